package org.studycircle.discussion;

import org.studycircle.visibility.Visibility;

/** The pieces of SQL that lead from the caller's seat to threads, by the names of {@link Visibility}. */
public final class ThreadSql {

    /** The caller's read state of {@code t}. The limit keeps PostgreSQL from reading all that the caller ever read, to hash it. */
    public static final String READ_STATE = """
            left join lateral (
              select r.read, r.kept, r.own, r.shown, r.counted, r.seen_seq, r.seen_at
              from read_state r
              where r.group_id = :group and r.person_id = seat.person_id and r.thread_id = t.thread_id
              limit 1
            ) s on true
            """;

    /** A member in front of the thread {@code :thread}, with what bars them; to be continued with joins and the seat's condition. */
    public static final String SEATED = Visibility.SEAT + """
            join thread t on t.group_id = :group and t.thread_id = :thread and t.deleted_at is null
            left join read_state s on s.group_id = :group and s.person_id = seat.person_id and s.thread_id = :thread
            """ + Visibility.BAR;

    private ThreadSql() {}
}
