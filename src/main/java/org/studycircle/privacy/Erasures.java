package org.studycircle.privacy;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.group.OwnMemberships;
import org.studycircle.group.PersonalData;
import org.studycircle.group.PersonalData.Holdings;
import org.studycircle.people.account.Departures;
import org.studycircle.privacy.ErasureView.Wish;
import org.studycircle.sql.Moment;

import io.quarkus.arc.All;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** Who is to be erased, and what that would come to. */
@ApplicationScoped
public class Erasures implements Departures {

    private static final String ASK = """
            insert into erasure as e (person_id, mode, cause, state, requested_at, erases_at, due_at)
            values (:person, :mode, 'REQUESTED', 'PENDING', :now, :end, :end)
            on conflict (person_id) do update set mode = excluded.mode where e.state = 'PENDING'
            """;

    @Inject
    ErasureSettings settings;

    @Inject
    Pool pool;

    @Inject
    @All
    List<PersonalData> data;

    @Inject
    OwnMemberships memberships;

    Uni<ErasureView> preview(UUID personId) {
        return wish(personId)
                .chain(wish -> held(personId)
                        .chain(held -> memberships.ledAlone(personId).map(led -> ErasureView.of(wish, held, led))));
    }

    Uni<Holdings> held(UUID personId) {
        return Multi.createFrom().iterable(data)
                .onItem().transformToUniAndConcatenate(feature -> feature.held(personId))
                .collect().with(Collectors.reducing(Holdings.NONE, Holdings::plus));
    }

    private Uni<Wish> wish(UUID personId) {
        return pool.preparedQuery("""
                select mode, cause, requested_at, erases_at from erasure where person_id = $1 and state = 'PENDING'
                """)
                .mapping(Erasures::wish)
                .execute(Tuple.of(personId))
                .map(wishes -> wishes.stream().findFirst().orElse(Wish.NONE));
    }

    private static Wish wish(Row row) {
        return new Wish(ErasureMode.valueOf(row.getString("mode")), ErasureCause.valueOf(row.getString("cause")),
                row.getOffsetDateTime("requested_at").toInstant(), row.getOffsetDateTime("erases_at").toInstant());
    }

    /** Within a transaction. Asking again changes how, not when. */
    Uni<Void> ask(UUID personId, ErasureMode mode) {
        Instant now = Moment.now();
        return Panache.getSession().chain(session -> session.createNativeQuery(ASK)
                .setParameter("person", personId)
                .setParameter("mode", mode.name())
                .setParameter("now", now)
                .setParameter("end", now.plus(settings.waitingPeriod()))
                .executeUpdate())
                .replaceWithVoid();
    }

    /** Within a transaction. What has begun, or follows from an account that is gone, goes on. */
    Uni<Void> cancel(UUID personId) {
        return Panache.getSession().chain(session -> session
                .createNativeQuery("""
                        delete from erasure where person_id = :person and state = 'PENDING' and cause = 'REQUESTED'
                        """)
                .setParameter("person", personId)
                .executeUpdate())
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> gone(UUID personId) {
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
        return pool.preparedQuery("""
                insert into erasure (person_id, mode, cause, state, requested_at, erases_at, due_at)
                values ($1, 'KEEP_TEXT', 'ACCOUNT_DELETED', 'PENDING', $2, $3, $3)
                on conflict (person_id) do nothing
                """)
                .execute(Tuple.of(personId, now, now.plus(settings.waitingPeriod())))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> back(List<UUID> people) {
        return pool.preparedQuery("""
                delete from erasure where person_id = any($1) and state = 'PENDING' and cause = 'ACCOUNT_DELETED'
                """)
                .execute(Tuple.of(people.toArray(UUID[]::new)))
                .replaceWithVoid();
    }
}
