package org.studycircle.group.invitation;

import java.time.Instant;
import java.util.UUID;

import org.studycircle.group.member.Author;
import org.studycircle.group.member.Role;

/** An invitation as the person sees it to whose address it is bound. */
record MyInvitation(UUID groupId, UUID invitationId, String groupName, Role role, Author invitedBy, Instant createdAt,
        Instant expiresAt) {}
