package org.studycircle.http.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.charset.StandardCharsets;
import java.util.List;

import javax.net.ssl.SSLContext;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.ssl.SslHandler;

/** On a connection without a network. */
class BehindDecoderTest {

    private final EmbeddedChannel connection = new EmbeddedChannel(new BehindDecoder(new UnreadableHeads()));

    @AfterEach
    void close() {
        connection.finishAndReleaseAll();
    }

    private void send(String bytes) {
        connection.writeInbound(Unpooled.copiedBuffer(bytes, StandardCharsets.ISO_8859_1));
    }

    /** Where HTTP/2 may come without TLS. */
    private static final class Chooser extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext context, Object bytes) {
            context.pipeline().addLast(new HttpRequestDecoder());
            context.fireChannelRead(bytes);
            context.pipeline().remove(this);
        }
    }

    @Test
    void firstHeadIsSeenWhereItsFirstByteMakesTheDecoder() {
        connection.pipeline().addLast(new Chooser());
        send("hello\r\n\r\n");
        assertEquals("NO_HTTP", connection.<HttpRequest>readInbound().headers().get(":unreadable"));
        assertNull(connection.pipeline().get(BehindDecoder.class));
    }

    @Test
    void withTlsItWaitsBehindIt() throws Exception {
        connection.pipeline().addLast(new SslHandler(SSLContext.getDefault().createSSLEngine()));
        send("a");
        List<Class<?>> order = connection.pipeline().toMap().values().stream().<Class<?>>map(ChannelHandler::getClass).toList();
        assertEquals(List.of(SslHandler.class, BehindDecoder.class), order);
    }
}
