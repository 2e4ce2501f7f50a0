package org.studycircle.discussion.thread;

import jakarta.validation.constraints.NotNull;

import org.studycircle.discussion.post.RemovalReason;
import org.studycircle.text.Characters;
import org.studycircle.text.VisibleLines;

/**
 * Why a thread is to be removed.
 *
 * @param words to its author
 */
record NewThreadRemoval(@NotNull RemovalReason reason,
        @NotNull @Characters(min = 1, max = LONGEST_WORDS) @VisibleLines String words) {

    static final int LONGEST_WORDS = 1_000;
}
