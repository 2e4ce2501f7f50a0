package org.studycircle.discussion.post;

import jakarta.validation.constraints.NotNull;

import org.studycircle.text.Characters;
import org.studycircle.text.VisibleMarkdown;

/**
 * What may be changed of a post.
 *
 * @param text Markdown
 */
record PostEdit(@NotNull @Characters(max = OpeningPost.LONGEST_TEXT) @VisibleMarkdown String text) {}
