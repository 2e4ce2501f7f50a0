package org.studycircle.discussion.post;

import java.time.Instant;
import java.util.UUID;

import org.studycircle.group.member.Author;
import org.studycircle.http.EntityTag;

/**
 * A post as members see it; of a deleted one and of a concealed one, only its place.
 *
 * @param parent number of the post that it replies to, absent for post 1
 * @param depth level to draw it on, 0 to {@value TreePath#DEEPEST}
 * @param text Markdown, absent in lists
 * @param html safe to show
 * @param editedAt absent where it stands as it was written
 * @param replyCount direct replies, concealed ones included
 * @param revision counts versions of the text from 1
 */
record PostView(int number, UUID postId, Integer parent, int depth, Author author, PostState state, String text,
        String html, Instant createdAt, Instant editedAt, Integer replyCount, Integer revision) {

    static PostView concealed(int number, Integer parent, int depth) {
        return new PostView(number, null, parent, depth, null, PostState.CONCEALED, null, null, null, null, null, null);
    }

    EntityTag tag(int version) {
        return state == PostState.CONCEALED
                ? EntityTag.of(0, state)
                : EntityTag.of(version, state, replyCount, author);
    }
}
