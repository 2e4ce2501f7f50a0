package org.studycircle.invitation;

import java.time.Instant;
import java.util.UUID;

import org.studycircle.membership.Author;
import org.studycircle.membership.Role;

/** An invitation as the person sees it to whose address it is bound. */
record MyInvitation(UUID groupId, UUID invitationId, String groupName, Role role, Author invitedBy, Instant createdAt,
        Instant expiresAt) {}
