package org.studycircle.discussion;

import java.util.UUID;

import org.studycircle.group.Role;

/**
 * An active member in front of a thread.
 *
 * @param personId the member, as the group knows them
 * @param authorName display name of who opened the thread
 * @param unread posts that the member has not read
 * @param isAlone whether all posts there ever were are the author's
 */
record ThreadSeat(UUID personId, Role role, String authorName, int unread, boolean isAlone) {}
