package org.studycircle.schedule;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

import org.studycircle.library.SectionSummary;
import org.studycircle.web.EntityTag;

/**
 * An assignment in its group.
 *
 * @param zone of the group, by its IANA name
 */
record Assigned(UUID assignmentId, String title, String instructions, UUID essayId, UUID editionId,
        List<SectionSummary> sections, Window window, String zone, Instant createdAt, int version) {

    AssignmentView view() {
        return new AssignmentView(assignmentId, title, instructions, essayId, editionId, sections, window.opensOn(),
                window.dueOn(), window.closesOn(), zone, EffectiveDates.of(window, ZoneId.of(zone)), createdAt);
    }

    AssignmentSettings settings() {
        return new AssignmentSettings(title, instructions, sections.stream().map(SectionSummary::sectionId).toList(),
                window.opensOn(), window.dueOn(), window.closesOn());
    }

    EntityTag tag() {
        return EntityTag.of(version, zone);
    }
}
