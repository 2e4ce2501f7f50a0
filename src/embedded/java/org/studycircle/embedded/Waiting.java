package org.studycircle.embedded;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Asking again and again, ten times a second. */
public final class Waiting {

    private Waiting() {
    }

    /** Whether it came true within that many seconds. */
    public static boolean until(BooleanSupplier condition, long seconds) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            pause();
        }
        return true;
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for an embedded server", e);
        }
    }
}
