package org.studycircle.schedule;

import java.time.LocalDateTime;

import org.studycircle.http.problem.Unacceptable;

/**
 * When an assignment is open, on the group's clock.
 *
 * @param closesOn null where it never closes
 */
public record Window(LocalMoment opensOn, LocalMoment dueOn, LocalMoment closesOn) {

    /** @throws Unacceptable where it is due before it opens, or closes before it is due */
    public Window {
        if (!opensOn.start().isBefore(dueOn.end())) {
            throw new Unacceptable("/dueOn", "order", "It can't be due before it opens.");
        }
        if (closesOn != null && closesOn.end().isBefore(dueOn.end())) {
            throw new Unacceptable("/closesOn", "order", "It can't close before it is due.");
        }
    }

    /** From the columns of {@code assignment}; {@code closesBefore} is null where it never closes. */
    public static Window of(LocalDateTime opensFrom, boolean opensAtTime, LocalDateTime dueBefore, boolean dueAtTime,
            LocalDateTime closesBefore, boolean closesAtTime) {
        return new Window(LocalMoment.from(opensFrom, opensAtTime), LocalMoment.until(dueBefore, dueAtTime),
                closesBefore == null ? null : LocalMoment.until(closesBefore, closesAtTime));
    }

    public LocalDateTime closesBefore() {
        return closesOn == null ? null : closesOn.end();
    }

    public boolean closesAtTime() {
        return closesOn != null && closesOn.isAtTime();
    }
}
