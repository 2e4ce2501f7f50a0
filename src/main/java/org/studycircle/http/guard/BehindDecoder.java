package org.studycircle.http.guard;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpObjectDecoder;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.ssl.SslHandler;

/** Puts another behind the decoder of HTTP/1 before that gets anything; there is none before a TLS handshake, and none for HTTP/2. */
final class BehindDecoder extends ChannelInboundHandlerAdapter {

    private final ChannelHandler other;

    BehindDecoder(ChannelHandler other) {
        this.other = other;
    }

    @Override
    public void channelRead(ChannelHandlerContext connection, Object bytes) {
        settle(connection);
        connection.fireChannelRead(bytes);
        settle(connection);
    }

    private void settle(ChannelHandlerContext connection) {
        if (connection.isRemoved()) {
            return;
        }
        ChannelPipeline pipeline = connection.pipeline();
        ChannelHandlerContext decoder = pipeline.context(HttpObjectDecoder.class);
        ChannelHandlerContext tls = pipeline.context(SslHandler.class);
        if (decoder != null) {
            pipeline.addAfter(decoder.name(), null, other);
            pipeline.remove(this);
        } else if (pipeline.context(Http2ConnectionHandler.class) != null) {
            pipeline.remove(this);
        } else if (tls != null && pipeline.names().indexOf(connection.name()) < pipeline.names().indexOf(tls.name())) {
            pipeline.addAfter(tls.name(), null, new BehindDecoder(other));
            pipeline.remove(this);
        }
    }
}
