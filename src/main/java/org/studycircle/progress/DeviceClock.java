package org.studycircle.progress;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The clock of a device, by which it says when something happened. How long ago that is can be trusted where the hour can't.
 *
 * @param sentAt what the clock showed when the device sent what it tells, null where it does not say so
 * @param receivedAt when that came here
 */
record DeviceClock(Instant sentAt, Instant receivedAt) {

    /** So long something may be under way; a clock that is wrong by no more is taken for right. */
    private static final Duration UNDER_WAY = Duration.ofMinutes(1);

    /**
     * When something happened, as far as we believe it.
     *
     * @param occurredAt by this clock
     * @param earliest before which it can't have been; what came after the receipt can't have been either
     */
    Instant at(Instant occurredAt, Instant earliest) {
        Instant at = occurredAt.plus(slow()).truncatedTo(ChronoUnit.MICROS);
        Instant notBefore = at.isBefore(earliest) ? earliest : at;
        return notBefore.isAfter(receivedAt) ? receivedAt : notBefore;
    }

    /** By how much the clock is slow; negative where it is fast. */
    private Duration slow() {
        Duration slow = sentAt == null ? Duration.ZERO : Duration.between(sentAt, receivedAt);
        return slow.abs().compareTo(UNDER_WAY) <= 0 ? Duration.ZERO : slow;
    }
}
