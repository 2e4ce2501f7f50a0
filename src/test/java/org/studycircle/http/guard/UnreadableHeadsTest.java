package org.studycircle.http.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.LastHttpContent;

/** On a connection without a network. */
class UnreadableHeadsTest {

    private final EmbeddedChannel connection = new EmbeddedChannel(new BehindDecoder(new UnreadableHeads()),
            new HttpRequestDecoder());

    @AfterEach
    void close() {
        connection.finishAndReleaseAll();
    }

    private void send(String bytes) {
        connection.writeInbound(Unpooled.copiedBuffer(bytes, StandardCharsets.ISO_8859_1));
    }

    @ParameterizedTest
    @CsvSource({"GET, /, HTTP/one, NO_HTTP", "GET, /, HTTP/2.0, NO_HTTP", "GET, /, HTTP/3.7, NO_HTTP",
            "G\u0000T, /, HTTP/1.1, NO_HTTP"})
    void readableOneTakesThePlaceOfAHead(String method, String address, String version, String reason) {
        send(method + " " + address + " " + version + "\r\n\r\n");
        HttpRequest read = connection.readInbound();
        assertEquals(reason, read.headers().get(":unreadable"));
        assertTrue(read.decoderResult().isSuccess());
        assertInstanceOf(LastHttpContent.class, connection.readInbound());
    }

    @Test
    void whatIsTooLongIsToldFromWhatIsNone() {
        send("GET /" + "a".repeat(5_000));
        assertEquals("ADDRESS_TOO_LONG", connection.<HttpRequest>readInbound().headers().get(":unreadable"));
    }

    @Test
    void whatIsTooMuchKeepsTheIdOfTheRequest() {
        send("HEAD / HTTP/1.1\r\nX-Request-Id: a\r\nY: b\r\nX: " + "a".repeat(10_000));
        HttpRequest read = connection.readInbound();
        assertEquals("HEADERS_TOO_LARGE", read.headers().get(":unreadable"));
        assertEquals("a", read.headers().get("X-Request-Id"));
        assertEquals("HEAD", read.method().name());
    }

    @Test
    void nothingIsReadBehindAHeadThatCantBe() {
        send("GET / HTTP/1.1\r\n\r\nhello\r\n\r\nGET / HTTP/1.1\r\n\r\n");
        assertNull(connection.<HttpRequest>readInbound().headers().get(":unreadable"));
        connection.readInbound();
        assertEquals("NO_HTTP", connection.<HttpRequest>readInbound().headers().get(":unreadable"));
        connection.readInbound();
        assertNull(connection.readInbound());
    }

    @Test
    void headThatNeverComesWholeIsNobodys() {
        send("GET / HTTP/1.1\r\nX: a");
        var unused = connection.close();
        assertNull(connection.readInbound());
    }

    @Test
    void chunkThatIsNoneIsToldToWhoTakesTheBody() {
        send("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n");
        HttpRequest read = connection.readInbound();
        send("2\r\nabzz");
        assertEquals("unreadable", read.headers().get("Transfer-Encoding"));
        HttpContent chunk = connection.readInbound();
        chunk.release();
        assertInstanceOf(LastHttpContent.class, connection.readInbound());
        connection.advanceTimeBy(6, TimeUnit.SECONDS);
        connection.runScheduledPendingTasks();
        assertFalse(connection.isOpen());
    }
}
