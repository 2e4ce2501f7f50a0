package org.studycircle.schedule.assignment;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.studycircle.group.VisibilityPolicy;
import org.studycircle.library.SectionSummary;
import org.studycircle.schedule.EffectiveDates;
import org.studycircle.schedule.LocalMoment;
import org.studycircle.schedule.Window;

/**
 * An assignment as members see it: the dates as they were given, and what they come to.
 *
 * @param revealedAt when a facilitator revealed what is written about it; absent before that and under other policies
 */
record AssignmentView(UUID assignmentId, String title, String instructions, UUID essayId, UUID editionId,
        List<SectionSummary> sections, LocalMoment opensOn, LocalMoment dueOn, LocalMoment closesOn, String zone,
        EffectiveDates effective, VisibilityPolicy visibility, Instant revealedAt, Instant createdAt) {

    static AssignmentView of(AssignmentRow row) {
        Window window = row.window();
        return new AssignmentView(row.assignmentId(), row.title(), row.instructions(), row.essayId(), row.editionId(),
                row.sections().stream().map(SectionSummary::of).toList(), window.opensOn(), window.dueOn(), window.closesOn(),
                row.zone(), row.effective(), row.visibility(), row.revealedAt(), row.createdAt());
    }
}
