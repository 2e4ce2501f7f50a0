package org.studycircle.identity;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

import org.studycircle.web.Characters;
import org.studycircle.web.LanguageTag;
import org.studycircle.web.VisibleText;
import org.studycircle.web.ZoneName;

/**
 * What people may say about themselves.
 *
 * @param hideProgress from other members of their groups, never from facilitators
 */
record Profile(@NotNull @Characters(min = 1, max = DisplayName.LONGEST) @VisibleText String displayName,
        @ZoneName String zone,
        @LanguageTag String language,
        @NotNull @Valid Notifications notifications,
        @NotNull Boolean hideProgress) {}
