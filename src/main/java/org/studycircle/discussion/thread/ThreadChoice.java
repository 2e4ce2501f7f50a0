package org.studycircle.discussion.thread;

import java.util.UUID;

import org.studycircle.http.paging.Paging;
import org.studycircle.http.problem.Malformed;

/**
 * Which threads of those that a {@link ThreadFilter} means, of what the reader sees.
 *
 * @param unread with posts that the reader has not read
 * @param mine in which the reader has written
 * @param unanswered in which the reader sees no post but the first
 * @param authorId who opened them, null for anybody
 * @param withSections also those about sections of the assignment, whatever else they are about
 */
record ThreadChoice(boolean unread, boolean mine, boolean unanswered, UUID authorId, boolean withSections) {

    /** @throws Malformed where sections of no assignment are meant */
    static ThreadChoice of(ThreadFilter filter, String unread, String mine, String unanswered, String authorId,
            String withSections) {
        ThreadChoice choice = new ThreadChoice(Paging.isTrue("unread", unread), Paging.isTrue("mine", mine),
                Paging.isTrue("unanswered", unanswered), Paging.uuid("authorId", authorId),
                Paging.isTrue("withSections", withSections));
        if (choice.withSections && filter.assignmentId() == null) {
            throw Malformed.parameter("withSections", "withSections goes with assignmentId.");
        }
        return choice;
    }

    boolean isAny() {
        return unread || mine || unanswered || authorId != null || withSections;
    }
}
