package org.studycircle.search;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.studycircle.group.member.Author;
import org.studycircle.http.SearchTerms.Term;

/**
 * A post in which something was found, or in whose thread's title, if it opens the thread.
 *
 * @param title of the thread, with what was found in it
 * @param excerpt of the post as plain text, null where it is deleted
 */
record FoundPost(UUID threadId, int number, Excerpt title, Author author, Instant createdAt, Excerpt excerpt) {

    /**
     * As it is found.
     *
     * @param said what it says, as plain text; null where it is deleted
     * @param marked the same with marks around what was found
     * @param createdAt in its place in the list, which nobody is told
     */
    record Row(UUID threadId, int number, String title, Author author, Instant createdAt, String said, String marked,
            int rank) {

        FoundPost view(List<Term> terms) {
            List<Term> ofTitle = number == 1 ? terms : List.of();
            return new FoundPost(threadId, number, new Excerpt(title, Highlights.of(title, null, ofTitle)), author,
                    author.at(createdAt),
                    said == null ? null : Excerpt.of(said, Highlights.of(said, marked, terms)));
        }
    }
}
