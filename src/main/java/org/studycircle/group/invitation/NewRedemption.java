package org.studycircle.group.invitation;

import java.util.UUID;

import org.studycircle.http.problem.Unacceptable;
import org.studycircle.text.Characters;

/** What somebody wants to be let in by: a code, or an invitation that is bound to their e-mail address. */
record NewRedemption(@Characters(min = 1, max = LONGEST_CODE) String code, UUID groupId, UUID invitationId) {

    /** Longer than any code with whatever stands between its characters. */
    static final int LONGEST_CODE = 200;

    /** @throws Unacceptable unless it is one of both, and whole */
    void requireOne() {
        if (code != null && (groupId != null || invitationId != null)) {
            throw new Unacceptable(groupId != null ? "/groupId" : "/invitationId", "code-or-ids",
                    "send either a code or the ids of an invitation");
        }
        if (code == null && groupId == null && invitationId == null) {
            throw new Unacceptable("/code", "not-null", "must not be null");
        }
        if (code == null && (groupId == null || invitationId == null)) {
            throw new Unacceptable(groupId == null ? "/groupId" : "/invitationId", "not-null", "must not be null");
        }
    }

    @Override
    public String toString() {
        return "NewRedemption[not shown]";
    }
}
