package org.studycircle.schedule.assignment;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;

import org.studycircle.group.VisibilityPolicy;
import org.studycircle.http.EntityTag;
import org.studycircle.library.SectionSummary.SectionRow;
import org.studycircle.schedule.EffectiveDates;
import org.studycircle.schedule.Window;

/**
 * An assignment as it is stored, with its sections in the order of the text and the dates of the member who looks at it.
 *
 * @param closesBefore null where it never closes
 * @param revealedAt when a facilitator revealed what is written about it, or null
 * @param zone of the group
 */
record AssignmentRow(UUID assignmentId, String title, String instructions, UUID essayId, UUID editionId,
        List<SectionRow> sections,
        LocalDateTime opensFrom, boolean opensAtTime, LocalDateTime dueBefore, boolean dueAtTime, LocalDateTime closesBefore,
        boolean closesAtTime, VisibilityPolicy visibility, Instant revealedAt, String zone, EffectiveDates effective,
        Instant createdAt, int version) {

    Window window() {
        return Window.of(opensFrom, opensAtTime, dueBefore, dueAtTime, closesBefore, closesAtTime);
    }

    AssignmentSettings settings() {
        Window window = window();
        return new AssignmentSettings(title, instructions, sections.stream().map(SectionRow::sectionId).toList(),
                window.opensOn(), window.dueOn(), window.closesOn(), visibility);
    }

    EntityTag tag() {
        return EntityTag.of(version, zone, effective, revealedAt);
    }
}
