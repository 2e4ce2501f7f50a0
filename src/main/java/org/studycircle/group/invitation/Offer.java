package org.studycircle.group.invitation;

import java.util.Optional;
import java.util.UUID;

import org.studycircle.group.member.Role;
import org.studycircle.http.problem.NotFound;

/**
 * An invitation as it meets the person who wants to use it.
 *
 * @param email the only address that may use it, or null
 * @param known whether the person has ever had to do with the group
 */
record Offer(UUID groupId, UUID invitationId, Role role, String email, boolean revoked, boolean known) {

    /** To whom the group is unknown, a code that was taken back never was one. */
    void requireSeen() {
        if (revoked && !known) {
            throw new NotFound();
        }
    }

    void requireFor(Optional<String> verifiedEmail) {
        if (email != null && !verifiedEmail.filter(email::equals).isPresent()) {
            throw new InvitationEmailMismatch();
        }
    }

    RuntimeException refusal(InvitationState state) {
        return switch (state) {
            case REVOKED -> known ? InvitationOver.revoked() : new NotFound();
            case EXPIRED -> InvitationOver.expired();
            case EXHAUSTED -> InvitationOver.exhausted();
            case ACTIVE -> throw new IllegalStateException("an active invitation was refused");
        };
    }
}
