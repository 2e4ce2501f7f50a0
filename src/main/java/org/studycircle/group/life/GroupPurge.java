package org.studycircle.group.life;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;
import org.studycircle.app.Jobs;
import org.studycircle.group.life.GroupTables.GroupTable;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Removes groups whose time to be restored is over. First the group is gone for everybody, in one statement; then its rows go, in
 * batches. Replicas may do it side by side: each group is held by one of them, for as long as it goes on removing, and whoever
 * comes after one that died goes on where that stopped.
 */
@ApplicationScoped
class GroupPurge {

    private static final Logger LOG = Logger.getLogger(GroupPurge.class);
    private static final Duration HELD = Duration.ofMinutes(2);
    private static final int BATCH = 2_000;
    private static final int MOST_A_RUN = 100;

    private static final String DUE = """
            select group_id from reading_group where deletes_at <= $1 order by deletes_at limit $2
            """;

    /** Whoever restores it at this moment is either before this, and it stays, or finds no group any more. */
    private static final String DELETE = """
            with given_up as (
              update reading_group
              set deleted_at = $2, deletes_at = null, listed = false, member_count = 0, facilitator_count = 0, request_count = 0,
                  vacant_since = coalesce(vacant_since, $2)
              where group_id = $1 and deletes_at <= $2
              returning group_id
            ), unlisted as (
              delete from listed_group l using given_up g where l.group_id = g.group_id
            ), ended as (
              update membership m
              set state = 'LEFT', request_message = null, answer_word = null, answered_at = null, ban_reason = null
              from given_up g
              where m.group_id = g.group_id and m.state <> 'LEFT'
            )
            insert into deleted_group (group_id, deleted_at, held_until) select group_id, $2, $2 from given_up
            """;

    private static final String UNPURGED = """
            select group_id from deleted_group where purged_at is null and held_until <= $1 order by held_until limit $2
            """;
    private static final String HOLD = """
            update deleted_group set held_until = $2 where group_id = $1 and purged_at is null and held_until <= $3
            returning group_id
            """;
    private static final String REMOVE = """
            with held as (
              update deleted_group set held_until = $2 where group_id = $1
            )
            delete from %1$s
            where group_id = $1 and (%2$s) in (select %2$s from %1$s where group_id = $1 limit %3$d)
            """;
    private static final String END = "update deleted_group set purged_at = $2 where group_id = $1";

    @Inject
    Pool pool;

    @Inject
    GroupTables tables;

    @Inject
    Jobs jobs;

    @Scheduled(every = "${study-circle.groups.purge-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return jobs.run(() -> each(DUE, this::delete).chain(() -> each(UNPURGED, this::purge)));
    }

    /** One after the other; one that fails keeps no other back, and is tried again in the next run. */
    private Uni<Void> each(String groups, Function<UUID, Uni<Void>> act) {
        return pool.preparedQuery(groups).execute(Tuple.of(now(), MOST_A_RUN))
                .onItem().transformToMulti(rows -> Multi.createFrom().iterable(rows))
                .map(row -> row.getUUID(0))
                .onItem().transformToUniAndConcatenate(group -> jobs.goOn().chain(() -> act.apply(group))
                        .onFailure(Jobs::isFault)
                        .invoke(failure -> LOG.errorf(failure, "Group %s is not removed yet", group))
                        .onFailure(Jobs::isFault).recoverWithNull())
                .collect().last();
    }

    private Uni<Void> delete(UUID groupId) {
        return pool.preparedQuery(DELETE).execute(Tuple.of(groupId, now())).replaceWithVoid();
    }

    private Uni<Void> purge(UUID groupId) {
        return pool.preparedQuery(HOLD).execute(Tuple.of(groupId, now().plus(HELD), now()))
                .map(RowSet::size)
                .chain(held -> held == 0 ? Uni.createFrom().voidItem() : empty(groupId));
    }

    private Uni<Void> empty(UUID groupId) {
        return tables.childrenFirst()
                .onItem().transformToMulti(all -> Multi.createFrom().iterable(all))
                .onItem().transformToUniAndConcatenate(table -> empty(groupId, table))
                .collect().last()
                .chain(() -> pool.preparedQuery(END).execute(Tuple.of(groupId, now())))
                .replaceWithVoid();
    }

    private Uni<Integer> empty(UUID groupId, GroupTable table) {
        String sql = REMOVE.formatted(table.name(), table.key(), BATCH);
        return Multi.createBy().repeating()
                .uni(() -> jobs.goOn()
                        .chain(() -> pool.preparedQuery(sql).execute(Tuple.of(groupId, now().plus(HELD))))
                        .map(SqlResult::rowCount))
                .whilst(removed -> removed == BATCH)
                .collect().last();
    }

    private static OffsetDateTime now() {
        return OffsetDateTime.now(ZoneOffset.UTC);
    }
}
