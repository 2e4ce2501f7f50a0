package org.studycircle.group.invitation;

import java.time.Instant;
import java.util.UUID;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.studycircle.group.member.Role;
import org.studycircle.http.problem.Unacceptable;
import org.studycircle.text.EmailAddress;

/**
 * What an invitation is made from.
 *
 * @param role MEMBER where it is absent
 * @param uses how many people it lets in; where it is absent one by e-mail, else 25
 * @param expiresAt two weeks from now where it is absent
 * @param email the only address that may use it, if any
 */
record NewInvitation(UUID invitationId,
        Role role,
        @Min(1) @Max(MOST_USES) Integer uses,
        Instant expiresAt,
        @EmailAddress String email) {

    static final int MOST_USES = 1_000;
    /** One of fewer would tell in a pseudonymous group who has come in by it. */
    static final int FEWEST_PSEUDONYMOUS = 5;

    /** @return whether who made it would know, or nearly, who comes in by it */
    boolean isPersonal() {
        return email != null || uses != null && uses < FEWEST_PSEUDONYMOUS;
    }

    /** @throws Unacceptable where a pseudonymous group would learn from it who somebody is */
    void refuseIn(boolean isPseudonymous) {
        if (isPseudonymous && email != null) {
            throw new Unacceptable("/email", "pseudonymous", "Nobody is invited by name into a pseudonymous group.");
        }
        if (isPseudonymous && isPersonal()) {
            throw new Unacceptable("/uses", "pseudonymous",
                    "An invitation into a pseudonymous group is for " + FEWEST_PSEUDONYMOUS + " people at least.");
        }
    }
}
