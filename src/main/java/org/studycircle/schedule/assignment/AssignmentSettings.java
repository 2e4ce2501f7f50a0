package org.studycircle.schedule.assignment;

import java.util.List;
import java.util.UUID;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.studycircle.group.VisibilityPolicy;
import org.studycircle.schedule.LocalMoment;
import org.studycircle.schedule.Window;
import org.studycircle.text.Characters;
import org.studycircle.text.VisibleMarkdown;
import org.studycircle.text.VisibleText;

/**
 * What facilitators may change of an assignment.
 *
 * @param instructions Markdown
 * @param sectionIds of the edition that was assigned, in any order
 * @param visibility another one forgets a reveal
 */
record AssignmentSettings(@NotNull @Characters(min = 1, max = LONGEST_TITLE) @VisibleText String title,
        @Characters(max = LONGEST_INSTRUCTIONS) @VisibleMarkdown String instructions,
        @NotNull @Size(min = 1, max = MOST_SECTIONS) List<@NotNull UUID> sectionIds,
        @NotNull LocalMoment opensOn,
        @NotNull LocalMoment dueOn,
        LocalMoment closesOn,
        @NotNull VisibilityPolicy visibility) {

    static final int LONGEST_TITLE = 200;
    static final int LONGEST_INSTRUCTIONS = 10_000;
    static final int MOST_SECTIONS = 100;

    Window window() {
        return new Window(opensOn, dueOn, closesOn);
    }
}
