package org.studycircle.discussion.post;

import jakarta.validation.constraints.NotNull;

import org.studycircle.text.Characters;
import org.studycircle.text.VisibleMarkdown;
import org.studycircle.text.VisibleText;

/**
 * What may be changed of a post.
 *
 * @param text Markdown
 * @param reason why a facilitator edits somebody else's post
 */
record PostEdit(@NotNull @Characters(max = OpeningPost.LONGEST_TEXT) @VisibleMarkdown String text,
        @Characters(min = 1, max = LONGEST_REASON) @VisibleText String reason) {

    static final int LONGEST_REASON = 500;
}
