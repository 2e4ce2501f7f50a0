package org.studycircle.people.account;

import java.time.Duration;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.studycircle.sql.Database;
import org.studycircle.sql.Sql;

import io.smallrye.mutiny.Uni;

/** One replica at a time follows the realm's events, and goes on where the one before has ended. */
@ApplicationScoped
class WatchTurn {

    /**
     * Read again and again: Keycloak's clock is not ours, an event is there only once its transaction has ended, and another replica may
     * have written meanwhile what it saw before.
     */
    private static final Duration OVERLAP = Duration.ofMinutes(1);
    /** After a long outage: nobody has a token that is older. */
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration KEPT = Duration.ofDays(1);

    private static final Sql<Instant> TAKE = Sql.column(Instant.class, """
            insert into account_watch as watch (issuer, looked_at, read_until)
            values (:issuer, :now, :now)
            on conflict (issuer) do update set looked_at = excluded.looked_at where watch.looked_at <= :due
            returning read_until
            """);
    private static final Sql<Void> END = Sql.command(
            "update account_watch set read_until = :until where issuer = :issuer and read_until < :until");

    @ConfigProperty(name = "mp.jwt.verify.issuer")
    String issuer;

    @Inject
    Database database;

    /**
     * What is to be read.
     *
     * @param from by Keycloak's clock, a little early
     * @param begun until then everything has been read when it is done
     */
    record Span(Instant from, Instant begun) {

        /** Before which nothing needs to be known any more. */
        Instant forgotten() {
            return begun.minus(KEPT);
        }
    }

    /** @return null where another replica has looked within this time, or a little more */
    Uni<Span> take(Duration every) {
        Instant now = Instant.now();
        return database.call(TAKE)
                .set("issuer", issuer)
                .set("now", now)
                .set("due", now.minus(every.multipliedBy(9).dividedBy(10)))
                .first()
                .map(until -> until == null ? null : new Span(start(until, now), now));
    }

    private static Instant start(Instant until, Instant now) {
        Instant start = until.minus(OVERLAP);
        Instant earliest = now.minus(LONGEST);
        return start.isBefore(earliest) ? earliest : start;
    }

    Uni<Void> end(Span span) {
        return database.call(END).set("issuer", issuer).set("until", span.begun()).run();
    }
}
