package org.studycircle.discussion.post;

import java.util.UUID;

import org.studycircle.group.member.Role;
import org.studycircle.http.problem.NotFound;
import org.studycircle.http.problem.Unacceptable;

/**
 * An active member in front of a thread, about to reply.
 *
 * @param personId the member, as the group knows them
 * @param displayName the member's
 * @param parentPath of the post to reply to, null where there is no such post
 * @param standing number of the post that has the id of the reply already, null where none has
 * @param seesParent whether the member may see the post to reply to
 */
public record ReplySeat(UUID personId, String displayName, Role role, String parentPath, Integer standing,
        boolean seesParent) {

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
