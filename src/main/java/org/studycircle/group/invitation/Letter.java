package org.studycircle.group.invitation;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A mail that is due to an address that an invitation is bound to.
 *
 * @param attempts how often it was tried, this time included
 */
record Letter(String email, UUID groupId, UUID invitationId, Instant expiresAt, int attempts) {

    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(6);
    private static final int DOUBLINGS = 9;

    /** @return when to try again after an attempt that failed, null where the invitation is over by then */
    Instant next(Instant now) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts - 1, DOUBLINGS));
        Instant next = now.plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
        return next.isBefore(expiresAt) ? next : null;
    }

    /** Addresses belong into no log. */
    @Override
    public String toString() {
        return "Letter[" + groupId + "/" + invitationId + "]";
    }
}
