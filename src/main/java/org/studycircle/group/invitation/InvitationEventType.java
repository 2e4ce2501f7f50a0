package org.studycircle.group.invitation;

import java.util.UUID;

import org.studycircle.group.log.Audience;
import org.studycircle.group.log.EventType;
import org.studycircle.group.log.GroupEvent;
import org.studycircle.group.log.Reference;

/** What happens to invitations, which is for facilitators alone. */
enum InvitationEventType implements EventType {

    INVITATION_CREATED, INVITATION_REVOKED;

    /** @param actorId who did it, as the group knows them */
    GroupEvent of(UUID groupId, UUID actorId, UUID invitationId) {
        return GroupEvent.of(this, groupId, actorId).with(Reference.INVITATION, invitationId);
    }

    @Override
    public Audience audience() {
        return Audience.FACILITATORS;
    }
}
