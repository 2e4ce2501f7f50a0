package org.studycircle.people;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

import org.studycircle.text.Characters;
import org.studycircle.text.LanguageTag;
import org.studycircle.text.VisibleText;
import org.studycircle.text.ZoneName;

/** What people may say about themselves. */
record Profile(@NotNull @Characters(min = 1, max = DisplayName.LONGEST) @VisibleText String displayName,
        @ZoneName String zone,
        @LanguageTag String language,
        @NotNull @Valid Notifications notifications) {}
