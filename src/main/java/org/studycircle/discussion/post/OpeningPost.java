package org.studycircle.discussion.post;

import java.util.UUID;

import jakarta.validation.constraints.NotBlank;

import org.studycircle.text.Characters;

/**
 * The first post of a thread.
 *
 * @param text Markdown
 */
public record OpeningPost(UUID postId, @NotBlank @Characters(max = LONGEST_TEXT) String text) {

    static final int LONGEST_TEXT = 20_000;
}
