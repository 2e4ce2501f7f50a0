package org.studycircle.group.member;

import java.util.List;
import java.util.UUID;

import org.studycircle.group.log.GroupEvent;

import io.smallrye.mutiny.Uni;

/** What members give out by {@link Permission#MANAGE_MEMBERS}, which ends with that right. */
public interface Grants {

    /**
     * Ends all that a member has given out and that still stands, within the transaction that ends the right and holds the lock on the
     * group's row; where the member has lost no right by it, it does nothing.
     *
     * @param actor who ended the right, as the group knows them
     * @return what the group is told: one event for each thing that has ended
     */
    Uni<List<GroupEvent>> endWithRight(Membership giver, UUID actor);
}
