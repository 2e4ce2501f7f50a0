package org.studycircle.discussion.post;

import java.util.Arrays;

import org.studycircle.group.log.GroupArchived;
import org.studycircle.group.member.Member;
import org.studycircle.http.Fingerprint;
import org.studycircle.http.problem.IdTaken;
import org.studycircle.http.problem.NotFound;
import org.studycircle.http.problem.Unacceptable;
import org.studycircle.sql.Overtaken;

/**
 * A member in front of a thread, whose reply has not been written.
 *
 * @param hasParent whether there is a post to reply to
 * @param seesParent whether the member may see it
 * @param isRemoved whether a facilitator has removed it
 * @param lockWords why only facilitators reply; null where everybody does
 * @param standing number of the post that has the id of the reply already, null where none has, and what that was created from
 */
record ReplySeat(Member seat, boolean hasParent, boolean seesParent, boolean isRemoved, String lockWords, Integer standing,
        byte[] standingFrom) {

    /**
     * @return the number of the post that the same reply has made before
     * @throws IdTaken where something else has its id
     * @throws NotFound where the post to reply to is concealed
     * @throws Unacceptable where there is nothing to reply to
     * @throws PostRemoved where a facilitator has removed that
     * @throws DiscussionLocked where facilitators alone reply
     * @throws GroupArchived where the group is only read any more
     * @throws Overtaken where nothing of this is in the way any more
     */
    int standing(NewPost reply) {
        if (standing == null) {
            throw refusal();
        }
        if (!Arrays.equals(standingFrom, Fingerprint.of(seat.personId(), reply))) {
            throw new IdTaken();
        }
        return standing;
    }

    private RuntimeException refusal() {
        if (!seesParent) {
            return new NotFound();
        }
        if (!hasParent) {
            return new Unacceptable("/parent", "unknown-post", "The thread has no post with this number.");
        }
        seat.requireWriting();
        if (isRemoved) {
            return new PostRemoved();
        }
        if (lockWords != null) {
            return new DiscussionLocked(lockWords);
        }
        return new Overtaken();
    }
}
