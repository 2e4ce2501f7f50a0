package org.studycircle.privacy;

import java.time.Instant;
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
import org.studycircle.sql.Database;
import org.studycircle.sql.Moment;
import org.studycircle.sql.Sql;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Who is to be erased, and what that would come to. */
@ApplicationScoped
public class Erasures implements Departures {

    private static final Sql<Void> ASK = Sql.command("""
            insert into erasure as e (person_id, mode, cause, state, requested_at, erases_at, due_at)
            values (:person, :mode, 'REQUESTED', 'PENDING', :now, :end, :end)
            on conflict (person_id) do update set mode = excluded.mode where e.state = 'PENDING'
            """);
    private static final Sql<Wish> WISH = Sql.rows(Wish.class, """
            select mode, cause, requested_at, erases_at from erasure where person_id = :person and state = 'PENDING'
            """);
    private static final Sql<Void> CANCEL = Sql.command("""
            delete from erasure where person_id = :person and state = 'PENDING' and cause = 'REQUESTED'
            """);
    private static final Sql<Void> GONE = Sql.command("""
            insert into erasure (person_id, mode, cause, state, requested_at, erases_at, due_at)
            values (:person, 'KEEP_TEXT', 'ACCOUNT_DELETED', 'PENDING', :now, :end, :end)
            on conflict (person_id) do nothing
            """);
    private static final Sql<Void> BACK = Sql.command("""
            delete from erasure where person_id = any(:people) and state = 'PENDING' and cause = 'ACCOUNT_DELETED'
            """);

    @Inject
    ErasureSettings settings;

    @Inject
    Database database;

    @Inject
    @All
    List<PersonalData> data;

    @Inject
    OwnMemberships memberships;

    Uni<ErasureView> preview(UUID personId) {
        return database.call(WISH).set("person", personId).first()
                .map(wish -> wish == null ? Wish.NONE : wish)
                .chain(wish -> held(personId)
                        .chain(held -> memberships.ledAlone(personId).map(led -> ErasureView.of(wish, held, led))));
    }

    Uni<Holdings> held(UUID personId) {
        return Multi.createFrom().iterable(data)
                .onItem().transformToUniAndConcatenate(feature -> feature.held(personId))
                .collect().with(Collectors.reducing(Holdings.NONE, Holdings::plus));
    }

    /** Within a transaction. Asking again changes how, not when. */
    Uni<Void> ask(UUID personId, ErasureMode mode) {
        Instant now = Moment.now();
        return database.call(ASK)
                .set("person", personId)
                .set("mode", mode)
                .set("now", now)
                .set("end", now.plus(settings.waitingPeriod()))
                .run();
    }

    /** Within a transaction. What has begun, or follows from an account that is gone, goes on. */
    Uni<Void> cancel(UUID personId) {
        return database.call(CANCEL).set("person", personId).run();
    }

    @Override
    public Uni<Void> gone(UUID personId) {
        Instant now = Moment.now();
        return database.call(GONE).set("person", personId).set("now", now).set("end", now.plus(settings.waitingPeriod())).run();
    }

    @Override
    public Uni<Void> back(List<UUID> people) {
        return database.call(BACK).set("people", people.toArray(UUID[]::new)).run();
    }
}
