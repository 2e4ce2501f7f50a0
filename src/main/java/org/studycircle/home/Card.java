package org.studycircle.home;

import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;

/**
 * What stands of a group, beside what the copy of it says.
 *
 * @param zone IANA name
 * @param graceDays for who joins late, or null
 * @param scheduleEndsAt when the last assignment is over, where there is a grace that it bounds
 * @param seq number of the group's last event
 * @param copied whether it is known that everything up to that event is copied
 * @param copy null where there is none yet
 */
record Card(UUID groupId, String name, String zone, String joinPolicy, boolean pseudonymous, boolean archived,
        Integer graceDays,
        OffsetDateTime scheduleEndsAt, int memberCount, int postCount,
        long seq, boolean copied,
        Copy copy) {

    /** @param seq number of the event up to which the group was copied */
    record Copy(String name, String zone, Integer graceDays, long seq) {}

    boolean isBehind() {
        return copy == null || !copied;
    }

    boolean isNew() {
        return copy == null;
    }

    /** @return whether something is other now that each member has a copy of */
    boolean concernsEverybody() {
        return isNew() || isMoved() || !name.equals(copy.name) || !Objects.equals(graceDays, copy.graceDays);
    }

    /** @return whether its instants are others now, since the group lives in another time zone */
    boolean isMoved() {
        return isNew() || !zone.equals(copy.zone);
    }
}
