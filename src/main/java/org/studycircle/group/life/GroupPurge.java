package org.studycircle.group.life;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;
import org.studycircle.app.Jobs;
import org.studycircle.group.life.GroupTables.GroupTable;
import org.studycircle.sql.Database;
import org.studycircle.sql.Sql;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

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

    private static final Sql<UUID> DUE = Sql.column(UUID.class,
            "select group_id from reading_group where deletes_at <= :now order by deletes_at limit :most");
    /** Whoever restores it at this moment is either before this, and it stays, or finds no group any more: no seat is in it. */
    private static final Sql<Void> DELETE = Sql.command("""
            with given_up as (
              update reading_group set deleted_at = :now, deletes_at = null, listed = false
              where group_id = :group and deletes_at <= :now
              returning group_id
            ), unlisted as (
              delete from listed_group l using given_up where l.group_id = :group
            )
            insert into deleted_group (group_id, deleted_at, held_until) select group_id, :now, :now from given_up
            """);
    private static final Sql<UUID> UNPURGED = Sql.column(UUID.class, """
            select group_id from deleted_group where purged_at is null and held_until <= :now order by held_until limit :most
            """);
    private static final Sql<Void> HOLD = Sql.command("""
            update deleted_group set held_until = :until where group_id = :group and purged_at is null and held_until <= :now
            """);
    private static final Sql<Void> HOLD_ON = Sql
            .command("update deleted_group set held_until = :until where group_id = :group");
    private static final String REMOVE = """
            delete from %1$s
            where group_id = :group and (%2$s) in (select %2$s from %1$s where group_id = :group limit %3$d)
            """;
    private static final Sql<Void> END = Sql.command("update deleted_group set purged_at = :now where group_id = :group");

    @Inject
    Database database;

    @Inject
    GroupTables tables;

    @Inject
    Jobs jobs;

    private final Map<GroupTable, Sql<Void>> removals = new ConcurrentHashMap<>();

    @Scheduled(every = "${study-circle.groups.purge-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return jobs.run(() -> each(DUE, this::delete).chain(() -> each(UNPURGED, this::purge)));
    }

    /** One after the other; one that fails keeps no other back, and is tried again in the next run. */
    private Uni<Void> each(Sql<UUID> groups, Function<UUID, Uni<Void>> act) {
        return database.call(groups).set("now", Instant.now()).set("most", MOST_A_RUN).list()
                .onItem().transformToMulti(found -> Multi.createFrom().iterable(found))
                .onItem().transformToUniAndConcatenate(group -> jobs.goOn().chain(() -> act.apply(group))
                        .onFailure(Jobs::isFault)
                        .invoke(failure -> LOG.errorf(failure, "Group %s is not removed yet", group))
                        .onFailure(Jobs::isFault).recoverWithNull())
                .collect().last();
    }

    private Uni<Void> delete(UUID groupId) {
        return database.call(DELETE).set("group", groupId).set("now", Instant.now()).run();
    }

    private Uni<Void> purge(UUID groupId) {
        Instant now = Instant.now();
        return database.call(HOLD).set("group", groupId).set("now", now).set("until", now.plus(HELD)).count()
                .chain(held -> held == 0 ? Uni.createFrom().voidItem() : empty(groupId));
    }

    private Uni<Void> empty(UUID groupId) {
        return tables.childrenFirst()
                .onItem().transformToMulti(all -> Multi.createFrom().iterable(all))
                .onItem().transformToUniAndConcatenate(table -> empty(groupId, table))
                .collect().last()
                .chain(() -> database.call(END).set("group", groupId).set("now", Instant.now()).run());
    }

    private Uni<Integer> empty(UUID groupId, GroupTable table) {
        Sql<Void> removal = removals.computeIfAbsent(table,
                one -> Sql.command(REMOVE.formatted(one.name(), one.key(), BATCH)));
        return Multi.createBy().repeating()
                .uni(() -> jobs.goOn()
                        .chain(() -> database.call(HOLD_ON).set("group", groupId).set("until", Instant.now().plus(HELD)).run())
                        .chain(() -> database.call(removal).set("group", groupId).count()))
                .whilst(removed -> removed == BATCH)
                .collect().last();
    }
}
