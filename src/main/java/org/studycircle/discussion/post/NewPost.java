package org.studycircle.discussion.post;

import java.util.UUID;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.studycircle.text.Characters;
import org.studycircle.text.Ids;
import org.studycircle.text.VisibleMarkdown;

/**
 * A reply.
 *
 * @param parent number of the post that it replies to, the first unless given
 * @param text Markdown
 */
record NewPost(UUID postId, @Min(1) Integer parent,
        @NotNull @Characters(max = OpeningPost.LONGEST_TEXT) @VisibleMarkdown String text) {

    NewPost {
        parent = parent == null ? Integer.valueOf(1) : parent;
    }

    /** @return the same with an id, where the client chose none */
    NewPost identified() {
        return new NewPost(Ids.orNext(postId), parent, text);
    }
}
