package org.studycircle.feed.stream;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import io.vertx.core.Context;

/**
 * Small acts on one event loop, in the order in which they were said: many in one turn of the loop, but never for so long that others
 * who have something to do there notice it.
 */
final class Turns {

    private static final long LONGEST_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    /** What is run at once goes before what has come by the network, so that many of that would be one long turn. */
    private static final long PAUSE_MILLISECONDS = 1;

    private final Context context;
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean isDue = new AtomicBoolean();

    Turns(Context context) {
        this.context = context;
    }

    /** Later, from anywhere. */
    void run(Runnable act) {
        waiting.add(act);
        if (isDue.compareAndSet(false, true)) {
            context.runOnContext(ignored -> takeTurn());
        }
    }

    private void takeTurn() {
        long end = System.nanoTime() + LONGEST_NANOS;
        try {
            for (Runnable act = waiting.poll(); act != null; act = System.nanoTime() < end ? waiting.poll() : null) {
                act.run();
            }
        } finally {
            isDue.set(false);
            if (!waiting.isEmpty() && isDue.compareAndSet(false, true)) {
                context.owner().setTimer(PAUSE_MILLISECONDS, ignored -> takeTurn());
            }
        }
    }
}
