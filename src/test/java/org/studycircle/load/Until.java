package org.studycircle.load;

import java.util.function.BooleanSupplier;

/** Waiting for what happens in a while, also on a busy machine. */
public final class Until {

    private static final long PATIENCE_NANOS = 90_000_000_000L;
    private static final int PAUSE_MILLISECONDS = 20;

    private Until() {}

    /** Returns when it has become true, and fails when it does not. */
    public static void holds(String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within patience: " + what);
            }
            Thread.sleep(PAUSE_MILLISECONDS);
        }
    }
}
