package org.studycircle.http.guard;

import org.eclipse.microprofile.config.ConfigProvider;
import org.studycircle.http.HttpSettings;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.Channel;
import io.smallrye.config.SmallRyeConfig;

/**
 * Has every connection watched for heads that come too slowly, and for what can't be read. Netty finds it as a service, where the system
 * property {@value #EXTENSIONS_SYSTEM_PROPERTY} says that it may look.
 */
public class SlowHeads extends ChannelInitializerExtension {

    @Override
    public void postInitializeServerChildChannel(Channel connection) {
        HttpSettings settings = ConfigProvider.getConfig().unwrap(SmallRyeConfig.class).getConfigMapping(HttpSettings.class);
        connection.pipeline().addFirst(new SlowHead(settings.headTimeout()), new BehindDecoder(new UnreadableHeads()));
    }
}
