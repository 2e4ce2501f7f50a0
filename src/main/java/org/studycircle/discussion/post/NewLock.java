package org.studycircle.discussion.post;

import jakarta.validation.constraints.NotNull;

import org.studycircle.text.Characters;
import org.studycircle.text.VisibleLines;

/** @param words why, to everybody */
public record NewLock(@NotNull @Characters(min = 1, max = LONGEST_WORDS) @VisibleLines String words) {

    static final int LONGEST_WORDS = 1_000;
}
