package org.studycircle.group.invitation;

import org.studycircle.http.problem.Refusal;

/** 410: the invitation was one, and lets nobody in any more. */
class InvitationOver extends Refusal {

    private InvitationOver(String code, String title, String detail) {
        super(410, code, title, detail);
    }

    static InvitationOver expired() {
        return new InvitationOver("invitation-expired", "Invitation expired",
                "This invitation has expired. Ask a facilitator of the group for a new one.");
    }

    static InvitationOver exhausted() {
        return new InvitationOver("invitation-exhausted", "Invitation used up",
                "As many people have used this invitation as it was made for. Ask a facilitator of the group for a new one.");
    }

    static InvitationOver revoked() {
        return new InvitationOver("invitation-revoked", "Invitation taken back",
                "A facilitator has taken this invitation back. Ask for a new one.");
    }
}
