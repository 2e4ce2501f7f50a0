package org.studycircle.people.account;

import java.time.Duration;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** One replica at a time compares accounts, and one of all does so when it is due. */
@ApplicationScoped
class Turn {

    /** Longer than any comparison takes; whoever is killed gives the turn back after that. */
    private static final Duration LONGEST = Duration.ofMinutes(30);

    /** Due a little early, so that nobody who looks at regular times finds it not due yet. */
    private static final String TAKE = """
            insert into account_reconciliation as turn (issuer, held_until, due_at)
            values (:issuer, :until, :next)
            on conflict (issuer) do update set held_until = excluded.held_until, due_at = excluded.due_at
            where turn.held_until <= :now and turn.due_at <= :due
            """;

    @ConfigProperty(name = "mp.jwt.verify.issuer")
    String issuer;

    @Inject
    AccountSettings settings;

    /** @return whether it is the caller's, being due */
    @WithTransaction
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
        return Panache.getSession().chain(session -> session.createNativeQuery(TAKE)
                .setParameter("issuer", issuer)
                .setParameter("now", now)
                .setParameter("due", due)
                .setParameter("until", now.plus(LONGEST))
                .setParameter("next", now.plus(settings.reconcileEvery().multipliedBy(9).dividedBy(10)))
                .executeUpdate())
                .map(taken -> taken == 1);
    }

    @WithTransaction
    Uni<Void> end() {
        return Panache.getSession().chain(session -> session
                .createNativeQuery("update account_reconciliation set held_until = :now where issuer = :issuer")
                .setParameter("issuer", issuer)
                .setParameter("now", Instant.now())
                .executeUpdate())
                .replaceWithVoid();
    }
}
