package org.studycircle.transfer;

import java.util.UUID;

import jakarta.validation.constraints.NotNull;

import org.studycircle.http.problem.Unacceptable;
import org.studycircle.schedule.LocalMoment;
import org.studycircle.text.Characters;
import org.studycircle.text.Ids;
import org.studycircle.text.VisibleText;

/**
 * A group to start from another one.
 *
 * @param startsOn the day on which the first assignment opens
 */
record NewClone(UUID groupId,
        @NotNull @Characters(min = 1, max = LONGEST_NAME) @VisibleText String name,
        @NotNull LocalMoment startsOn) {

    private static final int LONGEST_NAME = 120;

    /** @throws Unacceptable where it starts at an hour */
    void requireDay() {
        if (startsOn.time() != null) {
            throw new Unacceptable("/startsOn", "invalid-format", "A schedule starts on a day, not at an hour.");
        }
    }

    /** @return the same with an id, where the client chose none */
    NewClone identified() {
        return new NewClone(Ids.orNext(groupId), name, startsOn);
    }
}
