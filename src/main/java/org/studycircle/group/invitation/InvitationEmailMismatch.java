package org.studycircle.group.invitation;

import org.studycircle.http.problem.Refusal;

/** The invitation is bound to an address that the caller's token does not show to be theirs. */
class InvitationEmailMismatch extends Refusal {

    InvitationEmailMismatch() {
        super(403, "invitation-email-mismatch", "Invitation for another address",
                "This invitation is for one e-mail address, and your token does not show that it is yours. If it is, verify it "
                        + "in your account, sign in again and repeat.");
    }
}
