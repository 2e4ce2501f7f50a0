package org.studycircle.group;

import java.util.UUID;

import org.studycircle.http.problem.NotFound;

import io.smallrye.mutiny.Uni;

/** Up to where somebody who begins to follow a group need not look back; the room that tells of its events knows. */
public interface LastHeard {

    /**
     * Nothing of what the member fetches from now on is older than the event of this number. It is one that the member may hear of, so
     * that it does not move with what is concealed.
     *
     * @throws NotFound for who is no active member
     */
    Uni<Long> lastHeard(UUID groupId, UUID callerId);
}
