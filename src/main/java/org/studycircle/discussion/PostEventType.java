package org.studycircle.discussion;

import org.studycircle.group.log.EventType;

/** What happens to posts, but for the first one of a thread, which comes and goes with it. A reply counts itself where it is written. */
public enum PostEventType implements EventType {

    POST_CREATED, POST_UPDATED, POST_DELETED;

    /** A condition on {@code type} of an event: whether posts have gone by it, which are to be counted anew. */
    public static final String LOSES_POSTS = "type in ('" + POST_DELETED + "', '" + ThreadEventType.THREAD_DELETED + "')";
}
