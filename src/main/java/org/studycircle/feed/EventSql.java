package org.studycircle.feed;

import org.studycircle.discussion.ThreadSql;
import org.studycircle.group.log.Reference;
import org.studycircle.group.member.Permission;
import org.studycircle.group.member.Seat;
import org.studycircle.schedule.MemberDates;
import org.studycircle.visibility.Visibility;

/**
 * The statements that read the log of a group for somebody. What is not for them is left out by the statement, and so is the place of it: a place that they are
 * told is the number of an event that they are told, or one at which a stretch ends that is over.
 */
final class EventSql {

    /** How many events are looked through at once, at most; the same numbers for everybody. */
    static final int STRETCH = 128;

    /** A condition on the event {@code e}. */
    private static final String FOR_READER = """
            (e.audience = 'GROUP' or %s or e.actor_id = seat.person_id) and %s
            """.formatted(Seat.may(Permission.HEAR_EVERYTHING), Visibility.seesPost("coalesce(e.post_number, 1)"));

    private static final String READ = """
            from group_event e
            left join thread t on t.group_id = :group and t.thread_id = e.thread_id
            """ + ThreadSql.READ_STATE + Visibility.BAR + "where e.group_id = :group and " + FOR_READER;

    private EventSql() {}

    /**
     * The events that are for each follower, in one stretch, through their seats.
     *
     * @param known SQL for whether the place is one that the follower may have been told
     */
    private static String after(String known) {
        return "select follower.place, g.event_seq as last_seq, least(g.event_seq, stretch.ends) as looked_seq, " + known + """
                 as known, e.seq as event_seq, e.type as event_type, e.at as event_at, e.actor_id as event_actor_id,
                """ + Reference.each(reference -> "e." + reference.column()) + """

                from unnest(cast(:people as uuid[]), cast(:after as bigint[])) with ordinality as follower (person_id, after, place)
                """ + Seat.joined(":group", "follower.person_id") + MemberDates.SCHEDULE_END + """
                cross join lateral (select follower.after - mod(follower.after, %1$d) + %1$d as ends) stretch
                left join lateral (
                  select e.* %2$s and e.seq > follower.after and e.seq <= stretch.ends
                  order by e.seq
                  limit :most
                ) e on true
                order by follower.place, e.seq
                """.formatted(STRETCH, READ);
    }

    /** For who has been told where they are. */
    static String afterPlace() {
        return after(known("follower.after"));
    }

    /** For who is looking on, and knows. */
    static String onwards() {
        return after("true");
    }

    /** Where the group's log ends, for everybody and for the caller. */
    static String end() {
        return "select g.event_seq as last, coalesce(newest.seq, g.event_seq - mod(g.event_seq, " + STRETCH + ")) as told, "
                + "cast(:after as bigint) is null or " + known("cast(:after as bigint)") + " as known\n" + Seat.FROM
                + MemberDates.SCHEDULE_END + """
                        left join lateral (
                          select e.seq %s and e.seq > g.event_seq - mod(g.event_seq, %d)
                          order by e.seq desc
                          limit 1
                        ) newest on true
                        """.formatted(READ, STRETCH) + Seat.OF_CALLER;
    }

    private static String known(String place) {
        return """
                case when mod(%1$s, %2$d) = 0 then %1$s <= g.event_seq else exists (select %3$s and e.seq = %1$s) end
                """.formatted(place, STRETCH, READ);
    }
}
