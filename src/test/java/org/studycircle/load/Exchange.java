package org.studycircle.load;

/**
 * One request, and what became of it.
 *
 * @param port where it was sent to
 * @param status null where there was no whole answer
 * @param closes whether the answer asked for the connection to be closed
 * @param retryAfter seconds, -1 where the answer says nothing of it
 * @param begun in nanoseconds of {@link System#nanoTime()}
 */
public record Exchange(int port, String what, Integer status, boolean closes, int retryAfter, long begun, long ended) {

    static final int UNAVAILABLE = 503;

    public boolean isAnswered() {
        return status != null;
    }

    public boolean isRefusedForNow() {
        return isAnswered() && status == UNAVAILABLE;
    }

    public boolean isServed() {
        return isAnswered() && status < 500;
    }

    public long millis() {
        return (ended - begun) / 1_000_000;
    }
}
