package org.studycircle.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

import org.HdrHistogram.Histogram;

/**
 * Some connections to one server.
 *
 * <p>{@link #closed}: each sends as soon as it has been answered. That tells how much a server can do, but not how long people wait: while the server
 * stands still nobody asks, and the stall counts once for each connection.
 *
 * <p>{@link #open}: requests are due at a rate, whatever the server does, as those of people are who know nothing of each other. Each waits from when it
 * was due, so that a stall counts for all who come meanwhile. Whichever connection is free sends the one that is due next.
 *
 * @param port of the server, on this machine
 */
public record Load(int port, int connections, Requests requests) {

    private static final long LONGEST_MICROSECONDS = 3_600_000_000L;
    private static final int DIGITS = 3;
    private static final double NANOS = 1e9;

    public Measured closed(Duration time) {
        long begin = System.nanoTime();
        return run(begin, () -> {
            long now = System.nanoTime();
            return now - begin < time.toNanos() ? now : -1;
        });
    }

    /** All that are due in the time are sent, however long it takes. */
    public Measured open(double perSecond, Duration time) {
        long begin = System.nanoTime();
        long all = Math.round(perSecond * time.toNanos() / NANOS);
        AtomicLong sent = new AtomicLong();
        return run(begin, () -> {
            long number = sent.getAndIncrement();
            return number < all ? begin + Math.round(number * NANOS / perSecond) : -1;
        });
    }

    /** When the next one is due, in nanoseconds of {@link System#nanoTime()}; -1 for none any more. */
    private interface Schedule {

        long next();
    }

    private Measured run(long begin, Schedule schedule) {
        LongAdder unexpected = new LongAdder();
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        try {
            List<Future<Histogram>> running = IntStream.range(0, connections)
                    .mapToObj(number -> threads.submit(() -> run(number, schedule, unexpected))).toList();
            Histogram waits = histogram();
            for (Future<Histogram> one : running) {
                waits.add(one.get());
            }
            return new Measured(waits, unexpected.sum(), (System.nanoTime() - begin) / NANOS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private Histogram run(int number, Schedule schedule, LongAdder unexpected) {
        Histogram waits = histogram();
        try (Wire wire = new Wire(port)) {
            for (long due = schedule.next(); due != -1; due = schedule.next()) {
                Request request = requests.next(number);
                waitUntil(due);
                if (wire.exchange(request.bytes()) != request.expected()) {
                    unexpected.increment();
                }
                waits.recordValue((System.nanoTime() - due) / 1_000);
            }
            return waits;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void waitUntil(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private static Histogram histogram() {
        return new Histogram(LONGEST_MICROSECONDS, DIGITS);
    }
}
