package org.studycircle.identity;

import jakarta.validation.constraints.NotNull;

import org.studycircle.web.Characters;
import org.studycircle.web.LanguageTag;
import org.studycircle.web.VisibleText;
import org.studycircle.web.ZoneName;

/** What people may say about themselves. */
record Profile(@NotNull @Characters(min = 1, max = DisplayName.LONGEST) @VisibleText String displayName,
        @ZoneName String zone,
        @LanguageTag String language) {}
