package org.studycircle.feed;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.event.GroupEvent;
import org.studycircle.event.GroupEvent.Audience;
import org.studycircle.membership.Role;
import org.studycircle.paging.Page;
import org.studycircle.problem.Malformed;
import org.studycircle.problem.NotFound;
import org.studycircle.visibility.Visibility;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

/** The numbered events of a group. */
@ApplicationScoped
class Events {

    /** One query through the seat; what is not for the caller is passed over afterwards, so that it counts as looked at. */
    private static final String AFTER = """
            select seat.role as seat_role, seat.person_id as seat_id, g.event_seq, e.*,
            """ + Visibility.seesPost("coalesce(e.post_number, 1)") + """
             as seen
            from membership seat
            """ + Visibility.GROUP + """
            left join lateral (
              select e.group_id, e.seq, e.audience, e.type, e.at, e.actor_id, e.thread_id, e.post_number, e.assignment_id, e.essay_id,
                     e.section_id, e.person_id, e.invitation_id
              from group_event e
              where e.group_id = $1 and e.seq > $3
              order by e.seq
              limit $4
            ) e on true
            left join thread t on t.group_id = e.group_id and t.thread_id = e.thread_id
            """ + Visibility.READ_STATE + Visibility.BAR + """
            where seat.group_id = $1 and seat.real_person_id = $2 and seat.state = 'ACTIVE'
            order by e.seq
            """;

    @Inject
    Pool pool;

    /**
     * @param after number of the last event that is known, 0 for none
     * @throws Malformed where the group has not come so far
     */
    Uni<Page<EventView>> after(UUID groupId, UUID callerId, long after, int limit) {
        return pool.preparedQuery(AFTER).execute(Tuple.of(groupId, callerId, after, limit))
                .map(rows -> page(rows, after));
    }

    private static Page<EventView> page(RowSet<Row> rows, long after) {
        if (rows.size() == 0) {
            throw new NotFound();
        }
        Row first = rows.iterator().next();
        if (after > first.getLong("event_seq")) {
            throw Malformed.cursor();
        }
        Role role = Role.valueOf(first.getString("seat_role"));
        List<Row> events = StreamSupport.stream(rows.spliterator(), false).filter(row -> row.getLong("seq") != null).toList();
        long last = events.isEmpty() ? after : events.get(events.size() - 1).getLong("seq");
        return new Page<>(events.stream().filter(row -> isFor(row, role)).map(Events::view).toList(),
                String.valueOf(last), null);
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
