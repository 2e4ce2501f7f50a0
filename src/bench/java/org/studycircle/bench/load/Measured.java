package org.studycircle.bench.load;

import org.HdrHistogram.Histogram;

/**
 * How it was to wait.
 *
 * @param waits microseconds of each request, from when it was to be sent
 * @param unexpected answers with another status than expected
 * @param seconds from the first request to the last answer
 */
public record Measured(Histogram waits, long unexpected, double seconds) {

    public long requests() {
        return waits.getTotalCount();
    }

    public double perSecond() {
        return requests() / seconds;
    }

    /** @return milliseconds that so many of a hundred did not wait longer than */
    public double percentile(double percentile) {
        return waits.getValueAtPercentile(percentile) / 1_000.0;
    }

    /** Both together, as if one had followed the other. */
    public Measured and(Measured other) {
        Histogram both = waits.copy();
        both.add(other.waits);
        return new Measured(both, unexpected + other.unexpected, seconds + other.seconds);
    }
}
