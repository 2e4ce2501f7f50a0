package org.studycircle.discussion;

import java.time.Instant;
import java.util.UUID;

import org.studycircle.group.Author;
import org.studycircle.web.EntityTag;

/**
 * A thread as a member sees it.
 *
 * @param about absent where it is about nothing in particular
 * @param postCount visible posts
 * @param unread visible posts that the caller has not read
 */
record ThreadView(UUID threadId, String title, Subject about, Author author, int postCount, int lastNumber, int unread,
        Instant createdAt, Instant lastActivityAt) {

    EntityTag tag(int version) {
        return EntityTag.of(version, author, postCount, lastNumber, unread);
    }
}
