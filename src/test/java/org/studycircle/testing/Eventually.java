package org.studycircle.testing;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** What becomes true within a moment: copies follow what they are copies of. */
public final class Eventually {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration PATIENCE_UNDER_LOAD = Duration.ofSeconds(90);
    private static final int PAUSE_MILLISECONDS = 40;

    private Eventually() {}

    /** Repeats the assertion until it holds, and fails as it does when it has not held for too long. */
    public static void holds(Runnable assertion) {
        holds(PATIENCE, assertion);
    }

    /** Returns when it has become true, also where the machine has a lot to do beside it. */
    public static void becomes(String what, BooleanSupplier condition) {
        holds(PATIENCE_UNDER_LOAD, () -> assertTrue(condition.getAsBoolean(), what));
    }

    private static void holds(Duration patience, Runnable assertion) {
        Instant deadline = Instant.now().plus(patience);
        while (true) {
            try {
                assertion.run();
                return;
            } catch (AssertionError failure) {
                if (Instant.now().isAfter(deadline)) {
                    throw failure;
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
