package org.studycircle.discussion.thread;

import java.time.Instant;
import java.util.UUID;

import org.jboss.resteasy.reactive.RestResponse;
import org.studycircle.discussion.post.Lock;
import org.studycircle.discussion.post.PostGlimpse;
import org.studycircle.group.member.Author;
import org.studycircle.http.Answer;
import org.studycircle.http.EntityTag;
import org.studycircle.visibility.Concealment;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A thread as a member sees it: there is something else in it for each state. */
sealed interface ThreadView {

    @JsonProperty("state")
    ThreadState state();

    /**
     * One of which the member sees the first post.
     *
     * @param about absent where it is about nothing in particular
     * @param postCount posts that are visible to the caller
     * @param unread those of them that the caller has not read
     * @param opening how it begins; absent where that was deleted
     * @param lastPost the newest that is visible to the caller; absent where that is the first
     * @param lock by which only facilitators reply; absent where everybody does
     * @param repliesConcealed why the caller sees nothing of others in the thread but facilitators' words; absent where the caller sees everything
     */
    record Visible(UUID threadId, String title, Subject about, Author author, int postCount, int lastNumber, int unread,
            Instant createdAt, Instant lastActivityAt, Opening opening, LastPost lastPost, Lock.View lock,
            Concealment repliesConcealed)
            implements
                ThreadView {

        @Override
        public ThreadState state() {
            return ThreadState.VISIBLE;
        }
    }

    /**
     * The first post, whose author and moment are the thread's.
     *
     * @param html absent unless asked for
     * @param tag with which it may be edited
     */
    record Opening(String excerpt, String html, EntityTag tag) {

        private static Opening of(PostGlimpse.First post) {
            return post == null ? null : new Opening(post.excerpt(), post.html(), EntityTag.of(post.revision()));
        }
    }

    record LastPost(int number, Author author, String excerpt, Instant createdAt) {

        private static LastPost of(PostGlimpse.Newest post) {
            return post == null
                    ? null
                    : new LastPost(post.number(), post.author(), post.excerpt(), post.author().at(post.createdAt()));
        }
    }

    /** One of which the member sees nothing but why. */
    record Concealed(UUID threadId, Concealment concealed) implements ThreadView {

        @Override
        public ThreadState state() {
            return ThreadState.CONCEALED;
        }
    }

    static ThreadView of(ThreadRow row) {
        Concealment why = Concealment.of(row.bar());
        return row.seesThread()
                ? new Visible(row.threadId(), row.title(), Subject.of(row), row.author(), row.postCount(), row.lastNumber(),
                        row.unread(), row.author().at(row.createdAt()), row.author().at(row.lastPostAt()),
                        Opening.of(row.firstPost()), LastPost.of(row.newestPost()), Lock.view(row.lock()), why)
                : new Concealed(row.threadId(), why);
    }

    /** Of what is concealed, the tag does not even tell how often it was edited. */
    /** A single thread, as it stands after a change. */
    static RestResponse<ThreadView> answer(ThreadRow row) {
        return Answer.ok(of(row), tag(row));
    }

    static EntityTag tag(ThreadRow row) {
        return of(row) instanceof Visible view
                ? EntityTag.of(row.version(), view.author, view.postCount, view.lastNumber, view.unread, view.opening,
                        view.lastPost, view.lock,
                        view.repliesConcealed)
                : EntityTag.of(0, Concealment.of(row.bar()));
    }
}
