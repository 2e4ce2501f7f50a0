package org.studycircle.http.guard;

import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.studycircle.http.UnreadableChunks;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;

/**
 * Stands behind the decoder of HTTP/1, and has it answered where that can't go on: a head as a request of its own, a body by whoever takes
 * it. To close at once would lose the answer at a client that is still sending: the connection is closed towards it first, and what it
 * sends in the meantime is dropped.
 */
final class UnreadableHeads extends ChannelDuplexHandler {

    private static final long PATIENCE_MILLIS = 5_000;

    private HttpRequest latest;
    private boolean isOver;
    private boolean isClosing;

    @Override
    public void channelRead(ChannelHandlerContext connection, Object message) {
        if (isOver) {
            ReferenceCountUtil.release(message);
        } else if (message instanceof HttpRequest head) {
            read(connection, head);
        } else if (message instanceof HttpContent body && body.decoderResult().isFailure()) {
            UnreadableChunks.sayIn(latest);
            closeLater(connection, connection.newPromise());
            endWith(connection, body);
        } else {
            connection.fireChannelRead(message);
        }
    }

    private void read(ChannelHandlerContext connection, HttpRequest head) {
        Optional<Unreadable> unreadable = Unreadable.of(head);
        if (unreadable.isEmpty()) {
            latest = head;
            connection.fireChannelRead(head);
        } else if (connection.channel().isActive()) {
            connection.fireChannelRead(unreadable.get().inPlaceOf(head));
            endWith(connection, head);
        }
    }

    private void endWith(ChannelHandlerContext connection, Object unreadable) {
        isOver = true;
        ReferenceCountUtil.release(unreadable);
        connection.fireChannelRead(LastHttpContent.EMPTY_LAST_CONTENT);
    }

    @Override
    public void close(ChannelHandlerContext connection, ChannelPromise closed) {
        if (isOver && !isClosing && connection.channel() instanceof DuplexChannel socket
                && connection.pipeline().get(SslHandler.class) == null) {
            isClosing = true;
            var unused = socket.shutdownOutput();
            closeLater(connection, closed);
        } else {
            closeNow(connection, closed);
        }
    }

    private static void closeLater(ChannelHandlerContext connection, ChannelPromise closed) {
        var unused = connection.executor().schedule(() -> closeNow(connection, closed), PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }

    private static void closeNow(ChannelHandlerContext connection, ChannelPromise closed) {
        var unused = connection.close(closed);
    }
}
