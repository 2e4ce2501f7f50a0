package org.studycircle.schedule.assignment;

import org.studycircle.group.member.Member;

/**
 * A facilitator in front of an assignment that is being changed, which nobody else changes meanwhile.
 *
 * @param before as the facilitator has found it; null of one that is deleted
 */
record AssignmentSeat(Member member, Assignment assignment, AssignmentRow before) {

    /** @param isDone whether the change would make it what it is */
    void require(String ifMatch, boolean isDone) {
        before.tag().require(ifMatch, AssignmentView.of(before), isDone);
    }
}
