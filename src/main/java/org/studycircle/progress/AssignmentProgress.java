package org.studycircle.progress;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * How far a reader is with an assignment.
 *
 * @param sections in the order of the text
 */
record AssignmentProgress(UUID assignmentId, Instant dueAt, List<SectionProgress> sections) {}
