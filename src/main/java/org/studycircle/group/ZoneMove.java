package org.studycircle.group;

import java.util.UUID;

import io.smallrye.mutiny.Uni;

/** Told when the clocks of a group change, within the transaction that changes them and before it does. */
public interface ZoneMove {

    /**
     * @param from IANA name of the zone, and
     * @param to so too
     */
    Uni<Void> moves(UUID groupId, String from, String to);
}
