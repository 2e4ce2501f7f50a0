package org.studycircle.schedule.assignment;

import java.io.Serializable;
import java.util.UUID;

/** The key of an assignment within its group. */
public record AssignmentId(UUID groupId, UUID assignmentId) implements Serializable {}
