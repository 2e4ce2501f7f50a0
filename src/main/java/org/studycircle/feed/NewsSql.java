package org.studycircle.feed;

import org.studycircle.group.log.Reference;
import org.studycircle.group.member.Seat;
import org.studycircle.schedule.MemberDates;
import org.studycircle.visibility.Visibility;

/**
 * The statements that read what is new in a group once for all who listen to it. What a newcomer may hear everybody may; only of what is
 * left is asked who of them may, by the same predicate as for the list.
 */
final class NewsSql {

    private static final String LISTENING = """
            from unnest(cast(:people as uuid[])) with ordinality as listening (person_id, place)
            """;

    private NewsSql() {}

    /** Some events after {@code :after}, each with whether it is for everybody, and who of those that listen is gone. */
    static String news() {
        return """
                select g.event_seq as last_seq, gone.places as gone, coalesce(e.is_for_everybody, false) as is_for_everybody,
                  e.seq as event_seq, e.type as event_type, e.at as event_at, e.actor_id as event_actor_id, %s
                from (select * from reading_group where group_id = :group and deleted_at is null) g
                cross join lateral (select array_agg(cast(listening.place as integer)) as places %s where %s) gone
                """.formatted(Reference.each(reference -> "e." + reference.column()), LISTENING,
                Seat.isMissing(":group", "listening.person_id")) + MemberDates.SCHEDULE_END + """
                        left join lateral (
                          select e.*, %s as is_for_everybody
                          from group_event e
                          %s %s
                          where e.group_id = :group and e.seq > :after and e.seq <= cast(:after as bigint) + :most
                        ) e on true
                        order by e.seq
                        """.formatted(EventSql.FOR_READER, Visibility.NEWCOMER, EventSql.THREAD);
    }

    /** Of events that are not for everybody, {@code :numbers}, for whom they are; what each sees of a thread is found out once. */
    static String heard() {
        return """
                with event as materialized (
                  select * from group_event e where e.group_id = :group and e.seq = any(:numbers)
                ), view as materialized (
                  select barred.thread_id, cast(listening.place as integer) as place, seat.person_id, seat.role, %s as seen
                  %s
                """.formatted(Visibility.SEEN, LISTENING) + Seat.joined(":group", "listening.person_id")
                + MemberDates.SCHEDULE_END + """
                          cross join (select distinct event.thread_id from event) barred
                          left join thread t on t.group_id = :group and t.thread_id = barred.thread_id
                        """ + EventSql.STANDING + """
                        )
                        select e.seq, array_agg(seat.place) as places
                        from event e
                        join view seat on seat.thread_id is not distinct from e.thread_id
                        where %s and coalesce(e.post_number, 1) <@ seat.seen
                        group by e.seq
                        """.formatted(EventSql.ADDRESSED);
    }
}
