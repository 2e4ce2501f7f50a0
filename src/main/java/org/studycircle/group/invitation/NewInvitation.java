package org.studycircle.group.invitation;

import java.time.Instant;
import java.util.UUID;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.studycircle.group.member.Role;
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
}
