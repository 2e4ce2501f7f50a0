package org.studycircle.schedule;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.studycircle.group.VisibilityPolicy;
import org.studycircle.http.EntityTag;
import org.studycircle.library.SectionSummary;

/**
 * An assignment in its group.
 *
 * @param revealedAt when a facilitator revealed what is written about it, or null
 * @param joining of the member who looks at it
 */
record Assigned(UUID assignmentId, String title, String instructions, UUID essayId, UUID editionId,
        List<SectionSummary> sections, Window window, VisibilityPolicy visibility, Instant revealedAt, Joining joining,
        Instant createdAt, int version) {

    AssignmentView view() {
        return new AssignmentView(assignmentId, title, instructions, essayId, editionId, sections, window.opensOn(),
                window.dueOn(), window.closesOn(), joining.zone().getId(), effective(), visibility, revealedAt, createdAt);
    }

    private EffectiveDates effective() {
        return EffectiveDates.of(window, joining);
    }

    AssignmentSettings settings() {
        return new AssignmentSettings(title, instructions, sections.stream().map(SectionSummary::sectionId).toList(),
                window.opensOn(), window.dueOn(), window.closesOn(), visibility);
    }

    EntityTag tag() {
        return EntityTag.of(version, joining.zone(), effective(), revealedAt);
    }
}
