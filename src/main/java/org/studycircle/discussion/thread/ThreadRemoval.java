package org.studycircle.discussion.thread;

import java.time.Instant;
import java.util.UUID;

import org.studycircle.discussion.post.RemovalReason;
import org.studycircle.group.member.Author;

/**
 * A facilitator's act by which a thread is not there, as its author and facilitators are told.
 *
 * @param words null where who wrote them has had them erased
 */
record ThreadRemoval(UUID threadId, String title, RemovalReason reason, String words, Author removedBy, Instant removedAt) {

    ThreadRemoval told() {
        return new ThreadRemoval(threadId, title, reason, words, removedBy, removedBy.at(removedAt));
    }
}
