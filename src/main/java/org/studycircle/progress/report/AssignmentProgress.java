package org.studycircle.progress.report;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.studycircle.progress.SectionProgress;

/**
 * How far a reader is with an assignment.
 *
 * @param sections in the order of the text
 */
record AssignmentProgress(UUID assignmentId, Instant dueAt, List<SectionProgress> sections) {}
