package org.studycircle.http.guard;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpRequestDecoder;

/** On a connection whose clock the test moves. */
class SlowHeadTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final EmbeddedChannel connection = new EmbeddedChannel(new SlowHead(PATIENCE), new HttpRequestDecoder());

    @AfterEach
    void close() {
        connection.finishAndReleaseAll();
    }

    private void send(String bytes) {
        connection.writeInbound(Unpooled.copiedBuffer(bytes, StandardCharsets.US_ASCII));
    }

    private void wait(int seconds) {
        connection.advanceTimeBy(seconds, TimeUnit.SECONDS);
        connection.runScheduledPendingTasks();
    }

    @Test
    void aByteNowAndThenKeepsNoConnection() {
        send("GET / HTTP/1.1\r\nX: ");
        for (int i = 0; i < 9; i++) {
            wait(1);
            send("a");
            assertTrue(connection.isOpen());
        }
        wait(1);
        assertFalse(connection.isOpen());
    }

    @Test
    void headThatIsThereMayTakeItsTimeForTheRest() {
        send("POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\na");
        wait(60);
        send("b");
        wait(60);
        send("c");
        wait(60);
        assertTrue(connection.isOpen(), "what is silent is another's affair");
    }

    @Test
    void eachHeadHasItsTime() {
        send("GET / HTTP/1.1\r\n\r\n");
        wait(60);
        send("GET / HT");
        wait(9);
        send("TP/1.1\r\n\r\n");
        wait(60);
        assertTrue(connection.isOpen());
        send("G");
        wait(10);
        assertFalse(connection.isOpen());
    }
}
