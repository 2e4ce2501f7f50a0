package org.studycircle.post;

import org.studycircle.group.Role;

/**
 * An active member in front of a post.
 *
 * @param role the member's
 * @param authorName display name of who wrote the post
 */
public record PostSeat(Role role, String authorName) {}
