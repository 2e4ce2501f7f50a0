package org.studycircle.visibility;

import java.time.Instant;
import java.util.UUID;

import org.studycircle.http.EntityTag;

/** That a member chose to see what others write about an assignment before having read. */
record OwnReveal(UUID assignmentId, Instant revealedAt) {

    /** It never changes. */
    EntityTag tag() {
        return EntityTag.of(0, revealedAt);
    }
}
