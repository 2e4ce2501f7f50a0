package org.studycircle.group;

import static org.studycircle.group.member.MembershipState.ACTIVE;
import static org.studycircle.group.member.MembershipState.REQUESTED;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

import org.studycircle.group.member.Membership;
import org.studycircle.group.member.MembershipState;
import org.studycircle.group.member.Role;
import org.studycircle.sql.Moment;

/**
 * How many people are in a group, how many of them facilitate it and how many have asked to come in.
 *
 * @param vacantSince since when nobody has facilitated it; null while somebody does
 */
@Embeddable
record Headcount(@Column(name = "member_count") int members, @Column(name = "facilitator_count") int facilitators,
        @Column(name = "request_count") int requests, @Column(name = "vacant_since") Instant vacantSince) {

    static Headcount ofNobody() {
        return new Headcount(0, 0, 0, Moment.now());
    }

    /** @return how many there are once the membership, which counts as it is now, has become that */
    Headcount with(Membership membership, Role role, MembershipState state) {
        int facilitating = facilitators
                + delta(membership.isFacilitating(), state == ACTIVE && role.isFacilitating());
        return new Headcount(members + delta(membership.isActive(), state == ACTIVE), facilitating,
                requests + delta(membership.state() == REQUESTED, state == REQUESTED), vacant(facilitating));
    }

    private Instant vacant(int facilitating) {
        if (facilitating > 0) {
            return null;
        }
        return vacantSince == null ? Moment.now() : vacantSince;
    }

    /** @return whether members are without a facilitator */
    boolean needsFacilitator() {
        return members > 0 && facilitators == 0;
    }

    private static int delta(boolean before, boolean after) {
        return (after ? 1 : 0) - (before ? 1 : 0);
    }
}
