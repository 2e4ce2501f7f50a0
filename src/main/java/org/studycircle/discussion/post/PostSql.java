package org.studycircle.discussion.post;

import org.studycircle.group.member.Author;
import org.studycircle.visibility.Visibility;

/** The pieces of SQL that are about single posts: {@code p} is the post, {@code author} who wrote it. */
final class PostSql {

    /** A condition: whether the member sees the post. */
    static final String SEES = Visibility.seesPost("p.number");

    static final String AUTHOR = Author.joined("p.author_id") + MeasureSql.REMOVAL + Lock.OF_POST;

    /**
     * All posts of {@code t} that there are for a member who is barred from it, {@code frame}: {@code numbers} of those that the member sees and of those above them, which keep
     * their places, and the numbers of their {@code parents}. It costs the member's own part of the thread; nothing where nobody is barred.
     */
    static final String FRAME = """
            left join lateral (
              select coalesce(array_agg(post.number), '{}') as numbers, coalesce(array_agg(post.parent_number), '{}') as parents
              from (
                select distinct above.number
                from unnest(case when bar.assignment_id is null then '{}' else %1$s end) shown
                cross join lateral generate_series(lower(shown), upper(shown) - 1) seen (number)
                cross join lateral (
                  select q.number, q.tree_path, q.parent_number from post q
                  where q.group_id = :group and q.thread_id = :thread and q.number = seen.number
                  limit 1
                ) q
                cross join lateral (
                  select q.parent_number as number where q.parent_number is not null
                  union all
                  %2$s
                ) above
              ) place
              cross join lateral (
                select q.number, q.parent_number from post q
                where q.group_id = :group and q.thread_id = :thread and q.number = place.number
                limit 1
              ) post
            ) frame on true
            """.formatted(Visibility.SHOWN, TreePath.numbersSql("q.tree_path"));

    /** What stands in its place in a statement without rules. */
    private static final String NO_FRAME = """
            cross join (select cast(null as integer[]) as numbers, cast(null as integer[]) as parents) frame
            """;

    /** A condition: whether the post has a place for a member, who sees it or something below it. */
    static final String HAS_PLACE = hasPlace("p.number");

    /** The posts that there are for a barred member, {@code p}. */
    static final String FRAMED = """
            (select q.*
             from unnest(frame.numbers) place (number)
             cross join lateral (
               select q.* from post q
               where q.group_id = :group and q.thread_id = :thread and q.number = place.number
               limit 1
             ) q) p
            """;

    /** How many direct replies to the post there are for the member. */
    static final String REPLY_COUNT = """
            case when bar.assignment_id is null then p.reply_count
                 when p.number is not null
                   then (select cast(count(*) as integer) from unnest(frame.parents) parent where parent = p.number)
            end
            """;

    private PostSql() {}

    /** @return the statement for whom nothing is concealed, see {@link Visibility#unbarred} */
    static String unbarred(String sql) {
        return Visibility.unbarred(sql.replace(FRAME, NO_FRAME));
    }

    /** @return a condition: whether the post with the number has a place for the member */
    static String hasPlace(String number) {
        return "(bar.assignment_id is null or " + number + " = any(frame.numbers))";
    }
}
