package org.studycircle.group.invitation;

import java.time.Instant;
import java.util.UUID;

import org.studycircle.group.member.Author;
import org.studycircle.group.member.Role;
import org.studycircle.http.EntityTag;
import org.studycircle.http.problem.Conflict;

/**
 * An invitation as facilitators see it: never who has used it.
 *
 * @param usesLeft absent in a pseudonymous group, where it would tell who has come in by it
 * @param delivery of the mail about it; absent where it is bound to no address
 * @param code only in the answer to the request that made it
 */
record InvitationView(UUID groupId, UUID invitationId, Role role, InvitationState state, int uses, Integer usesLeft, String email,
        Delivery delivery, Author createdBy, Instant createdAt, Instant expiresAt, Instant revokedAt, String code) {

    /** An invitation as it is stored, with who made it and where it stands. */
    record InvitationRow(UUID groupId, UUID invitationId, Role role, InvitationState state, int uses, Integer usesLeft,
            String email, Delivery.State delivery, Instant deliveryAt, Delivery.Failure deliveryFailure, Author maker, Instant createdAt, Instant expiresAt, Instant revokedAt) {}

    static InvitationView of(InvitationRow row) {
        return new InvitationView(row.groupId, row.invitationId, row.role, row.state, row.uses, row.usesLeft, row.email,
                row.delivery == null ? null : new Delivery(row.delivery, row.deliveryAt, row.deliveryFailure), row.maker, row.maker.at(row.createdAt), row.expiresAt,
                row.maker.at(row.revokedAt), null);
    }

    InvitationView with(InvitationCode made) {
        return new InvitationView(groupId, invitationId, role, state, uses, usesLeft, email, delivery, createdBy, createdAt, expiresAt,
                revokedAt, made.shown());
    }

    /** @throws Conflict where there is nothing to send, or nobody whom it would let in */
    void requireSendable() {
        if (email == null) {
            throw new Conflict("This invitation is bound to no e-mail address.");
        }
        if (state != InvitationState.ACTIVE) {
            throw new Conflict("This invitation lets nobody in any more.");
        }
    }

    /** Of everything that changes; nothing of the code. */
    EntityTag tag() {
        return EntityTag.of(0, state, usesLeft, email, delivery, createdBy);
    }

    @Override
    public String toString() {
        return "InvitationView[" + groupId + "/" + invitationId + "]";
    }
}
