package org.studycircle.group.invitation;

import org.studycircle.group.log.Audience;
import org.studycircle.group.log.EventType;

/** What happens to invitations, which is for facilitators alone. */
enum InvitationEventType implements EventType {

    INVITATION_CREATED, INVITATION_REVOKED;

    @Override
    public Audience audience() {
        return Audience.FACILITATORS;
    }
}
