package org.studycircle.discussion.post;

import org.studycircle.group.member.Permission;
import org.studycircle.group.member.Seat;

/** The pieces of SQL that are about what facilitators have done to keep order: {@code m} is such a measure. */
final class MeasureSql {

    /** What was removed of the post {@code p}, {@code removal}, for its author and who moderates; all null for others. */
    static final String REMOVAL = """
            left join lateral (
              select k.text, k.html, m.number, m.whole_branch, m.reason, m.words, m.taken_at, by.person_id, by.display_name, by.mark
              from removed_post k
              join thread_measure m on m.group_id = :group and m.thread_id = :thread and m.kind = 'REMOVED' and %s
              left join membership by on by.group_id = :group and by.person_id = m.taken_by
              where p.removed_at is not null and k.group_id = :group and k.thread_id = :thread and k.number = p.number
                and (p.author_id = seat.person_id or %s)
              order by m.taken_at desc, m.number
              limit 1
            ) removal on true
            """.formatted(covers("p"), Seat.may(Permission.MODERATE));

    private MeasureSql() {}

    /** @return a condition: whether the measure is about the post */
    static String covers(String post) {
        return "(m.number = %1$s.number or m.whole_branch and %1$s.tree_path >= m.tree_path and %1$s.tree_path < %2$s)"
                .formatted(post, TreePath.endSql("m.tree_path"));
    }

    /** @return why the member does not reply to the post, which is locked for all but facilitators; null where it is not */
    static String lockWords(String post) {
        return """
                case when not %s then (
                  select coalesce(m.words, '') from thread_measure m
                  where m.group_id = :group and m.thread_id = :thread and m.kind = 'LOCKED' and %s
                  order by m.number
                  limit 1) end
                """.formatted(Seat.may(Permission.MODERATE), covers(post));
    }

    /** @return a condition: whether the post is removed, or stands in a branch that is */
    static String isRemoved(String post) {
        return """
                exists (
                  select from thread_measure m
                  where m.group_id = :group and m.thread_id = :thread and m.kind = 'REMOVED' and %s)
                """.formatted(covers(post));
    }
}
