package org.studycircle.people;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;

import org.studycircle.http.problem.NotFound;
import org.studycircle.http.problem.Unauthorized;
import org.studycircle.sql.Database;
import org.studycircle.sql.Moment;
import org.studycircle.sql.Sql;
import org.studycircle.text.Ids;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** Everybody who has ever called, each known by issuer and subject. */
@ApplicationScoped
public class People {

    private static final Sql<Known> FIND = Sql.rows(Known.class, """
            select p.person_id, p.state, %s as is_signed_out from person p
            where p.issuer = :issuer and p.subject = :subject
            """.formatted(SignOuts.ENDED.formatted(":session", ":issued")));
    private static final Sql<Void> APPEAR = Sql.command("""
            insert into person (person_id, issuer, subject, display_name, created_at, version)
            values (:person, :issuer, :subject, :name, :now, 0)
            on conflict (issuer, subject) do nothing
            """);

    @Inject
    Database database;

    private record Known(UUID personId, PersonState state, boolean isSignedOut) {

        UUID served() {
            state.requireServed();
            if (isSignedOut) {
                throw Unauthorized.badToken();
            }
            return personId;
        }
    }

    /**
     * The person of an account, who appears with the first call.
     *
     * @throws AccountSuspended and {@link AccountErased} for who is not served any more
     * @throws Unauthorized for who has signed out since the token was issued
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
        return database.call(FIND)
                .set("issuer", account.issuer())
                .set("subject", account.subject())
                .set("session", account.signIn().session())
                .set("issued", account.signIn().issuedAt())
                .first()
                .map(known -> known == null ? null : known.served());
    }

    private Uni<Void> appear(Account account) {
        return database.call(APPEAR)
                .set("person", Ids.next())
                .set("issuer", account.issuer())
                .set("subject", account.subject())
                .set("name", account.displayName())
                .set("now", Moment.now())
                .run();
    }
}
