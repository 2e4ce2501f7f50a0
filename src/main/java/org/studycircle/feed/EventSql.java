package org.studycircle.feed;

import org.studycircle.discussion.ThreadSql;
import org.studycircle.group.log.Reference;
import org.studycircle.group.member.Permission;
import org.studycircle.group.member.Seat;
import org.studycircle.sql.RowReader;
import org.studycircle.sql.Sql;
import org.studycircle.visibility.Visibility;

/**
 * The statements that read the log of a group for somebody. What is not for them is left out by the statement, and so is the place of it: a place that they are
 * told is the number of an event that they are told, or one at which a stretch ends that is over.
 */
final class EventSql {

    /** How many events are looked through at once, at most; the same numbers for everybody. */
    static final int STRETCH = 128;

    /** A condition on the event {@code e}: whether it is for the member, if they see what it is about. */
    static final String ADDRESSED = """
            (e.audience = 'GROUP' or %s or e.actor_id = seat.person_id)
            """.formatted(Seat.may(Permission.HEAR_EVERYTHING));

    /** A condition on the event {@code e}. */
    static final String FOR_READER = ADDRESSED + "and " + Visibility.seesPost("coalesce(e.post_number, 1)");

    /** What the reader stands in front of, behind the seat and the thread. */
    static final String STANDING = ThreadSql.READ_STATE + Visibility.BAR;

    /** The thread of the event, with that; all null where it names none. */
    static final String THREAD = "left join thread t on t.group_id = :group and t.thread_id = e.thread_id\n" + STANDING;

    private static final String READ = "from group_event e\n" + THREAD + "where e.group_id = :group and " + FOR_READER;

    /** For whom nothing is concealed. */
    private static final String READ_UNBARRED = "from group_event e where e.group_id = :group and " + ADDRESSED;

    private static final String AFTER = "cast(:after as bigint)";

    private EventSql() {}

    /** The events that are for the caller, in one stretch: for who has been told where they are. */
    static <R> Sql<R> afterPlace(RowReader<R> reader) {
        return Sql.of(reader, afterPlace(READ)).withShortcut(Visibility.unbarred(afterPlace(READ_UNBARRED)),
                Visibility.UNBARRED);
    }

    private static String afterPlace(String read) {
        return "select least(g.event_seq, stretch.ends) as looked_seq, " + known(read) + """
                 as known, e.seq as event_seq, e.type as event_type, e.at as event_at, e.actor_id as event_actor_id,
                """ + Reference.each(reference -> "e." + reference.column()) + "\n" + Visibility.SEAT + """
                cross join lateral (select %1$s - mod(%1$s, %2$d) + %2$d as ends) stretch
                left join lateral (
                  select e.* %3$s and e.seq > %1$s and e.seq <= stretch.ends
                  order by e.seq
                  limit :most
                ) e on true
                """.formatted(AFTER, STRETCH, read) + Seat.OF_CALLER + "order by e.seq";
    }

    /** Where the group's log ends, for everybody and for the caller. */
    static <R> Sql<R> end(RowReader<R> reader) {
        return Sql.of(reader, end(READ)).withShortcut(Visibility.unbarred(end(READ_UNBARRED)), Visibility.UNBARRED);
    }

    private static String end(String read) {
        return "select g.event_seq as last, coalesce(newest.seq, g.event_seq - mod(g.event_seq, " + STRETCH + ")) as told, "
                + AFTER + " is null or " + known(read) + " as known\n" + Visibility.SEAT + """
                        left join lateral (
                          select e.seq %s and e.seq > g.event_seq - mod(g.event_seq, %d)
                          order by e.seq desc
                          limit 1
                        ) newest on true
                        """.formatted(read, STRETCH) + Seat.OF_CALLER;
    }

    private static String known(String read) {
        return """
                case when mod(%1$s, %2$d) = 0 then %1$s <= g.event_seq else exists (select %3$s and e.seq = %1$s) end
                """.formatted(AFTER, STRETCH, read);
    }
}
