package org.studycircle.discussion.post;

import java.util.UUID;

import jakarta.validation.constraints.NotNull;

import org.studycircle.text.Characters;
import org.studycircle.text.VisibleMarkdown;

/**
 * The first post of a thread.
 *
 * @param text Markdown
 */
public record OpeningPost(UUID postId, @NotNull @Characters(max = LONGEST_TEXT) @VisibleMarkdown String text) {

    static final int LONGEST_TEXT = 20_000;
}
