package org.studycircle.group.invitation;

import java.time.Instant;
import java.util.UUID;

import org.studycircle.group.member.Author;
import org.studycircle.group.member.Role;
import org.studycircle.http.EntityTag;

/**
 * An invitation as facilitators see it: never who has used it.
 *
 * @param code only in the answer to the request that made it
 */
record InvitationView(UUID groupId, UUID invitationId, Role role, InvitationState state, int uses, int usesLeft, String email,
        Author createdBy, Instant createdAt, Instant expiresAt, Instant revokedAt, String code) {

    /** An invitation as it is stored, with who made it and where it stands. */
    record InvitationRow(UUID groupId, UUID invitationId, Role role, InvitationState state, int uses, int usesLeft,
            String email,
            Author maker, Instant createdAt, Instant expiresAt, Instant revokedAt) {}

    static InvitationView of(InvitationRow row) {
        return new InvitationView(row.groupId, row.invitationId, row.role, row.state, row.uses, row.usesLeft, row.email,
                row.maker, row.createdAt, row.expiresAt, row.revokedAt, null);
    }

    InvitationView with(InvitationCode made) {
        return new InvitationView(groupId, invitationId, role, state, uses, usesLeft, email, createdBy, createdAt, expiresAt,
                revokedAt, made.shown());
    }

    /** Of everything that changes; nothing of the code. */
    EntityTag tag() {
        return EntityTag.of(0, state, usesLeft, email, createdBy);
    }

    @Override
    public String toString() {
        return "InvitationView[" + groupId + "/" + invitationId + "]";
    }
}
