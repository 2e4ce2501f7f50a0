package org.studycircle.discussion.thread;

import java.util.List;

import org.studycircle.discussion.ThreadSql;
import org.studycircle.discussion.post.PostGlimpse;
import org.studycircle.discussion.unread.ReadStates;
import org.studycircle.group.member.Seat;
import org.studycircle.group.member.Seated;
import org.studycircle.http.paging.Slice;
import org.studycircle.sql.Sql;
import org.studycircle.visibility.Visibility;

/** The statement of how much is said about a section: what its list has, counted by paragraphs. */
final class SectionTalkSql {

    /** Threads, those that were active last. */
    private static final int MOST = 1_000;
    private static final Slice ALL = new Slice(null, "", MOST, false, List.of());
    private static final ThreadListSql LIST = new ThreadListSql(true, false, false, false, ThreadOrder.ACTIVITY);

    private SectionTalkSql() {}

    static Sql<Seated<SectionDiscussion.Talk>> sql() {
        return Sql.of(Seated.reader(SectionDiscussion.Talk.class), text(LIST.concealing(), LIST.ways(ALL), LIST.counted()))
                .withShortcut(Visibility.unbarred(text("", LIST.oneWay(ALL), "true")), Visibility.UNBARRED);
    }

    private static String text(String concealing, String ways, String counted) {
        return "select seat.role as seat_role, t.*\n" + Visibility.SEAT + concealing + """
                join section read on read.group_id = :group and read.section_id = :section
                left join lateral (
                  select seen.paragraph_key as key, cast(count(*) as integer) as threads, cast(sum(seen.unread) as integer) as unread,
                         cast(count(*) filter (where seen.unanswered) as integer) as unanswered
                  from (
                    select t.paragraph_key, %s as unread, %s as unanswered
                    from (
                """.formatted(ReadStates.UNREAD, PostGlimpse.IS_UNANSWERED) + ways + ") t\n" + ThreadSql.READ_STATE
                + Visibility.BAR + "where " + counted + """
                     order by t.place desc
                    limit %d
                  ) seen
                  group by seen.paragraph_key
                ) t on true
                """.formatted(MOST) + Seat.OF_CALLER + "order by t.key";
    }
}
