package org.studycircle.group.member;

import java.time.Instant;
import java.util.UUID;

/** A member as others in the group know them. */
public record Author(UUID personId, String displayName) {

    /** When the member did something, as it is told. */
    public Instant at(Instant moment) {
        return Told.at(moment, personId);
    }
}
