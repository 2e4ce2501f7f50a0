package org.studycircle.schedule;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

import org.studycircle.http.problem.Unacceptable;

/**
 * A schedule moved to another start, by whole days on the calendar: times of day and the days in between stay, whatever the clocks
 * of the zone do.
 *
 * @param days forwards, or backwards where negative
 */
record Shift(long days) {

    /** @return by how much windows are moved for the earliest of them to open on that day; of no windows, by nothing */
    static Shift toStart(LocalDate day, List<Window> windows) {
        return new Shift(windows.stream().map(window -> window.opensOn().date()).min(LocalDate::compareTo)
                .map(earliest -> ChronoUnit.DAYS.between(earliest, day))
                .orElse(0L));
    }

    /** @throws Unacceptable where it would leave the calendar that schedules are kept in */
    Window of(Window window) {
        return new Window(of(window.opensOn()), of(window.dueOn()), window.closesOn() == null ? null : of(window.closesOn()));
    }

    private LocalMoment of(LocalMoment moment) {
        LocalMoment moved = new LocalMoment(moment.date().plusDays(days), moment.time());
        if (!moved.isInRange()) {
            throw new Unacceptable("/startsOn", "invalid-value", "The schedule would lie outside of the years "
                    + LocalMoment.FIRST_YEAR + " to " + LocalMoment.LAST_YEAR + ".");
        }
        return moved;
    }
}
