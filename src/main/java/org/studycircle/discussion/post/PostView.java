package org.studycircle.discussion.post;

import java.time.Instant;
import java.util.UUID;

import org.jboss.resteasy.reactive.RestResponse;
import org.studycircle.group.member.Author;
import org.studycircle.http.Answer;
import org.studycircle.http.EntityTag;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A post as members see it: there is something else in it for each state. In all of them {@code parent} is the number of the post that it
 * replies to, absent for post 1; {@code depth} the level to draw it on, 0 to {@value TreePath#DEEPEST}; and {@code replyCount} counts the direct
 * replies that there are for the member.
 */
sealed interface PostView {

    @JsonProperty("state")
    PostState state();

    /**
     * One that says something.
     *
     * @param text Markdown, absent in lists that don't ask for it
     * @param html safe to show
     * @param editedAt absent where it stands as it was written
     * @param lock by which only facilitators reply; absent where everybody does, or the whole thread is locked
     * @param revision counts versions of the text from 1
     * @param unread whether the member has not read it, absent outside of lists
     * @param tag with which it may be edited, absent outside of lists, where a header says it
     */
    record Visible(int number, UUID postId, Integer parent, int depth, Author author, String text, String html,
            Instant createdAt,
            Instant editedAt, int replyCount, int revision, Lock.View lock, Boolean unread, EntityTag tag) implements PostView {

        Visible listed(boolean isUnread, EntityTag own) {
            return new Visible(number, postId, parent, depth, author, text, html, createdAt, editedAt, replyCount, revision,
                    lock, isUnread, own);
        }

        @Override
        public PostState state() {
            return PostState.VISIBLE;
        }
    }

    /** The place of one that its author has deleted. */
    record Deleted(int number, UUID postId, Integer parent, int depth, Instant createdAt, int replyCount) implements PostView {

        @Override
        public PostState state() {
            return PostState.DELETED;
        }
    }

    /**
     * The place of one that a facilitator has removed.
     *
     * @param author absent, with all that it says and the removal, but for the author and facilitators
     */
    record Removed(int number, UUID postId, Integer parent, int depth, Author author, String text, String html,
            Instant createdAt,
            int replyCount, Removal.View removal) implements PostView {

        @Override
        public PostState state() {
            return PostState.REMOVED;
        }
    }

    /** The place of one that the member is not to see, above one that is seen. */
    record Concealed(int number, Integer parent, int depth) implements PostView {

        @Override
        public PostState state() {
            return PostState.CONCEALED;
        }
    }

    static PostView of(PostRow row) {
        if (!row.seen()) {
            return new Concealed(row.number(), row.parentNumber(), row.depth());
        }
        if (row.removedAt() != null) {
            return removed(row);
        }
        return row.deletedAt() == null
                ? new Visible(row.number(), row.postId(), row.parentNumber(), row.depth(), row.author(), row.text(), row.html(),
                        row.author().at(row.createdAt()), row.author().at(row.editedAt()), row.replyCount(), row.revision(),
                        Lock.view(row.lock()), null, null)
                : new Deleted(row.number(), row.postId(), row.parentNumber(), row.depth(), row.author().at(row.createdAt()),
                        row.replyCount());
    }

    /** In a list. */
    static PostView listed(PostRow row) {
        PostView view = of(row);
        return view instanceof Visible visible ? visible.listed(row.unread(), EntityTag.of(row.revision())) : view;
    }

    private static Removed removed(PostRow row) {
        boolean isTold = row.removal() != null;
        return new Removed(row.number(), row.postId(), row.parentNumber(), row.depth(), isTold ? row.author() : null,
                row.text(),
                row.html(), row.author().at(row.createdAt()), row.replyCount(), isTold ? row.removal().view() : null);
    }

    /** A single post, as it stands after a change. */
    static RestResponse<PostView> answer(PostRow row) {
        return Answer.ok(of(row), tag(row));
    }

    static EntityTag tag(PostRow row) {
        PostView view = of(row);
        if (view instanceof Concealed) {
            return EntityTag.of(0, view.state());
        }
        return EntityTag.of(row.revision(), view.state(), row.replyCount(),
                view instanceof Visible visible ? visible.author : row.removal(), row.lock());
    }
}
