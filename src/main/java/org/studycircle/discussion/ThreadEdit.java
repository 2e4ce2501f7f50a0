package org.studycircle.discussion;

import jakarta.validation.constraints.NotNull;

import org.studycircle.web.Characters;
import org.studycircle.web.VisibleText;

/** What may be changed of a thread. */
record ThreadEdit(@NotNull @Characters(min = 1, max = LONGEST_TITLE) @VisibleText String title) {

    static final int LONGEST_TITLE = 200;
}
