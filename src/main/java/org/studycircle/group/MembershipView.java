package org.studycircle.group;

import java.time.Instant;
import java.util.UUID;

/**
 * A membership as members see it.
 *
 * @param joinedAt when the person became active last; absent before that
 */
public record MembershipView(UUID groupId, UUID personId, String displayName, Role role, MembershipState state,
        Instant joinedAt) {}
