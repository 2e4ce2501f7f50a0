package org.studycircle.discussion;

import org.studycircle.group.log.EventType;

/** What happens to posts, but for the first one of a thread, which comes and goes with it. A reply counts itself where it is written. */
public enum PostEventType implements EventType {

    POST_CREATED, POST_UPDATED, POST_DELETED,
    /** By a facilitator. */
    POST_REMOVED,
    /** It is there again, whoever had taken it away. */
    POST_RESTORED,
    /** Nobody but facilitators replies to it, or to what is below. */
    BRANCH_LOCKED, BRANCH_UNLOCKED;

    /** A condition on {@code type} of an event: whether posts have gone or come back by it, which are to be counted anew. */
    public static final String MOVES_POSTS = EventType.isOneOf(POST_DELETED, POST_REMOVED, POST_RESTORED,
            ThreadEventType.THREAD_DELETED, ThreadEventType.THREAD_REMOVED, ThreadEventType.THREAD_RESTORED);
}
