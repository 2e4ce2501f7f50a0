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

import io.quarkus.arc.All;
import io.quarkus.hibernate.reactive.panache.Panache;
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

    @Inject
    ErasureSettings settings;

    @Inject
    @All
    List<PersonalData> data;

    @Inject
    PersonStates people;

    @Inject
    GroupLog log;

    /** @return whom this replica is to go on with; null for nobody */
    @WithTransaction
    Uni<DueErasure> take() {
        Instant now = Instant.now();
        return Panache.getSession().chain(session -> session.createNativeQuery("""
                update erasure set due_at = :later
                where person_id = (select person_id from erasure where due_at <= :now order by due_at limit 1) and due_at <= :now
                returning cast(person_id as text), mode, state, failures
                """, Object[].class)
                .setParameter("now", now)
                .setParameter("later", now.plus(LEASE))
                .getSingleResultOrNull())
                .map(row -> row == null
                        ? null
                        : new DueErasure(UUID.fromString((String) row[0]), ErasureMode.valueOf((String) row[1]),
                                row[2].equals("RUNNING"), (Integer) row[3]));
    }

    /**
     * From now on the person is not served any more; the work waits until those calls are over that do not know yet. Nothing is
     * begun that has been cancelled in between.
     */
    @WithTransaction
    Uni<Void> begin(DueErasure erasure) {
        Instant now = Instant.now();
        return Panache.getSession().chain(session -> session.createNativeQuery("""
                update erasure set state = 'RUNNING', begun_at = :now, due_at = :settled
                where person_id = :person and state = 'PENDING'
                """)
                .setParameter("now", now)
                .setParameter("settled", now.plus(settings.settling()))
                .setParameter("person", erasure.personId())
                .executeUpdate())
                .chain(begun -> begun == 0
                        ? Uni.createFrom().voidItem()
                        : people.become(erasure.personId(), PersonState.ERASING).replaceWithVoid());
    }

    /** What the person had, as long as all of it is there. */
    @WithTransaction
    Uni<Void> count(UUID personId, Holdings held) {
        return Panache.getSession().chain(session -> session.createNativeQuery("""
                update erasure
                set group_count = :groups, thread_count = :threads, post_count = :posts, progress_count = :progress
                where person_id = :person and group_count is null
                """)
                .setParameter("groups", held.groups())
                .setParameter("threads", held.threads())
                .setParameter("posts", held.posts())
                .setParameter("progress", held.progress())
                .setParameter("person", personId)
                .executeUpdate())
                .replaceWithVoid();
    }

    /** All of one group. The events are last, as in every write. */
    @WithTransaction
    Uni<Void> erase(UUID personId, FormerMember member) {
        return putOff(personId, LEASE)
                .chain(() -> Multi.createFrom().iterable(data)
                        .onItem().transformToUniAndConcatenate(feature -> feature.erase(member))
                        .collect().with(Collectors.reducing(Farewell.SILENT, Farewell::and)))
                .chain(farewell -> farewell.events().isEmpty()
                        ? Uni.createFrom().voidItem()
                        : log.appendEvenArchived(member.groupId(), farewell.events()));
    }

    /** What is left apart from groups. */
    @WithTransaction
    Uni<Void> forget(FormerPerson person) {
        return Multi.createFrom().iterable(data)
                .onItem().transformToUniAndConcatenate(feature -> feature.forget(person))
                .collect().last()
                .chain(() -> people.blank(person.personId()))
                .replaceWithVoid();
    }

    @WithTransaction
    Uni<Void> complete(UUID personId) {
        return Panache.getSession().chain(session -> session.createNativeQuery("""
                update erasure set state = 'DONE', due_at = null, completed_at = :now
                where person_id = :person and state = 'RUNNING'
                """)
                .setParameter("now", Instant.now())
                .setParameter("person", personId)
                .executeUpdate())
                .chain(() -> people.become(personId, PersonState.ERASED))
                .replaceWithVoid();
    }

    /** To be tried again, each time after twice as long. */
    @WithTransaction
    Uni<Void> postpone(DueErasure erasure) {
        Duration doubled = SHORTEST_PAUSE.multipliedBy(1L << Math.min(erasure.failures(), MOST_DOUBLED));
        return Panache.getSession().chain(session -> session
                .createNativeQuery("update erasure set failures = failures + 1 where person_id = :person")
                .setParameter("person", erasure.personId())
                .executeUpdate())
                .chain(() -> putOff(erasure.personId(), doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE));
    }

    private static Uni<Void> putOff(UUID personId, Duration pause) {
        return Panache.getSession().chain(session -> session
                .createNativeQuery("update erasure set due_at = :later where person_id = :person and state <> 'DONE'")
                .setParameter("later", Instant.now().plus(pause))
                .setParameter("person", personId)
                .executeUpdate())
                .replaceWithVoid();
    }
}
