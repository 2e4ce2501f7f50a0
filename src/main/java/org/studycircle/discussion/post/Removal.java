package org.studycircle.discussion.post;

import java.time.Instant;

import org.studycircle.group.member.Author;

/**
 * A facilitator's act by which a post is not shown, as its author and facilitators are told.
 *
 * @param number of the post that was removed
 * @param wholeBranch whether with all that was below
 * @param words null where who wrote them has had them erased
 */
record Removal(int number, boolean wholeBranch, RemovalReason reason, String words, Author by, Instant takenAt) {

    record View(int number, boolean wholeBranch, RemovalReason reason, String words, Author removedBy, Instant removedAt) {}

    View view() {
        return new View(number, wholeBranch, reason, words, by, by.at(takenAt));
    }
}
