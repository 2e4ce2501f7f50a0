package org.studycircle.discussion.post;

import java.time.Instant;
import java.util.UUID;

import org.studycircle.group.member.Author;

/**
 * A post as it meets a member.
 *
 * @param seen whether the member sees it
 * @param replyCount direct replies that there are for the member
 * @param text Markdown; null in lists that don't ask for it, and with {@code html} of what is deleted or not seen
 * @param unread whether the member has not read it
 * @param removal what the member may know of it
 * @param lock on the branch that it is in, or null
 */
record PostRow(int number, UUID postId, Integer parentNumber, int depth, String treePath, Author author, String text,
        String html,
        Instant createdAt, Instant editedAt, Instant deletedAt, Instant removedAt, int replyCount, int revision, boolean seen,
        boolean unread, Removal removal, Lock lock) {

    /** What it is read from, but for the text: of the post {@code p} by {@code author}, and {@code frame}; what is concealed does not even leave the database. */
    static final String COLUMNS = """
            p.number, p.post_id, p.parent_number, p.depth, p.tree_path, author.person_id as author_person_id,
            author.display_name as author_display_name, author.mark as author_mark, p.created_at, p.edited_at, p.deleted_at, p.removed_at, p.revision,
            """ + PostSql.REPLY_COUNT + " as reply_count, case when p.number is not null then " + PostSql.SEES
            + " end as seen, case when " + PostSql.SEES
            + """
             then coalesce(p.html, removal.html) end as html, removal.number as removal_number, removal.whole_branch as removal_whole_branch,
            removal.reason as removal_reason, removal.words as removal_words, removal.taken_at as removal_taken_at,
            removal.person_id as removal_by_person_id, removal.display_name as removal_by_display_name,
            removal.mark as removal_by_mark, case when p.number is not null then not p.number <@ coalesce(s.read, '{}') end as unread,
            """ + Lock.COLUMNS + ",";

    static final String TEXT = " case when " + PostSql.SEES + " then coalesce(p.text, removal.text) end as text\n";
    /** In lists, where {@code :text} says whether it is asked for. */
    static final String TEXT_ON_REQUEST = " case when cast(:text as boolean) and " + PostSql.SEES
            + " then coalesce(p.text, removal.text) end as text\n";
}
