package org.studycircle;

import java.time.Duration;
import java.time.Instant;

/** What becomes true within a moment: copies follow what they are copies of. */
public final class Eventually {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int PAUSE_MILLISECONDS = 40;

    private Eventually() {}

    /** Repeats the assertion until it holds, and fails as it does when it has not held for too long. */
    public static void holds(Runnable assertion) {
        Instant deadline = Instant.now().plus(PATIENCE);
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
