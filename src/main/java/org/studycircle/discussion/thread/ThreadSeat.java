package org.studycircle.discussion.thread;

import java.util.UUID;

import org.studycircle.group.member.Role;
import org.studycircle.visibility.Concealment;

/**
 * An active member in front of a thread that the member sees.
 *
 * @param personId the member, as the group knows them
 * @param authorName display name of who opened the thread
 * @param postCount posts that are visible to the member
 * @param unread those of them that the member has not read
 * @param isAlone whether all posts there ever were are the author's
 * @param repliesConcealed why the member does not see all of them, or null
 */
record ThreadSeat(UUID personId, Role role, String authorName, int postCount, int unread, boolean isAlone,
        Concealment repliesConcealed) {}
