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

    static PostView of(PostRow row) {
        if (!row.seen()) {
            return new PostView(row.number(), null, row.parentNumber(), row.depth(), null, PostState.CONCEALED, null, null,
                    null,
                    null, null, null);
        }
        return row.deletedAt() == null
                ? new PostView(row.number(), row.postId(), row.parentNumber(), row.depth(), row.author(), PostState.VISIBLE,
                        row.text(), row.html(), row.createdAt(), row.editedAt(), row.replyCount(), row.revision())
                : new PostView(row.number(), row.postId(), row.parentNumber(), row.depth(), null, PostState.DELETED, null, null,
                        row.createdAt(), null, row.replyCount(), null);
    }

    static EntityTag tag(PostRow row) {
        PostView view = of(row);
        return view.state == PostState.CONCEALED
                ? EntityTag.of(0, view.state)
                : EntityTag.of(row.revision(), view.state, view.replyCount, view.author);
    }
}
