package org.studycircle.discussion.post;

import org.studycircle.group.member.Member;

/**
 * A member in front of a post that the member sees, which nobody else changes meanwhile.
 *
 * @param seesAll whether nothing in the thread is concealed from the member
 */
record PostSeat(Member seat, boolean seesAll, PostRow post) {

    void require(String ifMatch) {
        require(ifMatch, false);
    }

    /** @param isDone whether what is asked for is done already */
    void require(String ifMatch, boolean isDone) {
        PostView.tag(post).require(ifMatch, PostView.of(post), isDone);
    }
}
