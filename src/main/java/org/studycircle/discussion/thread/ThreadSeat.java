package org.studycircle.discussion.thread;

import org.studycircle.group.member.Member;

/**
 * A member in front of a thread that the member sees.
 *
 * @param isAlone whether all posts there ever were are the author's
 */
record ThreadSeat(Member seat, boolean isAlone, ThreadRow thread) {

    void require(String ifMatch) {
        ThreadView.tag(thread).require(ifMatch, ThreadView.of(thread));
    }
}
