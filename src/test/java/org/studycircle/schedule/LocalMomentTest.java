package org.studycircle.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.LocalDateTime;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.studycircle.http.problem.Unacceptable;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class LocalMomentTest {

    @Provide
    static Arbitrary<LocalMoment> moments() {
        Arbitrary<LocalDate> dates = Arbitraries
                .longs().between(LocalDate.of(LocalMoment.FIRST_YEAR, 1, 1).toEpochDay(),
                        LocalDate.of(LocalMoment.LAST_YEAR, 12, 31).toEpochDay())
                .map(LocalDate::ofEpochDay);
        Arbitrary<Integer> minutes = Arbitraries.integers().between(0, 24 * 60 - 1);
        return Combinators.combine(dates, minutes.injectNull(0.3)).as((date, minute) -> minute == null
                ? LocalMoment.wholeDay(date)
                : LocalMoment.from(date.atStartOfDay().plusMinutes(minute), true));
    }

    @Property
    void momentIsPrintedJustAsItWasGiven(@ForAll("moments") LocalMoment moment) {
        assertEquals(moment, LocalMoment.parse(moment.toString()));
        assertEquals(moment.toString(), LocalMoment.parse(moment.toString()).toString());
    }

    @Property
    void momentIsFoundAgainFromEitherOfItsBounds(@ForAll("moments") LocalMoment moment) {
        assertEquals(moment, LocalMoment.from(moment.start(), moment.isAtTime()));
        assertEquals(moment, LocalMoment.until(moment.end(), moment.isAtTime()));
    }

    @Test
    void dayLastsUntilTheNextOneAndTimeIsABoundaryItself() {
        LocalMoment day = LocalMoment.parse("2026-02-28");
        assertEquals(LocalDateTime.parse("2026-02-28T00:00"), day.start());
        assertEquals(LocalDateTime.parse("2026-03-01T00:00"), day.end());
        LocalMoment time = LocalMoment.parse("2026-02-28T00:00");
        assertEquals(time.start(), time.end());
        assertEquals("2026-02-28T00:00", time.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2026-02-30", "2026-13-01", "2026-2-3", "2026-02-03T24:00", "2026-02-03T18:00:00",
            "2026-02-03T18:00Z", "2026-02-03 18:00", "1899-12-31", "3000-01-01", "+2026-02-03", "２０２６-02-03"})
    void whatIsNoLocalMomentIsRefused(String text) {
        assertThrows(RuntimeException.class, () -> LocalMoment.parse(text));
    }

    @Test
    void windowMayBeASingleDayButNotEmptyOrTurnedRound() {
        Window day = window("2026-11-22", "2026-11-22", "2026-11-22");
        assertTrue(day.opensOn().start().isBefore(day.closesBefore()));
        assertEquals("/dueOn", refusal("2026-11-22", "2026-11-21", null));
        assertEquals("/dueOn", refusal("2026-11-22T18:00", "2026-11-22T18:00", null));
        assertEquals("/closesOn", refusal("2026-11-22", "2026-11-24", "2026-11-23"));
        assertEquals("/closesOn", refusal("2026-11-22", "2026-11-24", "2026-11-24T23:59"));
    }

    private static String refusal(String opensOn, String dueOn, String closesOn) {
        return assertThrows(Unacceptable.class, () -> window(opensOn, dueOn, closesOn)).problem().errors().get(0).pointer();
    }

    private static Window window(String opensOn, String dueOn, String closesOn) {
        return new Window(LocalMoment.parse(opensOn), LocalMoment.parse(dueOn),
                closesOn == null ? null : LocalMoment.parse(closesOn));
    }
}
