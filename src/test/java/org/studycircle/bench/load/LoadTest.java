package org.studycircle.bench.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;

class LoadTest {

    private static final Duration STALL = Duration.ofSeconds(1);

    /** One event loop: who holds it holds everybody. */
    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final AtomicInteger answered = new AtomicInteger();
    private volatile double stalledMilliseconds;

    @AfterEach
    void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private int serve() throws Exception {
        HttpServer server = vertx.createHttpServer().requestHandler(this::answer);
        return server.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS).actualPort();
    }

    private void answer(HttpServerRequest request) {
        answered.incrementAndGet();
        switch (request.path()) {
            case "/chunks" -> {
                request.response().setChunked(true).write("one");
                request.response().end("x".repeat(200_000));
            }
            case "/unmodified" -> request.response().setStatusCode(304).end();
            default -> request.response().end("hello");
        }
    }

    private void stall() {
        long begun = System.nanoTime();
        try {
            Thread.sleep(STALL.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        stalledMilliseconds = (System.nanoTime() - begun) / 1e6;
    }

    private static Request get(String path, int expected) {
        return Request.get(path, Map.of("Accept", "application/json"), expected);
    }

    /** Of 12,000 requests 2,000 are due while nobody answers: the hundred and twentieth of them waits 0.94 of the stall. */
    @Test
    void stallCountsForAllWhoComeMeanwhile() throws Exception {
        Load load = new Load(serve(), 16, connection -> get("/", 200));
        assertEquals(0, load.closed(STALL).unexpected());
        vertx.setTimer(2_000, timer -> stall());
        Measured measured = load.open(2_000, Duration.ofSeconds(6));
        assertEquals(12_000, measured.requests());
        double share = measured.percentile(99) / stalledMilliseconds;
        assertTrue(share > 0.8 && share < 1.02, () -> measured.percentile(99) + " of " + stalledMilliseconds);
        assertTrue(measured.percentile(50) < 100, () -> "half of them came while it did not stall: " + measured.percentile(50));
    }

    @Test
    void answersOfAllKindsAreReadToTheirEnd() throws Exception {
        String[] paths = {"/", "/chunks", "/unmodified"};
        int[] turns = new int[4];
        Load load = new Load(serve(), turns.length, connection -> {
            String path = paths[turns[connection]++ % paths.length];
            return get(path, path.equals("/unmodified") ? 304 : 200);
        });
        Measured measured = load.closed(Duration.ofMillis(500));
        assertEquals(0, measured.unexpected());
        assertEquals(answered.get(), measured.requests());
        assertTrue(measured.requests() > paths.length * turns.length);
        assertEquals(measured.requests() / measured.seconds(), measured.perSecond());
    }

    @Test
    void anotherStatusThanExpectedIsCounted() throws Exception {
        Load load = new Load(serve(), 2, connection -> get("/", connection == 0 ? 200 : 201));
        Measured measured = load.open(100, Duration.ofMillis(500));
        assertEquals(50, measured.requests());
        assertTrue(measured.unexpected() > 0 && measured.unexpected() < 50, measured::toString);
    }
}
