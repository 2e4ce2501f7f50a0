package org.studycircle.home;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.schedule.Joining;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** The groups on each person's shelf: copies of memberships and of what those have read. */
@ApplicationScoped
class Entries {

    private static final int MOST_AT_ONCE = 1_000;
    private static final UUID FIRST = new UUID(0, 0);

    /** One look at the group: the number of its last event says how old all of it is. */
    private static final String STANDING = """
            select g.name, g.event_seq, g.zone, g.grace_days, m.person_id, m.real_person_id, m.role, m.state, m.joined_at,
                   m.first_joined_at,
                   coalesce(c.posts, 0) as read_posts, coalesce(c.version, 0) as read_version
            from reading_group g
            join membership m on m.group_id = g.group_id
            left join read_count c on c.group_id = m.group_id and c.person_id = m.person_id
            where g.group_id = $1 and m.group_id = $1 and m.erased_at is null
            """;

    private static final String WRITE = """
            insert into my_group as e (group_id, person_id, name, role, state, joined_at, first_joined_at, grace_until, read_posts,
                                       read_version, seq)
            select $1, m.*
            from unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::timestamptz[], $7::timestamptz[],
                        $8::timestamptz[], $9::integer[], $10::bigint[], $11::bigint[]) as m
            on conflict (person_id, group_id) do update
            set name = excluded.name, role = excluded.role, state = excluded.state, joined_at = excluded.joined_at,
                first_joined_at = excluded.first_joined_at, grace_until = excluded.grace_until,
                read_posts = excluded.read_posts, read_version = excluded.read_version, seq = excluded.seq
            where (e.seq, e.read_version) < (excluded.seq, excluded.read_version)
            """;

    @Inject
    Pool pool;

    /** @param members as the group knows them */
    Uni<Void> copy(UUID groupId, Collection<UUID> members) {
        return members.isEmpty()
                ? Uni.createFrom().voidItem()
                : pool.preparedQuery(STANDING + "and m.person_id = any($2)")
                        .execute(Tuple.of(groupId, members.toArray(UUID[]::new)))
                        .chain(rows -> write(groupId, rows.stream().toList()));
    }

    /** Everybody in the group. */
    Uni<Void> copyAll(UUID groupId) {
        return copyAll(groupId, FIRST);
    }

    private Uni<Void> copyAll(UUID groupId, UUID after) {
        return pool.preparedQuery(STANDING + "and m.person_id > $2 order by m.person_id limit $3")
                .execute(Tuple.of(groupId, after, MOST_AT_ONCE))
                .map(rows -> rows.stream().toList())
                .call(members -> write(groupId, members))
                .chain(members -> members.size() < MOST_AT_ONCE
                        ? Uni.createFrom().voidItem()
                        : copyAll(groupId, members.get(members.size() - 1).getUUID("person_id")));
    }

    private Uni<Void> write(UUID groupId, List<Row> members) {
        return pool.preparedQuery(WRITE)
                .execute(Tuple.from(List.of(groupId,
                        column(members, row -> row.getUUID("real_person_id"), UUID[]::new),
                        column(members, row -> row.getString("name"), String[]::new),
                        column(members, row -> row.getString("role"), String[]::new),
                        column(members, row -> row.getString("state"), String[]::new),
                        column(members, row -> row.getOffsetDateTime("joined_at"), OffsetDateTime[]::new),
                        column(members, row -> row.getOffsetDateTime("first_joined_at"), OffsetDateTime[]::new),
                        column(members, Entries::graceUntil, OffsetDateTime[]::new),
                        column(members, row -> row.getInteger("read_posts"), Integer[]::new),
                        column(members, row -> row.getLong("read_version"), Long[]::new),
                        column(members, row -> row.getLong("event_seq"), Long[]::new))))
                .replaceWithVoid();
    }

    private static OffsetDateTime graceUntil(Row row) {
        OffsetDateTime joined = row.getOffsetDateTime("first_joined_at");
        Integer days = row.getInteger("grace_days");
        return joined == null || days == null
                ? null
                : new Joining(joined.toInstant(), ZoneId.of(row.getString("zone")), days, null).graceEnds()
                        .atOffset(ZoneOffset.UTC);
    }

    private static <T> T[] column(List<Row> rows, Function<Row, T> value, IntFunction<T[]> array) {
        return rows.stream().map(value).toArray(array);
    }

    Uni<Void> forget(UUID groupId) {
        return pool.preparedQuery("delete from my_group where group_id = $1").execute(Tuple.of(groupId)).replaceWithVoid();
    }
}
