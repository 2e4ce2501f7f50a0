package org.studycircle.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/** When something happened that a device tells of. */
class DeviceClockTest {

    private static final Instant RECEIVED = Instant.parse("2026-11-22T19:30:00Z");
    private static final Instant OPENED = RECEIVED.minus(Duration.ofDays(30));
    private static final Duration WEEK = Duration.ofDays(7);

    private static Instant at(Instant sentAt, Instant occurredAt) {
        return new DeviceClock(sentAt, RECEIVED).at(occurredAt, OPENED);
    }

    @ParameterizedTest
    @ValueSource(longs = {400L * 86_400, 3_600, 61, -61, -3_600, -400L * 86_400, -20_000L * 86_400})
    void clockThatIsWrongIsSetRight(long secondsAhead) {
        Instant sentAt = RECEIVED.plusSeconds(secondsAhead);
        assertEquals(RECEIVED.minus(WEEK), at(sentAt, sentAt.minus(WEEK)));
        assertEquals(RECEIVED, at(sentAt, sentAt));
    }

    @ParameterizedTest
    @ValueSource(longs = {60, 1, 0, -1, -60})
    void wayThroughTheNetworkIsNoFaultOfTheClock(long secondsAhead) {
        Instant occurredAt = RECEIVED.minus(WEEK);
        assertEquals(occurredAt, at(RECEIVED.plusSeconds(secondsAhead), occurredAt));
    }

    @Test
    void whatSaysNothingOfItsClockIsBelieved() {
        assertEquals(RECEIVED.minus(WEEK), at(null, RECEIVED.minus(WEEK)));
        assertEquals(Instant.parse("2026-11-22T19:29:59.123456Z"), at(null, Instant.parse("2026-11-22T19:29:59.123456789Z")));
    }

    @Test
    void whatLiesInTheFutureIsNow() {
        assertEquals(RECEIVED, at(null, RECEIVED.plusSeconds(1)));
        assertEquals(RECEIVED, at(RECEIVED, RECEIVED.plus(Duration.ofDays(400))));
        assertEquals(RECEIVED, at(RECEIVED.minus(WEEK), RECEIVED));
    }

    @Test
    void whatLiesBeforeItCouldBeReadIsWhenItCould() {
        assertEquals(OPENED, at(null, Instant.parse("2025-01-01T00:00:00Z")));
        assertEquals(OPENED, at(RECEIVED.plus(Duration.ofDays(400)), RECEIVED));
    }

    @Property
    void neverBeforeItCouldBeReadAndNeverInTheFuture(
            @ForAll @LongRange(min = -62_135_596_800L, max = 253_402_300_799L) long sent,
            @ForAll @LongRange(min = -62_135_596_800L, max = 253_402_300_799L) long occurred) {
        Instant at = at(Instant.ofEpochSecond(sent), Instant.ofEpochSecond(occurred));
        assertTrue(!at.isBefore(OPENED) && !at.isAfter(RECEIVED), at::toString);
    }
}
