package org.studycircle.privacy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.group.PersonalData;
import org.studycircle.group.PersonalData.Farewell;
import org.studycircle.group.PersonalData.FormerMember;
import org.studycircle.group.PersonalData.FormerPerson;
import org.studycircle.group.PersonalData.Holdings;
import org.studycircle.group.log.GroupLog;
import org.studycircle.people.PersonState;
import org.studycircle.people.PersonStates;
import org.studycircle.sql.Database;
import org.studycircle.sql.Sql;

import io.quarkus.arc.All;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * What of an erasure is done at once or not at all. Each step may be repeated, and who is killed between two of them has lost
 * nothing: the work is due again after a while.
 */
@ApplicationScoped
class ErasureSteps {

    /** Longer than any step takes. */
    static final Duration LEASE = Duration.ofMinutes(10);

    private static final Duration SHORTEST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(6);
    private static final int MOST_DOUBLED = 10;

    private static final Sql<DueErasure> TAKE = Sql.rows(DueErasure.class, """
            update erasure set due_at = :later
            where person_id = (select person_id from erasure where due_at <= :now order by due_at limit 1) and due_at <= :now
            returning person_id, mode, state = 'RUNNING' as has_begun, failures
            """);
    private static final Sql<Void> BEGIN = Sql.command("""
            update erasure set state = 'RUNNING', begun_at = :now, due_at = :settled
            where person_id = :person and state = 'PENDING'
            """);
    private static final Sql<Void> COUNT = Sql.command("""
            update erasure
            set group_count = :groups, thread_count = :threads, post_count = :posts, progress_count = :progress
            where person_id = :person and group_count is null
            """);
    private static final Sql<Void> COMPLETE = Sql.command("""
            update erasure set state = 'DONE', due_at = null, completed_at = :now
            where person_id = :person and state = 'RUNNING'
            """);
    private static final Sql<Void> FAIL = Sql.command("update erasure set failures = failures + 1 where person_id = :person");
    private static final Sql<Void> PUT_OFF = Sql.command(
            "update erasure set due_at = :later where person_id = :person and state <> 'DONE'");

    @Inject
    ErasureSettings settings;

    @Inject
    Database database;

    @Inject
    @All
    List<PersonalData> data;

    @Inject
    PersonStates people;

    @Inject
    GroupLog log;

    /** @return whom this replica is to go on with; null for nobody */
    Uni<DueErasure> take() {
        Instant now = Instant.now();
        return database.call(TAKE).set("now", now).set("later", now.plus(LEASE)).first();
    }

    /**
     * From now on the person is not served any more; the work waits until those calls are over that do not know yet. Nothing is
     * begun that has been cancelled in between.
     */
    @WithTransaction
    Uni<Void> begin(DueErasure erasure) {
        Instant now = Instant.now();
        return database.call(BEGIN)
                .set("now", now)
                .set("settled", now.plus(settings.settling()))
                .set("person", erasure.personId())
                .count()
                .chain(begun -> begun == 0
                        ? Uni.createFrom().voidItem()
                        : people.become(erasure.personId(), PersonState.ERASING));
    }

    /** What the person had, as long as all of it is there. */
    Uni<Void> count(UUID personId, Holdings held) {
        return database.call(COUNT)
                .set("groups", held.groups())
                .set("threads", held.threads())
                .set("posts", held.posts())
                .set("progress", held.progress())
                .set("person", personId)
                .run();
    }

    /** All of one group. The events are last, as in every write. */
    @WithTransaction
    Uni<Void> erase(UUID personId, FormerMember member) {
        return putOff(personId, LEASE)
                .chain(() -> Multi.createFrom().iterable(data)
                        .onItem().transformToUniAndConcatenate(feature -> feature.erase(member))
                        .collect().with(Collectors.reducing(Farewell.SILENT, Farewell::and)))
                .chain(farewell -> log.appendEvenArchived(member.groupId(), farewell.events()));
    }

    /** What is left apart from groups. The person is first: what is on all machines is not changed after the rows of one. */
    @WithTransaction
    Uni<Void> forget(FormerPerson person) {
        return people.blank(person.personId())
                .chain(() -> Multi.createFrom().iterable(data)
                        .onItem().transformToUniAndConcatenate(feature -> feature.forget(person))
                        .collect().last())
                .replaceWithVoid();
    }

    @WithTransaction
    Uni<Void> complete(UUID personId) {
        return database.call(COMPLETE).set("now", Instant.now()).set("person", personId).run()
                .chain(() -> people.become(personId, PersonState.ERASED));
    }

    /** To be tried again, each time after twice as long. */
    @WithTransaction
    Uni<Void> postpone(DueErasure erasure) {
        Duration doubled = SHORTEST_PAUSE.multipliedBy(1L << Math.min(erasure.failures(), MOST_DOUBLED));
        return database.call(FAIL).set("person", erasure.personId()).run()
                .chain(() -> putOff(erasure.personId(), doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE));
    }

    private Uni<Void> putOff(UUID personId, Duration pause) {
        return database.call(PUT_OFF).set("later", Instant.now().plus(pause)).set("person", personId).run();
    }
}
