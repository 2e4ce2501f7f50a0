package org.studycircle.discussion.thread;

import java.time.Instant;
import java.util.UUID;

import org.studycircle.discussion.post.Lock;
import org.studycircle.discussion.post.PostGlimpse;
import org.studycircle.discussion.unread.ReadStates;
import org.studycircle.group.member.Author;
import org.studycircle.visibility.Bar;
import org.studycircle.visibility.Visibility;

/**
 * A thread as it meets a member.
 *
 * @param place by which it is listed: the number of an event that the member may know of; null outside of lists
 * @param lastNumber of the newest post that is visible to the member, and
 * @param lastPostAt when that was written
 * @param postCount posts that are visible to the member
 * @param unread those of them that the member has not read
 * @param bar what bars the member from it, null where nothing does
 * @param seesThread whether the member sees it all the same
 * @param firstPost null where the member does not see it, or it is deleted
 * @param newestPost that the member sees and that is not deleted, null where it is the first
 */
record ThreadRow(UUID threadId, String title, UUID assignmentId, UUID editionId, UUID sectionId, String paragraphKey,
        String quoteExact, String quotePrefix, String quoteSuffix, Integer quoteStart, Integer quoteEnd,
        AnchorState anchorState,
        Author author, Long place, int lastNumber, Instant lastPostAt, Instant createdAt, int version,
        Bar bar,
        boolean seesThread, int unread, int postCount, PostGlimpse.First firstPost, PostGlimpse.Newest newestPost, Lock lock) {

    /** What it is read from, of the thread {@code t} by {@code author}. */
    static final String COLUMNS = """
            t.thread_id, t.title, t.assignment_id, t.edition_id, t.section_id, t.paragraph_key, t.quote_exact, t.quote_prefix,
            t.quote_suffix, t.quote_start, t.quote_end, t.anchor_state, author.person_id as author_person_id,
            author.display_name as author_display_name, author.mark as author_mark, t.created_at, t.version,
            """ + Visibility.REASON + ", case when t.thread_id is not null then " + Visibility.LAST_NUMBER
            + " end as last_number, " + Visibility.LAST_ACTIVITY + " as last_post_at, case when t.thread_id is not null then "
            + Visibility.SEES_THREAD
            + " end as sees_thread, case when t.thread_id is not null then " + ReadStates.UNREAD
            + " end as unread, case when t.thread_id is not null then " + ReadStates.VISIBLE + " end as post_count\n"
            + PostGlimpse.COLUMNS + ", " + Lock.COLUMNS;

    /** Of a thread that is in no list. */
    static final String NO_PLACE = ", cast(null as bigint) as place\n";

    /** Of the thread, after what bars the member from it; {@code :html} says whether the first post is wanted as HTML. */
    static final String JOINED = Author.joined("t.author_id") + PostGlimpse.JOINED + Lock.OF_THREAD;
}
