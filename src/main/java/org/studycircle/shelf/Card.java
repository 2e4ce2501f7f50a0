package org.studycircle.shelf;

import java.util.UUID;

/**
 * What stands of a group, beside what the copy of it says.
 *
 * @param zone IANA name
 * @param seq number of the group's last event
 * @param copied whether it is known that everything up to that event is copied
 * @param copy null where there is none yet
 */
record Card(UUID groupId, String name, String zone, String joinPolicy, boolean pseudonymous, int memberCount, int postCount,
        long seq, boolean copied,
        Copy copy) {

    /** @param seq number of the event up to which the group was copied */
    record Copy(String name, String zone, long seq) {}

    boolean isBehind() {
        return copy == null || !copied;
    }

    boolean isNew() {
        return copy == null;
    }

    boolean isRenamed() {
        return !name.equals(copy.name);
    }

    /** @return whether its instants are others now, since the group lives in another time zone */
    boolean isMoved() {
        return !zone.equals(copy.zone);
    }
}
