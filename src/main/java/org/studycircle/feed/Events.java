package org.studycircle.feed;

import static java.util.stream.Collectors.groupingBy;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.group.log.GroupEvent;
import org.studycircle.group.log.GroupEvent.Audience;
import org.studycircle.group.member.Role;
import org.studycircle.http.paging.Page;
import org.studycircle.http.problem.Malformed;
import org.studycircle.http.problem.NotFound;
import org.studycircle.visibility.Visibility;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** The numbered events of a group. */
@ApplicationScoped
public class Events {

    /**
     * One query through the followers' seats, each with its place among them; what is not for somebody is passed over afterwards, so
     * that it counts as looked at.
     */
    private static final String AFTER = """
            select follower.place, seat.role as seat_role, seat.person_id as seat_id, g.event_seq, e.*,
            """ + Visibility.seesPost("coalesce(e.post_number, 1)") + """
             as seen
            from unnest($2::uuid[], $3::bigint[]) with ordinality as follower (person_id, after, place)
            join membership seat
              on seat.group_id = $1 and seat.real_person_id = follower.person_id and seat.state = 'ACTIVE'
            """ + Visibility.GROUP + """
            left join lateral (
              select e.group_id, e.seq, e.audience, e.type, e.at, e.actor_id, e.thread_id, e.post_number, e.assignment_id, e.essay_id,
                     e.section_id, e.person_id, e.invitation_id
              from group_event e
              where e.group_id = $1 and e.seq > follower.after
              order by e.seq
              limit $4
            ) e on true
            left join thread t on t.group_id = e.group_id and t.thread_id = e.thread_id
            """ + Visibility.READ_STATE + Visibility.BAR + """
            order by follower.place, e.seq
            """;

    private static final String LAST = """
            select g.event_seq
            from membership seat
            join reading_group g on g.group_id = seat.group_id
            where seat.group_id = $1 and seat.real_person_id = $2 and seat.state = 'ACTIVE'
            """;

    @Inject
    Pool pool;

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
                .map(rows -> rows.stream().collect(groupingBy(row -> row.getLong("place").intValue())))
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
        return pool.preparedQuery(LAST).execute(Tuple.of(groupId, callerId))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw new NotFound();
                    }
                    return rows.iterator().next().getLong("event_seq");
                });
    }

    private Uni<List<Row>> read(UUID groupId, List<Follower> followers, int limit) {
        return pool.preparedQuery(AFTER)
                .execute(Tuple.of(groupId, followers.stream().map(Follower::personId).toArray(UUID[]::new),
                        followers.stream().map(Follower::after).toArray(Long[]::new), limit))
                .map(rows -> rows.stream().toList());
    }

    private static Page<EventView> page(List<Row> rows, long after) {
        if (rows.isEmpty()) {
            throw new NotFound();
        }
        if (after > rows.get(0).getLong("event_seq")) {
            throw Malformed.cursor();
        }
        News news = news(rows, after);
        return new Page<>(news.events(), String.valueOf(news.last()), null);
    }

    /** @param rows of one follower: one at least, which says nothing of an event where there is none */
    private static News news(List<Row> rows, long after) {
        Role role = Role.valueOf(rows.get(0).getString("seat_role"));
        List<Row> events = rows.stream().filter(row -> row.getLong("seq") != null).toList();
        long last = events.isEmpty() ? after : events.get(events.size() - 1).getLong("seq");
        return new News(events.stream().filter(row -> isFor(row, role)).map(Events::view).toList(), last,
                last >= rows.get(0).getLong("event_seq"));
    }

    private static boolean isFor(Row row, Role role) {
        return row.getBoolean("seen") && isMeantFor(row, role);
    }

    private static boolean isMeantFor(Row row, Role role) {
        return Audience.valueOf(row.getString("audience")) == Audience.GROUP || role == Role.FACILITATOR
                || Objects.equals(row.getUUID("actor_id"), row.getUUID("seat_id"));
    }

    private static EventView view(Row row) {
        return new EventView(row.getLong("seq"), GroupEvent.Type.valueOf(row.getString("type")),
                row.getOffsetDateTime("at").toInstant(), row.getUUID("actor_id"), row.getUUID("thread_id"),
                row.getInteger("post_number"), row.getUUID("assignment_id"), row.getUUID("essay_id"),
                row.getUUID("section_id"), row.getUUID("person_id"), row.getUUID("invitation_id"));
    }
}
