package org.studycircle.home;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.discussion.ReadCounts;
import org.studycircle.group.log.CopiedLog;
import org.studycircle.sql.Database;
import org.studycircle.sql.Sql;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Brings the copies of one group up to what stands: as a rule in one statement, whatever has happened since. */
@ApplicationScoped
class GroupCopies {

    static final int MOST_AT_ONCE = 1_000;

    private static final UUID FIRST = new UUID(0, 0);

    private static final Sql<Step> STEP = Sql.rows(Step.class, CopySql.STEP);
    private static final Sql<UUID> EVERYBODY = Sql.column(UUID.class, CopySql.EVERYBODY);
    private static final Sql<Void> ALL_DUES = Sql.command(CopySql.ALL_DUES);
    private static final Sql<Void> FORGET = Sql.command(CopySql.FORGET);
    private static final Sql<UUID> SHELVED = Sql.column(UUID.class, CopySql.SHELVED);

    @Inject
    Database database;

    @Inject
    CopiedLog log;

    @Inject
    ReadCounts counts;

    /**
     * What came of a step.
     *
     * @param concernsEverybody whether nothing was copied, since something is other that each member has a copy of
     * @param lostThreads threads that lost posts, which are to be counted before anything is copied
     * @param seq number of the last event that was looked at
     */
    private record Step(String name, String zone, Integer graceDays, long eventSeq, boolean concernsEverybody,
            List<UUID> lostThreads, long seq, boolean hasMoreCounts) {}

    /**
     * What has been done already beside steps.
     *
     * @param everybody as of when everybody's entry was copied, null where they were not
     * @param recounted number of the event up to which posts that went are counted
     */
    private record Before(Step everybody, long recounted) {

        static final Before NOTHING = new Before(null, 0);
    }

    /** Groups of which something is not copied; some of them, where there are many. */
    Uni<List<UUID>> uncopied() {
        return log.behind(MOST_AT_ONCE)
                .chain(behind -> counts.uncopiedGroups(MOST_AT_ONCE)
                        .chain(counted -> log.gone(MOST_AT_ONCE).chain(this::shelved)
                                .map(gone -> Stream.of(behind, counted, gone).flatMap(List::stream).distinct().toList())));
    }

    private Uni<List<UUID>> shelved(List<UUID> groups) {
        return groups.isEmpty()
                ? Uni.createFrom().item(groups)
                : database.call(SHELVED).set("groups", groups.toArray(UUID[]::new)).list();
    }

    Uni<Void> copy(UUID groupId) {
        return goOn(groupId, Before.NOTHING);
    }

    /** Makes the copies from nothing. */
    Uni<Void> renew(UUID groupId) {
        return log.doubt(groupId)
                .chain(() -> counts.recountTalk(groupId))
                .chain(() -> forget(groupId))
                .chain(() -> copy(groupId));
    }

    private Uni<Void> goOn(UUID groupId, Before before) {
        return step(groupId, before).chain(step -> step == null ? forget(groupId) : after(groupId, before, step));
    }

    private Uni<Step> step(UUID groupId, Before before) {
        Step everybody = before.everybody;
        return database.call(STEP)
                .set("group", groupId)
                .set("everybody", everybody != null)
                .set("name", everybody == null ? null : everybody.name)
                .set("zone", everybody == null ? null : everybody.zone)
                .set("grace", everybody == null ? null : everybody.graceDays)
                .set("since", everybody == null ? null : everybody.seq)
                .set("recounted", before.recounted)
                .set("most", MOST_AT_ONCE)
                .first();
    }

    private Uni<Void> after(UUID groupId, Before before, Step step) {
        if (!step.lostThreads.isEmpty()) {
            return recount(groupId, step.lostThreads).chain(() -> goOn(groupId, new Before(before.everybody, step.seq)));
        }
        if (step.concernsEverybody) {
            return copyEverybody(groupId, FIRST)
                    .chain(() -> database.call(ALL_DUES).set("group", groupId).run())
                    .chain(() -> goOn(groupId, new Before(step, before.recounted)));
        }
        return step.seq < step.eventSeq || step.hasMoreCounts ? copy(groupId) : Uni.createFrom().voidItem();
    }

    private Uni<Void> recount(UUID groupId, List<UUID> threads) {
        return Multi.createFrom().iterable(threads)
                .onItem().transformToUniAndConcatenate(thread -> counts.recount(groupId, thread))
                .toUni().replaceWithVoid();
    }

    private Uni<Void> copyEverybody(UUID groupId, UUID after) {
        return database.call(EVERYBODY).set("group", groupId).set("after", after).set("most", MOST_AT_ONCE).list()
                .chain(members -> members.size() < MOST_AT_ONCE
                        ? Uni.createFrom().voidItem()
                        : copyEverybody(groupId, members.get(members.size() - 1)));
    }

    private Uni<Void> forget(UUID groupId) {
        return database.call(FORGET).set("group", groupId).run();
    }
}
