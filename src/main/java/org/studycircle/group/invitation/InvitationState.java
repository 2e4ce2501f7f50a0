package org.studycircle.group.invitation;

import java.time.Instant;

/** Where an invitation stands; only an active one lets somebody in. */
public enum InvitationState {

    ACTIVE, EXPIRED, EXHAUSTED, REVOKED;

    /** @param revokedAt null where nobody took it back */
    static InvitationState of(Instant revokedAt, int usesLeft, Instant expiresAt) {
        if (revokedAt != null) {
            return REVOKED;
        }
        if (usesLeft == 0) {
            return EXHAUSTED;
        }
        return Instant.now().isBefore(expiresAt) ? ACTIVE : EXPIRED;
    }
}
