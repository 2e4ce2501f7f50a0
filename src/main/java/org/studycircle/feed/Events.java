package org.studycircle.feed;

import static java.util.stream.Collectors.groupingBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.discussion.ThreadSql;
import org.studycircle.group.log.Audience;
import org.studycircle.group.log.Reference;
import org.studycircle.group.member.Permission;
import org.studycircle.group.member.Role;
import org.studycircle.group.member.Seat;
import org.studycircle.http.paging.Page;
import org.studycircle.http.problem.Malformed;
import org.studycircle.http.problem.NotFound;
import org.studycircle.schedule.MemberDates;
import org.studycircle.sql.Database;
import org.studycircle.sql.RowReader;
import org.studycircle.sql.Sql;
import org.studycircle.visibility.Visibility;

import io.smallrye.mutiny.Uni;

/** The numbered events of a group. */
@ApplicationScoped
public class Events {

    private static final RowReader<Map<String, Object>> REFERENCES = columns -> {
        Map<String, Integer> places = new LinkedHashMap<>();
        Arrays.stream(Reference.values())
                .forEach(reference -> places.put(reference.field(), columns.indexOf(reference.column())));
        return row -> {
            Map<String, Object> named = new LinkedHashMap<>();
            places.forEach((field, place) -> {
                if (row.getValue(place) != null) {
                    named.put(field, row.getValue(place));
                }
            });
            return named;
        };
    };

    /**
     * One query through the followers' seats, each with its place among them; what is not for somebody is passed over afterwards, so
     * that it counts as looked at.
     */
    private static final Sql<Heard> AFTER = Sql.of(RowReader.of(HeardRow.class).with(REFERENCES, Heard::new), """
            select follower.place, seat.role as seat_role, seat.person_id as seat_id, g.event_seq as last_seq, e.seq as event_seq,
                   e.type as event_type, e.audience as event_audience, e.at as event_at, e.actor_id as event_actor_id,
            """ + Reference.each(reference -> "e." + reference.column()) + ", "
            + Visibility.seesPost("coalesce(e.post_number, 1)") + """
             as seen
            from unnest(cast(:people as uuid[]), cast(:after as bigint[])) with ordinality as follower (person_id, after, place)
            """ + Seat.joined(":group", "follower.person_id") + MemberDates.SCHEDULE_END + """
            left join lateral (
              select e.*
              from group_event e
              where e.group_id = :group and e.seq > follower.after
              order by e.seq
              limit :most
            ) e on true
            left join thread t on t.group_id = :group and t.thread_id = e.thread_id
            """ + ThreadSql.READ_STATE + Visibility.BAR + """
            order by follower.place, e.seq
            """);
    private static final Sql<Long> LAST = Sql.column(Long.class, "select g.event_seq\n" + Seat.FROM + Seat.OF_CALLER);

    @Inject
    Database database;

    private record HeardRow(int place, Role seatRole, UUID seatId, long lastSeq, boolean seen, Logged event) {}

    private record Logged(long seq, String type, Audience audience, Instant at, UUID actorId) {}

    /** An event as it meets a follower; a row without one for who has all. */
    private record Heard(HeardRow row, Map<String, Object> references) {

        boolean isForFollower() {
            return row.seen && (row.event.audience == Audience.GROUP || row.seatRole.may(Permission.HEAR_EVERYTHING)
                    || row.seatId.equals(row.event.actorId));
        }

        EventView view() {
            return new EventView(row.event.seq, row.event.type, row.event.at, row.event.actorId, references);
        }
    }

    /**
     * @param after number of the last event that is known, 0 for none
     * @throws NotFound for who is no active member
     * @throws Malformed where the group has not come so far
     */
    Uni<Page<EventView>> after(UUID groupId, UUID callerId, long after, int limit) {
        return read(groupId, List.of(new Follower(callerId, after)), limit)
                .map(rows -> page(rows, after));
    }

    /**
     * What each of them is to be told, in their order; null for who is no active member any more.
     *
     * @param limit how many events are looked at for each
     */
    public Uni<List<News>> news(UUID groupId, List<Follower> followers, int limit) {
        return read(groupId, followers, limit)
                .map(rows -> rows.stream().collect(groupingBy(heard -> heard.row.place)))
                .map(byPlace -> IntStream.range(0, followers.size())
                        .mapToObj(i -> byPlace.containsKey(i + 1) ? news(byPlace.get(i + 1), followers.get(i).after()) : null)
                        .toList());
    }

    /**
     * The number of the group's last event, 0 where there is none.
     *
     * @throws NotFound for who is no active member
     */
    public Uni<Long> last(UUID groupId, UUID callerId) {
        return database.call(LAST).set("group", groupId).set("caller", callerId).first()
                .onItem().ifNull().failWith(NotFound::new);
    }

    private Uni<List<Heard>> read(UUID groupId, List<Follower> followers, int limit) {
        return database.call(AFTER)
                .set("group", groupId)
                .setEach("people", followers, Follower::personId, UUID[]::new)
                .setEach("after", followers, Follower::after, Long[]::new)
                .set("most", limit)
                .list();
    }

    private static Page<EventView> page(List<Heard> rows, long after) {
        if (rows.isEmpty()) {
            throw new NotFound();
        }
        if (after > rows.get(0).row.lastSeq) {
            throw Malformed.cursor();
        }
        News news = news(rows, after);
        return new Page<>(news.events(), String.valueOf(news.last()), null);
    }

    /** @param rows of one follower: one at least, which says nothing of an event where there is none */
    private static News news(List<Heard> rows, long after) {
        List<Heard> events = rows.stream().filter(heard -> heard.row.event != null).toList();
        long last = events.isEmpty() ? after : events.get(events.size() - 1).row.event.seq;
        return new News(events.stream().filter(Heard::isForFollower).map(Heard::view).toList(), last,
                last >= rows.get(0).row.lastSeq);
    }
}
