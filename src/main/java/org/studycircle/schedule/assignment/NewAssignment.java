package org.studycircle.schedule.assignment;

import java.util.List;
import java.util.UUID;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.studycircle.group.VisibilityPolicy;
import org.studycircle.schedule.LocalMoment;
import org.studycircle.text.Characters;
import org.studycircle.text.VisibleMarkdown;
import org.studycircle.text.VisibleText;

/**
 * What is to be assigned.
 *
 * @param title made from the text where it is absent
 * @param opensOn today in the group's zone where it is absent
 * @param visibility the group's default where it is absent
 */
record NewAssignment(UUID assignmentId,
        @Characters(min = 1, max = AssignmentSettings.LONGEST_TITLE) @VisibleText String title,
        @Characters(max = AssignmentSettings.LONGEST_INSTRUCTIONS) @VisibleMarkdown String instructions,
        @NotNull UUID editionId,
        @NotNull @Size(min = 1, max = AssignmentSettings.MOST_SECTIONS) List<@NotNull UUID> sectionIds,
        LocalMoment opensOn,
        @NotNull LocalMoment dueOn,
        LocalMoment closesOn,
        VisibilityPolicy visibility) {

    AssignmentSettings settings(AssignedText text) {
        return new AssignmentSettings(title == null ? text.title() : title, instructions, sectionIds,
                opensOn == null ? LocalMoment.wholeDay(text.today()) : opensOn, dueOn, closesOn,
                visibility == null ? text.defaultVisibility() : visibility);
    }
}
