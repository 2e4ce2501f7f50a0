package org.studycircle.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.studycircle.schedule.EffectiveDates.Source;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** The rule for late joiners, in all zones and about all changes of their clocks. */
class JoiningTest {

    private static final Duration LONGEST_CHANGE = Duration.ofHours(25);

    /** A window, somebody who joins about its opening or a change of the clock, and the end of a schedule. */
    record Case(ZoneId zone, Window window, Instant joined, LocalDateTime scheduleEnd) {

        Joining joining(Integer graceDays) {
            return new Joining(joined, zone, graceDays, scheduleEnd);
        }

        EffectiveDates written() {
            return joining(null).dates(window);
        }
    }

    @Provide
    static Arbitrary<Case> cases() {
        Arbitrary<Integer> steps = Arbitraries.oneOf(Arbitraries.integers().between(1, 90),
                Arbitraries.integers().between(1, 30 * 24 * 60));
        Arbitrary<Integer> joinings = Arbitraries.oneOf(Arbitraries.integers().between(-3 * 60 * 60, 3 * 60 * 60),
                Arbitraries.integers().between(-5 * 24 * 60 * 60, 60 * 24 * 60 * 60));
        return Combinators.combine(LocalTimesTest.cases(), steps, steps, steps, joinings).as(JoiningTest::of)
                .withoutEdgeCases();
    }

    private static Case of(LocalTimesTest.Case given, int due, int closing, int end, int joined) {
        LocalDateTime dueBefore = given.first().plusMinutes(due);
        LocalDateTime closesBefore = dueBefore.plusMinutes(closing);
        Window window = new Window(given.time(), LocalMoment.until(dueBefore, true), LocalMoment.until(closesBefore, true));
        Instant joining = LocalTimes.opening(given.time().start(), given.zone()).plusSeconds(joined);
        return new Case(given.zone(), window, joining, closesBefore.plusMinutes(end));
    }

    @Property(tries = 2000)
    void nobodyHasLessTimeThanIsWritten(@ForAll("cases") Case given, @ForAll @IntRange(min = 1, max = 90) int days) {
        EffectiveDates dates = given.joining(days).dates(given.window());
        assertEquals(given.written().opensAt(), dates.opensAt());
        assertFalse(dates.dueAt().isBefore(given.written().dueAt()));
        assertFalse(dates.closesAt().isBefore(given.written().closesAt()));
        assertFalse(dates.closesAt().isBefore(dates.dueAt()));
    }

    @Property(tries = 2000)
    void nobodyHasMoreTimeThanTheSchedule(@ForAll("cases") Case given, @ForAll @IntRange(min = 1, max = 90) int days) {
        EffectiveDates dates = given.joining(days).dates(given.window());
        Instant end = LocalTimes.ending(given.scheduleEnd(), given.zone());
        assertFalse(dates.dueAt().isAfter(end));
        assertFalse(dates.closesAt().isAfter(end));
    }

    @Property(tries = 2000)
    void capThatIsTooEarlyTakesNothingAway(@ForAll("cases") Case given, @ForAll @IntRange(min = 1, max = 90) int days) {
        Joining capped = new Joining(given.joined(), given.zone(), days, given.window().opensOn().start());
        assertEquals(given.written(), capped.dates(given.window()));
    }

    @Property(tries = 2000)
    void joiningLaterNeverLeavesLessTime(@ForAll("cases") Case given, @ForAll @IntRange(min = 1, max = 90) int days,
            @ForAll @IntRange(min = 0, max = 3 * 24 * 60 * 60) int later) {
        EffectiveDates dates = given.joining(days).dates(given.window());
        EffectiveDates others = given.joining(days).at(given.joined().plusSeconds(later)).dates(given.window());
        assertFalse(others.dueAt().isBefore(dates.dueAt()));
        assertFalse(others.closesAt().isBefore(dates.closesAt()));
    }

