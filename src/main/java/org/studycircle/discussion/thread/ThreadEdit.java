package org.studycircle.discussion.thread;

import jakarta.validation.constraints.NotNull;

import org.studycircle.text.Characters;
import org.studycircle.text.VisibleText;

/** What may be changed of a thread. */
record ThreadEdit(@NotNull @Characters(min = 1, max = LONGEST_TITLE) @VisibleText String title) {

    static final int LONGEST_TITLE = 200;
}
