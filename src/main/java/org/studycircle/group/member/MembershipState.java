package org.studycircle.group.member;

import java.util.Set;

/** Where a membership stands; only an active one is a way in. */
public enum MembershipState {

    REQUESTED, ACTIVE, LEFT, REMOVED, BANNED;

    /** @return whether a facilitator may move a membership from here to there; joining and leaving are the person's own */
    boolean mayBecome(MembershipState next) {
        return switch (this) {
            case REQUESTED -> Set.of(ACTIVE, REMOVED, BANNED).contains(next);
            case ACTIVE, LEFT -> Set.of(REMOVED, BANNED).contains(next);
            case REMOVED -> next == BANNED;
            case BANNED -> next == REMOVED;
        };
    }
}
