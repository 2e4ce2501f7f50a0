package org.studycircle.group;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

import org.studycircle.text.Characters;
import org.studycircle.text.LanguageTag;
import org.studycircle.text.VisibleMarkdown;
import org.studycircle.text.VisibleText;
import org.studycircle.text.ZoneName;

/**
 * What facilitators may change of a group.
 *
 * @param description Markdown
 * @param defaultVisibility of assignments that are made without a policy of their own
 * @param afterReadingNeedsReach whether what opens after reading opens to who has read to its end only, not to who says so
 */
record GroupSettings(@NotNull @Characters(min = 1, max = LONGEST_NAME) @VisibleText String name,
        @Characters(max = LONGEST_DESCRIPTION) @VisibleMarkdown String description,
        @NotNull @ZoneName String zone,
        @LanguageTag String language,
        @NotNull JoinPolicy joinPolicy,
        @NotNull Boolean listed,
        @NotNull @Valid LateJoiners lateJoiners,
        @NotNull VisibilityPolicy defaultVisibility,
        @NotNull Boolean afterReadingNeedsReach) {

    static final int LONGEST_NAME = 120;
    static final int LONGEST_DESCRIPTION = 10_000;

    GroupSettings named(String other) {
        return new GroupSettings(other, description, zone, language, joinPolicy, listed, lateJoiners, defaultVisibility,
                afterReadingNeedsReach);
    }
}
