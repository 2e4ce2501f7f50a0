package org.studycircle.visibility;

import java.time.Instant;
import java.util.UUID;

import org.studycircle.group.VisibilityPolicy;

/**
 * What bars a member from a thread, as {@link Visibility#BAR} finds it.
 *
 * @param dueAt when the assignment is due for the member
 */
public record Bar(UUID assignmentId, VisibilityPolicy policy, Instant dueAt) {}
