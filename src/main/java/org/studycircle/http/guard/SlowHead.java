package org.studycircle.http.guard;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpObjectDecoder;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Future;

/**
 * Closes a connection of HTTP/1 whose next request is begun, and its head not there in time: a byte now and then keeps none. It stands
 * before everything else, where bytes come, and has a second behind the decoder, where heads come. Until there is a decoder, what comes
 * (such as a TLS handshake) counts as head; HTTP/2 bounds its heads itself.
 */
final class SlowHead extends ChannelInboundHandlerAdapter {

    private final Duration patience;
    private Future<?> late;
    private boolean isInHead = true;
    /** Whether a head was complete with the bytes that have just come, as mostly with its first ones. */
    private boolean hasCome;
    private boolean isWatching;

    SlowHead(Duration patience) {
        this.patience = patience;
    }

    @Override
    public void channelRead(ChannelHandlerContext connection, Object bytes) {
        boolean wasWatching = watches(connection);
        boolean isBegun = isInHead;
        hasCome = false;
        connection.fireChannelRead(bytes);
        if (isBegun && !hasCome && late == null && !connection.isRemoved()) {
            late = connection.executor().schedule(() -> hangUp(connection), patience.toMillis(), TimeUnit.MILLISECONDS);
        }
        if (!connection.isRemoved() && !wasWatching && watches(connection)) {
            complete();
            // with TLS it was the handshake; else a head may have gone by, and what comes may be its body
            isInHead = connection.pipeline().get(SslHandler.class) != null;
        }
        if (!connection.isRemoved() && connection.pipeline().context(Http2ConnectionHandler.class) != null) {
            connection.pipeline().remove(this);
        }
    }

    private static void hangUp(ChannelHandlerContext connection) {
        var unused = connection.close();
    }

    private boolean watches(ChannelHandlerContext connection) {
        ChannelHandlerContext decoder = isWatching ? null : connection.pipeline().context(HttpObjectDecoder.class);
        if (decoder != null) {
            isWatching = true;
            connection.pipeline().addAfter(decoder.name(), null, new Behind());
        }
        return isWatching;
    }

    private void complete() {
        if (late != null) {
            late.cancel(false);
            late = null;
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext connection) {
        complete();
        connection.fireChannelInactive();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext connection) {
        complete();
    }

    /** Sees what the decoder has made of the bytes. */
    private final class Behind extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext connection, Object message) {
            if (message instanceof HttpRequest) {
                complete();
                hasCome = true;
                isInHead = false;
            }
            if (message instanceof LastHttpContent) {
                isInHead = true;
            }
            connection.fireChannelRead(message);
        }
    }
}
