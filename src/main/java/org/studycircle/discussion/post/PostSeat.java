package org.studycircle.discussion.post;

import java.util.UUID;

import org.studycircle.group.member.Role;

/**
 * An active member in front of a post.
 *
 * @param personId the member, as the group knows them
 * @param role the member's
 * @param authorName display name of who wrote the post
 */
public record PostSeat(UUID personId, Role role, String authorName) {}
