package org.studycircle.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** That the instants are the right ones: of the JVM's, which those of the database are held to. */
class LocalTimesTest {

    /** A local time in a zone, and two later ones. */
    record Case(ZoneId zone, LocalDateTime first, LocalDateTime second, LocalDateTime third) {

        LocalMoment time() {
            return LocalMoment.from(first, true);
        }

        LocalMoment day() {
            return LocalMoment.wholeDay(first.toLocalDate());
        }
    }

    /** Half of the local times lie within a day of a change of the clock. */
    @Provide
    static Arbitrary<Case> cases() {
        Arbitrary<ZoneId> zones = Arbitraries.oneOf(Arbitraries.of(Clocks.ZONES), Arbitraries.of(Clocks.ODD_ZONES))
                .map(ZoneId::of);
        Arbitrary<Integer> steps = Arbitraries.oneOf(Arbitraries.integers().between(0, 90),
                Arbitraries.integers().between(0, 3 * 24 * 60));
        return zones.flatMap(zone -> Arbitraries.oneOf(anywhere(zone), nearChange(zone))
                .flatMap(first -> steps.flatMap(one -> steps.map(two -> new Case(zone, first, first.plusMinutes(one),
                        first.plusMinutes(one).plusMinutes(two))))))
                .withoutEdgeCases();
    }

    private static Arbitrary<LocalDateTime> anywhere(ZoneId zone) {
        return Arbitraries.longs().between(Clocks.FIRST.getEpochSecond() / 60, Clocks.LAST.getEpochSecond() / 60)
                .map(minute -> Instant.ofEpochSecond(minute * 60).atZone(zone).toLocalDateTime().withSecond(0));
    }

    private static Arbitrary<LocalDateTime> nearChange(ZoneId zone) {
        List<ZoneOffsetTransition> changes = Clocks.changes(zone);
        return changes.isEmpty()
                ? anywhere(zone)
                : Arbitraries.of(changes).flatMap(change -> Arbitraries.integers().between(-24 * 60, 24 * 60)
                        .map(minutes -> change.getDateTimeBefore().plusMinutes(minutes).withSecond(0)));
    }

    @Property(tries = 3000)
    void instantsKeepTheOrderOfLocalTimes(@ForAll("cases") Case given, @ForAll boolean day, @ForAll boolean otherDay) {
        LocalMoment opensOn = LocalMoment.from(given.first(), !day);
        LocalMoment dueOn = LocalMoment.from(given.second(), !otherDay);
        LocalMoment closesOn = LocalMoment.from(given.third(), !day);
        Assume.that(opensOn.start().isBefore(dueOn.end()) && !closesOn.end().isBefore(dueOn.end()));

        EffectiveDates dates = Joining.inTime(given.zone()).dates(new Window(opensOn, dueOn, closesOn));

        assertFalse(dates.dueAt().isBefore(dates.opensAt()));
        assertFalse(dates.closesAt().isBefore(dates.dueAt()));
        assertTrue(dates.opensAt().isBefore(dates.dueAt()) || isSkipped(opensOn.start(), dueOn.end(), given.zone()));
    }

    /** @return whether the whole window lies in a gap, so that not a moment of it ever comes */
    private static boolean isSkipped(LocalDateTime start, LocalDateTime end, ZoneId zone) {
        ZoneOffsetTransition gap = zone.getRules().getTransition(start);
        return gap != null && gap.isGap() && !end.isAfter(gap.getDateTimeAfter());
    }

    @Property(tries = 3000)
    void dayIsOverJustAfterItsLastMoment(@ForAll("cases") Case given) {
        LocalDate day = given.day().date();
        Instant end = LocalTimes.ending(given.day().end(), given.zone());
        assertFalse(date(end.minusNanos(1), given.zone()).isAfter(day));
        for (Duration later = Duration.ZERO; later.toHours() < 26; later = later.plusMinutes(10)) {
            assertTrue(date(end.plus(later), given.zone()).isAfter(day), later::toString);
        }
    }

    @Property(tries = 3000)
    void dayOpensWithItsFirstMoment(@ForAll("cases") Case given) {
        LocalDate day = given.day().date();
        Instant start = LocalTimes.opening(given.day().start(), given.zone());
        assertTrue(date(start.minusNanos(1), given.zone()).isBefore(day));
        assertFalse(date(start, given.zone()).isBefore(day));
    }

    @Property(tries = 3000)
    void timeThatComesTwiceOpensAtTheFirstAndEndsAtTheSecond(@ForAll("cases") Case given) {
        Assume.that(given.first().getHour() != 0 || given.first().getMinute() != 0);
        List<Instant> comes = given.zone().getRules().getValidOffsets(given.first()).stream()
                .map(offset -> given.first().toInstant(offset)).sorted().toList();
        Instant opening = LocalTimes.opening(given.time().start(), given.zone());
        Instant ending = LocalTimes.ending(given.time().end(), given.zone());
        if (comes.isEmpty()) {
            Instant afterGap = given.zone().getRules().getTransition(given.first()).getInstant();
            assertEquals(afterGap, opening);
            assertEquals(afterGap, ending);
        } else {
            assertEquals(comes.get(0), opening);
            assertEquals(comes.get(comes.size() - 1), ending);
        }
    }

    private static LocalDate date(Instant instant, ZoneId zone) {
        return instant.atZone(zone).toLocalDate();
    }

    @ParameterizedTest
    @CsvSource({
            // an ordinary day, in winter and in summer
            "Europe/Berlin, 2026-11-22, 2026-11-21T23:00:00Z, 2026-11-22T23:00:00Z",
            "Europe/Berlin, 2026-06-22T18:00, 2026-06-22T16:00:00Z, 2026-06-22T16:00:00Z",
            // a day of 23 hours, a time that is skipped, and one that comes twice
            "Europe/Berlin, 2026-03-29, 2026-03-28T23:00:00Z, 2026-03-29T22:00:00Z",
            "Europe/Berlin, 2026-03-29T02:30, 2026-03-29T01:00:00Z, 2026-03-29T01:00:00Z",
            "Europe/Berlin, 2026-10-25T02:30, 2026-10-25T00:30:00Z, 2026-10-25T01:30:00Z",
            // the day that Samoa skipped, and the one before
            "Pacific/Apia, 2011-12-30, 2011-12-30T10:00:00Z, 2011-12-30T10:00:00Z",
            "Pacific/Apia, 2011-12-29, 2011-12-29T10:00:00Z, 2011-12-30T10:00:00Z",
            // midnight is skipped, or comes twice, or the clock goes back over it
            "America/Sao_Paulo, 2018-11-03, 2018-11-03T03:00:00Z, 2018-11-04T03:00:00Z",
            "America/Sao_Paulo, 2018-11-04, 2018-11-04T03:00:00Z, 2018-11-05T02:00:00Z",
            "Atlantic/Azores, 2026-10-24, 2026-10-24T00:00:00Z, 2026-10-25T00:00:00Z",
            "America/St_Johns, 2010-11-06, 2010-11-06T02:30:00Z, 2010-11-07T03:30:00Z",
    })
    void datesComeToTheseInstants(String zone, String moment, Instant opening, Instant ending) {
        assertEquals(opening, LocalTimes.opening(LocalMoment.parse(moment).start(), ZoneId.of(zone)));
        assertEquals(ending, LocalTimes.ending(LocalMoment.parse(moment).end(), ZoneId.of(zone)));
    }
}