    @Property(tries = 2000)
    void graceLastsAsManyDaysAsItSays(@ForAll("cases") Case given, @ForAll @IntRange(min = 1, max = 90) int days) {
        Joining endless = new Joining(given.joined(), given.zone(), days, LocalDateTime.MAX);
        EffectiveDates dates = endless.dates(given.window());
        boolean isLate = given.joined().isAfter(given.written().opensAt().plus(LONGEST_CHANGE));
        if (isLate) {
            assertFalse(dates.dueAt().isBefore(given.joined().plus(Duration.ofDays(days)).minus(LONGEST_CHANGE)));
        }
        if (!dates.dueAt().equals(given.written().dueAt())) {
            assertEquals(Source.LATE_JOIN_RULE, dates.source());
            assertTrue(given.joined().isAfter(given.written().opensAt()));
            assertFalse(dates.dueAt().isAfter(given.joined().plus(Duration.ofDays(days + 1)).plus(LONGEST_CHANGE)));
        }
    }

    @Property(tries = 1000)
    void whoWasThereWhenItOpenedHasTheSameDates(@ForAll("cases") Case given, @ForAll @IntRange(min = 1, max = 90) int days) {
        Stream.of(Duration.ZERO, Duration.ofSeconds(1), Duration.ofDays(40)).forEach(earlier -> {
            Joining present = given.joining(days).at(given.written().opensAt().minus(earlier));
            assertEquals(given.written(), present.dates(given.window()));
        });
        assertEquals(Source.ASSIGNMENT, given.written().source());
    }

    @ParameterizedTest
    @CsvSource({
            // opens 2026-10-20, due 2026-10-26, closes 2026-10-30, the schedule ends with 2026-11-10
            "Europe/Berlin, 2026-10-19T21:59:59Z, 7, 2026-10-26T23:00:00Z, 2026-10-30T23:00:00Z, ASSIGNMENT",
            "Europe/Berlin, 2026-10-19T22:00:00Z, 7, 2026-10-26T23:00:00Z, 2026-10-30T23:00:00Z, ASSIGNMENT",
            "Europe/Berlin, 2026-10-19T22:00:01Z, 7, 2026-10-27T23:00:00Z, 2026-10-30T23:00:00Z, LATE_JOIN_RULE",
            "Europe/Berlin, 2026-10-20T21:59:59Z, 7, 2026-10-27T23:00:00Z, 2026-10-30T23:00:00Z, LATE_JOIN_RULE",
            "Europe/Berlin, 2026-10-20T22:00:00Z, 3, 2026-10-26T23:00:00Z, 2026-10-30T23:00:00Z, ASSIGNMENT",
            "Europe/Berlin, 2026-10-29T09:00:00Z, 7, 2026-11-05T23:00:00Z, 2026-11-05T23:00:00Z, LATE_JOIN_RULE",
            "Europe/Berlin, 2026-11-29T09:00:00Z, 90, 2026-11-10T23:00:00Z, 2026-11-10T23:00:00Z, LATE_JOIN_RULE",
            // a day later there
            "Pacific/Auckland, 2026-10-20T12:00:00Z, 7, 2026-10-28T11:00:00Z, 2026-10-30T11:00:00Z, LATE_JOIN_RULE",
    })
    void datesOfLateJoinersComeToTheseInstants(String zone, String joined, int days, Instant due, Instant closes,
            Source source) {
        Window window = new Window(LocalMoment.parse("2026-10-20"), LocalMoment.parse("2026-10-26"),
                LocalMoment.parse("2026-10-30"));
        EffectiveDates dates = new Joining(Instant.parse(joined), ZoneId.of(zone), days,
                LocalDateTime.parse("2026-11-11T00:00")).dates(window);
        assertEquals(due, dates.dueAt());
        assertEquals(closes, dates.closesAt());
        assertEquals(source, dates.source());
    }

    /** On 2010-11-07 a minute after midnight it was 23:01 of the day before again. */
    @ParameterizedTest
    @CsvSource({"2010-11-07T02:29:00Z", "2010-11-07T02:30:30Z", "2010-11-07T02:31:00Z", "2010-11-07T03:29:59Z"})
    void dayOfJoiningGoesOnWhileTheClockGoesBack(Instant joined) {
        Window window = new Window(LocalMoment.parse("2010-11-01"), LocalMoment.parse("2010-11-02"), null);
        Joining joining = new Joining(joined, ZoneId.of("America/St_Johns"), 1, LocalDateTime.MAX);
        assertEquals(Instant.parse("2010-11-08T03:30:00Z"), joining.dates(window).dueAt());
        assertEquals(Instant.parse("2010-11-09T03:30:00Z"),
                joining.at(Instant.parse("2010-11-07T03:30:00Z")).dates(window).dueAt());
    }
}
