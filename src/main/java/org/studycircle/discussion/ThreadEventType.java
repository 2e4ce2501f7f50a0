package org.studycircle.discussion;

import org.studycircle.group.log.EventType;

/** What happens to threads. */
public enum ThreadEventType implements EventType {

    THREAD_CREATED, THREAD_UPDATED, THREAD_DELETED,
    /** By a facilitator. */
    THREAD_REMOVED,
    /** It is there again, whoever had taken it away. */
    THREAD_RESTORED,
    /** Nobody but facilitators replies. */
    THREAD_LOCKED, THREAD_UNLOCKED;

    /** A thread comes with its first post. */
    @Override
    public int posts() {
        return this == THREAD_CREATED ? 1 : 0;
    }
}
