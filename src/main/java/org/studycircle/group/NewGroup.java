package org.studycircle.group;

import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

import org.studycircle.text.Characters;
import org.studycircle.text.Ids;
import org.studycircle.text.LanguageTag;
import org.studycircle.text.VisibleMarkdown;
import org.studycircle.text.VisibleText;
import org.studycircle.text.ZoneName;

/**
 * What a group is founded from; without other word it takes members by invitation, is not listed, gives late joiners the same
 * dates, conceals nothing, and believes who says to have read.
 *
 * @param pseudonymous whether members are known by names that the group gives them, for good
 */
record NewGroup(UUID groupId,
        @NotNull @Characters(min = 1, max = GroupSettings.LONGEST_NAME) @VisibleText String name,
        @Characters(max = GroupSettings.LONGEST_DESCRIPTION) @VisibleMarkdown String description,
        @NotNull @ZoneName String zone,
        @LanguageTag String language,
        JoinPolicy joinPolicy,
        Boolean listed,
        @Valid LateJoiners lateJoiners,
        VisibilityPolicy defaultVisibility,
        Boolean afterReadingNeedsReach,
        Boolean pseudonymous) {

    /** @return the same with an id, where the client chose none */
    NewGroup identified() {
        return new NewGroup(Ids.orNext(groupId), name, description, zone, language, joinPolicy, listed, lateJoiners,
                defaultVisibility, afterReadingNeedsReach, pseudonymous);
    }

    GroupSettings settings() {
        return new GroupSettings(name, description, zone, language, joinPolicy == null ? JoinPolicy.INVITATION : joinPolicy,
                Boolean.TRUE.equals(listed), lateJoiners == null ? LateJoiners.SAME_DATES : lateJoiners,
                defaultVisibility == null ? VisibilityPolicy.ALWAYS : defaultVisibility,
                Boolean.TRUE.equals(afterReadingNeedsReach));
    }
}
