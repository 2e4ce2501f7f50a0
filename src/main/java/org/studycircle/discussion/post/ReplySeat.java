package org.studycircle.discussion.post;

import org.studycircle.group.member.Member;
import org.studycircle.http.problem.NotFound;
import org.studycircle.http.problem.Unacceptable;

/**
 * A member in front of a thread, about to reply.
 *
 * @param parentPath of the post to reply to, null where there is no such post
 * @param standing number of the post that has the id of the reply already, null where none has, and what that was created from
 * @param seesParent whether the member may see the post to reply to
 */
record ReplySeat(Member seat, String parentPath, Integer standing, byte[] standingFrom, boolean seesParent) {

    /**
     * @throws NotFound where the post to reply to is concealed
     * @throws Unacceptable where there is nothing to reply to
     */
    TreePath above() {
        if (!seesParent) {
            throw new NotFound();
        }
        if (parentPath == null) {
            throw new Unacceptable("/parent", "unknown-post", "The thread has no post with this number.");
        }
        return new TreePath(parentPath).ofReplies();
    }
}
