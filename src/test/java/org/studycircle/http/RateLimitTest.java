package org.studycircle.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.studycircle.http.problem.NotFound;
import org.studycircle.http.problem.TooManyRequests;
import org.studycircle.http.problem.Unavailable;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;

class RateLimitTest {

    private final RateLimit limit = new RateLimit("guesses", 3, Duration.ofMinutes(1));

    private Throwable refused(String key, RuntimeException why) {
        return assertThrows(RuntimeException.class,
                () -> limit.countingRefusals(key, () -> Uni.createFrom().failure(why)).await().indefinitely());
    }

    private String allowed(String key) {
        return limit.countingRefusals(key, () -> Uni.createFrom().item("in")).await().indefinitely();
    }

    @Test
    void refusalsAreCountedAndTheNextOneIsTooMany() {
        IntStream.range(0, 3).forEach(guess -> assertEquals(NotFound.class, refused("rui", new NotFound()).getClass()));
        TooManyRequests tooMany = assertThrows(TooManyRequests.class, () -> allowed("rui"));
        assertEquals(429, tooMany.problem().status());
        int wait = Integer.parseInt(tooMany.headers().get("Retry-After"));
        assertTrue(15 <= wait && wait <= 20, "a third of a minute, not " + wait);
        assertEquals("\"guesses\";q=3;w=60", tooMany.headers().get("RateLimit-Policy"));
        assertEquals("\"guesses\";r=0;t=" + wait, tooMany.headers().get("RateLimit"));
        assertEquals("in", allowed("mia"));
    }

    @Test
    void successAndTroubleOfOurOwnCostNothing() {
        IntStream.range(0, 20).forEach(call -> {
            assertEquals("in", allowed("rui"));
            assertEquals(Unavailable.class, refused("rui", new Unavailable("Away.")).getClass());
            assertEquals(IllegalStateException.class, refused("rui", new IllegalStateException()).getClass());
        });
        assertEquals(NotFound.class, refused("rui", new NotFound()).getClass());
    }

    @Test
    void guessesSideBySideDoNotGetPastTheLimit() {
        List<UniEmitter<? super String>> waiting = new ArrayList<>();
        List<Throwable> failures = new ArrayList<>();
        for (int guess = 0; guess < 10; guess++) {
            limit.countingRefusals("rui", () -> Uni.createFrom().<String>emitter(waiting::add))
                    .subscribe().with(in -> {
                    }, failures::add);
        }
        assertEquals(3, waiting.size());
        assertEquals(7, failures.stream().filter(TooManyRequests.class::isInstance).count());
        waiting.forEach(emitter -> emitter.complete("in"));
        assertEquals("in", allowed("rui"));
    }

    @Test
    void triesComeBackOverTheWindow() throws Exception {
        RateLimit quick = new RateLimit("quick", 2, Duration.ofMillis(400));
        quick.take("rui");
        quick.take("rui");
        assertThrows(TooManyRequests.class, () -> quick.take("rui"));
        Thread.sleep(250);
        quick.take("rui");
        assertThrows(TooManyRequests.class, () -> quick.take("rui"));
    }
}
