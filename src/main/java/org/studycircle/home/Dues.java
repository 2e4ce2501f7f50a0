package org.studycircle.home;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.schedule.EffectiveDates;
import org.studycircle.schedule.Joining;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

/** The copies of what each group is to read by when: here the dates are instants. */
@ApplicationScoped
class Dues {

    private static final String STANDING = """
            select a.assignment_id, a.title, a.opens_from, a.due_before, a.deleted_at, g.zone, g.event_seq
            from assignment a
            join reading_group g on g.group_id = a.group_id
            where a.group_id = $1
            """;

    private static final String WRITE = """
            insert into group_due as d (group_id, assignment_id, title, opens_at, due_at, seq)
            values ($1, $2, $3, $4, $5, $6)
            on conflict (group_id, assignment_id) do update
            set title = excluded.title, opens_at = excluded.opens_at, due_at = excluded.due_at, seq = excluded.seq
            where d.seq < excluded.seq
            """;

    @Inject
    Pool pool;

    Uni<Void> copy(UUID groupId, Collection<UUID> assignments) {
        return assignments.isEmpty()
                ? Uni.createFrom().voidItem()
                : pool.preparedQuery(STANDING + "and a.assignment_id = any($2)")
                        .execute(Tuple.of(groupId, assignments.toArray(UUID[]::new)))
                        .chain(rows -> write(groupId, rows));
    }

    Uni<Void> copyAll(UUID groupId) {
        return pool.preparedQuery(STANDING).execute(Tuple.of(groupId)).chain(rows -> write(groupId, rows));
    }

    private Uni<Void> write(UUID groupId, RowSet<Row> assignments) {
        List<Tuple> dues = assignments.stream()
                .map(row -> Tuple.of(groupId, row.getUUID("assignment_id"), row.getString("title"), opensAt(row), dueAt(row),
                        row.getLong("event_seq")))
                .toList();
        return dues.isEmpty()
                ? Uni.createFrom().voidItem()
                : pool.preparedQuery(WRITE).executeBatch(dues).replaceWithVoid();
    }

    private static OffsetDateTime opensAt(Row row) {
        return Joining.opening(row.getLocalDateTime("opens_from"), ZoneId.of(row.getString("zone"))).atOffset(ZoneOffset.UTC);
    }

    private static OffsetDateTime dueAt(Row row) {
        return row.getOffsetDateTime("deleted_at") != null
                ? null
                : EffectiveDates.ending(row.getLocalDateTime("due_before"), ZoneId.of(row.getString("zone")))
                        .atOffset(ZoneOffset.UTC);
    }

    Uni<Void> forget(UUID groupId) {
        return pool.preparedQuery("delete from group_due where group_id = $1").execute(Tuple.of(groupId)).replaceWithVoid();
    }
}
