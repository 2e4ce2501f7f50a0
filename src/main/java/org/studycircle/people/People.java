package org.studycircle.people;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;

import org.studycircle.http.problem.NotFound;
import org.studycircle.text.Ids;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

/** Everybody who has ever called, each known by issuer and subject. */
@ApplicationScoped
public class People {

    private static final String FIND = "select person_id, state from person where issuer = $1 and subject = $2";
    private static final String APPEAR = """
            insert into person (person_id, issuer, subject, display_name, created_at, version)
            values ($1, $2, $3, $4, $5, 0)
            on conflict (issuer, subject) do nothing
            """;

    @Inject
    Pool pool;

    /**
     * The person of an account, who appears with the first call.
     *
     * @throws AccountSuspended and {@link AccountErased} for who is not served any more
     */
    public Uni<UUID> idOf(Account account) {
        return find(account)
                .onItem().ifNull().switchTo(() -> appear(account).chain(() -> find(account)));
    }

    /** Within a transaction or session. */
    public Uni<Person> get(UUID id) {
        return Panache.getSession()
                .chain(session -> session.find(Person.class, id))
                .onItem().ifNull().failWith(NotFound::new);
    }

    /** For a change: nobody else changes the person until this transaction ends. */
    Uni<Person> lock(UUID id) {
        return Panache.getSession()
                .chain(session -> session.find(Person.class, id, LockModeType.PESSIMISTIC_WRITE))
                .onItem().ifNull().failWith(NotFound::new);
    }

    private Uni<UUID> find(Account account) {
        return pool.preparedQuery(FIND).execute(Tuple.of(account.issuer(), account.subject()))
                .map(rows -> rows.size() == 0 ? null : served(rows.iterator().next()));
    }

    private static UUID served(Row person) {
        PersonState.valueOf(person.getString("state")).requireServed();
        return person.getUUID("person_id");
    }

    private Uni<RowSet<Row>> appear(Account account) {
        return pool.preparedQuery(APPEAR).execute(Tuple.of(Ids.next(), account.issuer(), account.subject(),
                account.displayName(), OffsetDateTime.now(Clock.systemUTC())));
    }
}
