package org.studycircle.testing;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import io.netty.util.concurrent.EventExecutor;
import io.vertx.core.Vertx;

/**
 * A watch on the event loops: each is pinged all the time, and what it worked from one ping to the next is its processor time, which does not
 * grow with what else the machine has to do.
 */
public final class Loops {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final long EVERY_MILLIS = 2;

    private final Vertx vertx;

    public Loops(Vertx vertx) {
        this.vertx = vertx;
    }

    /** @return the most that any of the loops worked without a pause meanwhile */
    public Duration longest(Runnable work) throws Exception {
        AtomicLong longest = new AtomicLong();
        List<Future<?>> pings = new ArrayList<>();
        for (EventExecutor loop : vertx.nettyEventLoopGroup()) {
            long[] before = {-1};
            pings.add(loop.scheduleAtFixedRate(() -> {
                long now = THREADS.getCurrentThreadCpuTime();
                long worked = before[0] < 0 ? 0 : now - before[0];
                longest.accumulateAndGet(worked, Math::max);
                before[0] = now;
            }, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS));
        }
        try {
            work.run();
            TimeUnit.MILLISECONDS.sleep(10 * EVERY_MILLIS);
        } finally {
            pings.forEach(ping -> ping.cancel(false));
        }
        return Duration.ofNanos(longest.get());
    }
}
