package org.studycircle.discussion.post;

import jakarta.validation.constraints.NotNull;

import org.studycircle.text.Characters;
import org.studycircle.text.VisibleLines;

/**
 * What is to be removed, and why.
 *
 * @param wholeBranch with all that is below the post
 * @param words to its authors
 */
record NewRemoval(Boolean wholeBranch, @NotNull RemovalReason reason,
        @NotNull @Characters(min = 1, max = LONGEST_WORDS) @VisibleLines String words) {

    static final int LONGEST_WORDS = 1_000;

    NewRemoval {
        wholeBranch = Boolean.TRUE.equals(wholeBranch);
    }
}
