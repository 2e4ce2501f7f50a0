package org.studycircle.http.guard;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpObjectDecoder;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.ssl.SslHandler;

/**
 * Puts another behind the decoder of HTTP/1 before anything comes out of that. There is none before a TLS handshake, none for HTTP/2, and
 * where HTTP/2 comes without TLS the first bytes decide: they are handed on one by one, lest a whole head goes by with them.
 */
final class BehindDecoder extends ChannelInboundHandlerAdapter {

    private final ChannelHandler other;

    BehindDecoder(ChannelHandler other) {
        this.other = other;
    }

    @Override
    public void channelRead(ChannelHandlerContext connection, Object message) {
        settle(connection);
        ByteBuf bytes = (ByteBuf) message;
        while (!connection.isRemoved() && bytes.readableBytes() > 1) {
            connection.fireChannelRead(bytes.readRetainedSlice(1));
            settle(connection);
        }
        connection.fireChannelRead(bytes);
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
        } else if (tls != null && isBefore(tls, connection)) {
            pipeline.addAfter(tls.name(), null, new BehindDecoder(other));
            pipeline.remove(this);
        }
    }

    private static boolean isBefore(ChannelHandlerContext tls, ChannelHandlerContext connection) {
        var names = connection.pipeline().names();
        return names.indexOf(connection.name()) < names.indexOf(tls.name());
    }
}
