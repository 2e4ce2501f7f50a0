package org.studycircle.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.studycircle.http.problem.Unacceptable;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.time.api.Dates;

/** Schedules moved across years, leap days and the nights in which clocks are changed. */
class ShiftTest {

    /** Zones that change their clocks: at different hours, by half an hour, at midnight, and one that once left out a day. */
    private static final List<String> ZONES = List.of("Europe/Berlin", "America/New_York", "Australia/Lord_Howe",
            "America/Santiago", "Africa/Cairo", "Pacific/Apia", "UTC");

    @Provide
    Arbitrary<LocalDate> days() {
        return Dates.dates().between(LocalDate.of(1990, 1, 1), LocalDate.of(2060, 12, 31));
    }

    @Provide
    Arbitrary<String> zones() {
        return Arbitraries.of(ZONES);
    }

    private static Arbitrary<LocalTime> times() {
        return Arbitraries.integers().between(0, 24 * 60 - 1).map(minute -> LocalTime.MIDNIGHT.plusMinutes(minute))
                .injectNull(0.5);
    }

    /** A window from its opening, how many days later it is due and closes, and perhaps times of day. */
    @Provide
    Arbitrary<List<Window>> schedules() {
        return Combinators.combine(days(), times(), Arbitraries.integers().between(1, 400), times(),
                Arbitraries.integers().between(1, 60).injectNull(0.3)).as(ShiftTest::window).list().ofMinSize(1).ofMaxSize(12);
    }

    private static Window window(LocalDate opens, LocalTime from, int days, LocalTime until, Integer more) {
        LocalDate due = opens.plusDays(days);
        return new Window(new LocalMoment(opens, from), new LocalMoment(due, until),
                more == null ? null : new LocalMoment(due.plusDays(more), until));
    }

    private static List<LocalMoment> boundaries(List<Window> schedule) {
        List<LocalMoment> all = new ArrayList<>();
        schedule.forEach(window -> Stream.of(window.opensOn(), window.dueOn(), window.closesOn()).forEach(all::add));
        return all;
    }

    private static List<Window> shifted(List<Window> schedule, LocalDate start) {
        Shift shift = Shift.toStart(start, schedule);
        return schedule.stream().map(shift::of).toList();
    }

    @Property
    void earliestOpeningFallsOnTheStartAndEverythingElseKeepsItsDistance(@ForAll("schedules") List<Window> schedule,
            @ForAll("days") LocalDate start) {
        List<LocalMoment> before = boundaries(schedule);
        List<LocalMoment> after = boundaries(shifted(schedule, start));
        assertEquals(start,
                shifted(schedule, start).stream().map(window -> window.opensOn().date()).min(LocalDate::compareTo)
                        .orElseThrow());
        for (int i = 0; i < before.size(); i++) {
            if (before.get(i) == null) {
                assertEquals(null, after.get(i));
                continue;
            }
            assertEquals(before.get(i).time(), after.get(i).time());
            assertEquals(ChronoUnit.DAYS.between(before.get(0).date(), before.get(i).date()),
                    ChronoUnit.DAYS.between(after.get(0).date(), after.get(i).date()));
        }
    }

    @Property
    void shiftingBackMakesTheOldScheduleAgain(@ForAll("schedules") List<Window> schedule, @ForAll("days") LocalDate start) {
        LocalDate first = schedule.stream().map(window -> window.opensOn().date()).min(LocalDate::compareTo).orElseThrow();
        assertEquals(schedule, shifted(shifted(schedule, start), first));
    }

    /** Whatever the clocks do on the new days: what was due before something else is not due after it. */
    @Property
    void instantsKeepTheOrderOfTheDates(@ForAll("schedules") List<Window> schedule, @ForAll("days") LocalDate start,
            @ForAll("zones") String zone) {
        List<Window> shifted = shifted(schedule, start);
        Joining inTime = Joining.inTime(ZoneId.of(zone));
        for (Window one : shifted) {
            for (Window other : shifted) {
                LocalDateTime first = one.dueOn().end();
                LocalDateTime second = other.dueOn().end();
                Instant firstDue = inTime.dates(one).dueAt();
                Instant secondDue = inTime.dates(other).dueAt();
                assertFalse(first.isBefore(second) && firstDue.isAfter(secondDue), first + " and " + second + " in " + zone);
            }
            assertFalse(
                    inTime.dates(one).opensAt().isAfter(inTime.dates(one).dueAt()));
        }
    }

    @Test
    void leapDayIsADayLikeOthers() {
        Window window = window(LocalDate.of(2024, 2, 28), null, 2, LocalTime.of(18, 0), 7);
        assertEquals(window(LocalDate.of(2025, 2, 28), null, 2, LocalTime.of(18, 0), 7),
                shifted(List.of(window), LocalDate.of(2025, 2, 28)).get(0));
        assertEquals("2025-03-02T18:00", shifted(List.of(window), LocalDate.of(2025, 2, 28)).get(0).dueOn().toString());
    }

    @Test
    void scheduleThatWouldLeaveTheCalendarIsRefused() {
        Window window = window(LocalDate.of(2024, 1, 1), null, 30, null, null);
        assertEquals("2999-12-31", shifted(List.of(window), LocalDate.of(2999, 12, 1)).get(0).dueOn().toString());
        Unacceptable refused = assertThrows(Unacceptable.class, () -> shifted(List.of(window), LocalDate.of(2999, 12, 2)));
        assertEquals("/startsOn", refused.problem().errors().get(0).pointer());
    }

    @Test
    void nothingIsMovedByNothing() {
        assertEquals(0, Shift.toStart(LocalDate.of(2026, 1, 1), List.of()).days());
    }
}
