package org.studycircle.schedule;

import java.time.LocalDateTime;

import org.studycircle.http.problem.Unacceptable;

/**
 * When an assignment is open, on the group's clock.
 *
 * @param closesOn null where it never closes
 */
record Window(LocalMoment opensOn, LocalMoment dueOn, LocalMoment closesOn) {

    /** @throws Unacceptable where it is due before it opens, or closes before it is due */
    Window {
        if (!opensOn.start().isBefore(dueOn.end())) {
            throw new Unacceptable("/dueOn", "order", "It can't be due before it opens.");
        }
        if (closesOn != null && closesOn.end().isBefore(dueOn.end())) {
            throw new Unacceptable("/closesOn", "order", "It can't close before it is due.");
        }
    }

    LocalDateTime closesBefore() {
        return closesOn == null ? null : closesOn.end();
    }

    boolean closesAtTime() {
        return closesOn != null && closesOn.isAtTime();
    }
}
