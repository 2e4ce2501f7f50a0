package org.studycircle.discussion.post;

import org.studycircle.group.member.Member;
import org.studycircle.http.EntityTag;

/**
 * A member in front of a post that the member sees, which nobody else changes meanwhile.
 *
 * @param seesAll whether nothing in the thread is concealed from the member
 */
record PostSeat(Member seat, boolean seesAll, PostRow post) {

    void require(String ifMatch) {
        EntityTag tag = PostView.tag(post);
        tag.require(ifMatch, PostView.of(post));
    }
}
