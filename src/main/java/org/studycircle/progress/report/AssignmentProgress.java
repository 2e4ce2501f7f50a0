package org.studycircle.progress.report;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.studycircle.progress.SectionProgress;
import org.studycircle.progress.StoredReading;

/**
 * How far a reader is with an assignment.
 *
 * @param sections in the order of the text
 */
record AssignmentProgress(UUID assignmentId, Instant dueAt, List<SectionProgress> sections) {

    /** A section of an assignment; {@code reading} is null where the reader has not opened it. */
    record AssignedSection(UUID assignmentId, Instant dueAt, UUID sectionId, int paragraphCount, StoredReading reading) {}

    /** @param rows all of one assignment */
    static AssignmentProgress of(List<AssignedSection> rows) {
        AssignedSection first = rows.get(0);
        return new AssignmentProgress(first.assignmentId, first.dueAt, rows.stream()
                .map(row -> SectionProgress.of(row.sectionId, row.paragraphCount, StoredReading.known(row.reading))).toList());
    }

    /** The same as it is told to others of this member. */
    AssignmentProgress toldOf(UUID personId) {
        return new AssignmentProgress(assignmentId, dueAt, sections.stream().map(section -> section.toldOf(personId)).toList());
    }
}
