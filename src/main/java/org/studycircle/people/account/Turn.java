package org.studycircle.people.account;

import java.time.Duration;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.studycircle.sql.Database;
import org.studycircle.sql.Sql;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** One replica at a time compares accounts, and one of all does so when it is due. */
@ApplicationScoped
class Turn {

    /** Longer than any comparison takes; whoever is killed gives the turn back after that. */
    private static final Duration LONGEST = Duration.ofMinutes(30);

    /** Due a little early, so that nobody who looks at regular times finds it not due yet. */
    private static final Sql<Void> TAKE = Sql.command("""
            insert into account_reconciliation as turn (issuer, held_until, due_at)
            values (:issuer, :until, :next)
            on conflict (issuer) do update set held_until = excluded.held_until, due_at = excluded.due_at
            where turn.held_until <= :now and turn.due_at <= :due
            """);
    private static final Sql<Void> END = Sql.command(
            "update account_reconciliation set held_until = :now where issuer = :issuer");

    @ConfigProperty(name = "mp.jwt.verify.issuer")
    String issuer;

    @Inject
    AccountSettings settings;

    @Inject
    Database database;

    /** @return whether it is the caller's, being due */
    Uni<Boolean> takeDue() {
        Instant now = Instant.now();
        return take(now, now);
    }

    /** @return whether it is the caller's, since nobody else is at it */
    @WithTransaction
    Uni<Boolean> takeNow() {
        Instant now = Instant.now();
        return take(now, now.plus(settings.reconcileEvery()));
    }

    private Uni<Boolean> take(Instant now, Instant due) {
        return database.call(TAKE)
                .set("issuer", issuer)
                .set("now", now)
                .set("due", due)
                .set("until", now.plus(LONGEST))
                .set("next", now.plus(settings.reconcileEvery().multipliedBy(9).dividedBy(10)))
                .count()
                .map(taken -> taken == 1);
    }

    Uni<Void> end() {
        return database.call(END).set("issuer", issuer).set("now", Instant.now()).run();
    }
}
