package org.studycircle.discussion.post;

import java.time.Instant;

import org.studycircle.group.member.Author;
import org.studycircle.visibility.Visibility;

/**
 * The posts of a thread that its entry in a list shows: the first, and the newest. Each is looked up by its number, and only for who sees it.
 */
public final class PostGlimpse {

    /** The number of the newest post of {@code t} that the member sees and that is not deleted; null where there is none. No post is looked at. */
    private static final String NEWEST = """
            case when bar.assignment_id is null and isempty(t.deleted_numbers) then t.last_number
              else upper(int4multirange(int4range(1, t.last_number, '[]')) * %s - t.deleted_numbers) - 1 end
            """.formatted(Visibility.SEEN);

    /** A condition: whether the member sees no post of {@code t} but the first. */
    public static final String IS_UNANSWERED = "(coalesce(" + NEWEST + ", 1) = 1)";

    /** What {@link First} and {@link Newest} are read from, in {@code first_post} and {@code newest_post}. */
    public static final String COLUMNS = """
            , first_post.revision as first_post_revision, first_post.excerpt as first_post_excerpt, first_post.html as first_post_html,
            newest_post.number as newest_post_number, newest_post.excerpt as newest_post_excerpt,
            newest_post.created_at as newest_post_created_at, newest_author.person_id as newest_post_author_person_id,
            newest_author.display_name as newest_post_author_display_name, newest_author.mark as newest_post_author_mark
            """;

    /** Of the thread {@code t}, whose bar and read state are joined; the HTML of the first one where {@code :html} asks for it. */
    public static final String JOINED = """
            left join lateral (
              select p.revision, %1$s as excerpt, case when cast(:html as boolean) then p.html end as html
              from post p
              where p.group_id = :group and p.thread_id = t.thread_id and p.number = 1 and p.deleted_at is null and %2$s
              limit 1
            ) first_post on true
            left join lateral (
              select p.number, p.author_id, p.created_at, %1$s as excerpt
              from post p
              where p.group_id = :group and p.thread_id = t.thread_id and p.number = %3$s and p.number > 1 and %2$s
              limit 1
            ) newest_post on true
            """.formatted(Excerpts.OF_POST, Visibility.SEES_THREAD, NEWEST)
            + Author.joined("newest_post.author_id", "newest_author");

    private PostGlimpse() {}

    /** @param html null unless asked for */
    public record First(int revision, String excerpt, String html) {}

    public record Newest(int number, String excerpt, Instant createdAt, Author author) {}
}
