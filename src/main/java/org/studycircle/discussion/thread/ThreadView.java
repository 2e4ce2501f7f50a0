package org.studycircle.discussion.thread;

import java.time.Instant;
import java.util.UUID;

import org.studycircle.group.member.Author;
import org.studycircle.http.EntityTag;
import org.studycircle.visibility.Concealment;

/**
 * A thread as a member sees it; of a concealed one, only why it is.
 *
 * @param about absent where it is about nothing in particular
 * @param postCount posts that are visible to the caller
 * @param unread those of them that the caller has not read
 * @param concealed absent unless the thread is
 * @param repliesConcealed why the caller sees nothing of others in the thread but facilitators' words; absent where the caller sees everything
 */
record ThreadView(UUID threadId, String title, Subject about, Author author, Integer postCount, Integer lastNumber,
        Integer unread, Instant createdAt, Instant lastActivityAt, Concealment concealed, Concealment repliesConcealed) {

    static ThreadView of(ThreadRow row) {
        Concealment why = Concealment.of(row.bar());
        return row.seesThread()
                ? new ThreadView(row.threadId(), row.title(), Subject.of(row), row.author(), row.postCount(), row.lastNumber(),
                        row.unread(), row.createdAt(), row.lastPostAt(), null, why)
                : new ThreadView(row.threadId(), null, null, null, null, null, null, null, null, why, null);
    }

    /** Of what is concealed, the tag does not even tell how often it was edited. */
    static EntityTag tag(ThreadRow row) {
        ThreadView view = of(row);
        return view.concealed == null
                ? EntityTag.of(row.version(), view.author, view.postCount, view.lastNumber, view.unread, view.repliesConcealed)
                : EntityTag.of(0, view.concealed);
    }
}
