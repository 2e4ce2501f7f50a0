package org.studycircle.app.telemetry;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.studycircle.sql.Database;
import org.studycircle.sql.Sql;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;

/**
 * A replica is ready as long as the database answers it. Whoever asks is told in time even where PostgreSQL says nothing at all, which
 * the usual checks would wait for. A pool in which everybody waits for a turn is no reason to send people to the other replicas, which
 * are as busy.
 */
@Readiness
@ApplicationScoped
class DatabaseHealth implements AsyncHealthCheck {

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Sql<Integer> ASK = Sql.column(Integer.class, "select 1");

    @Inject
    Database database;

    @Override
    public Uni<HealthCheckResponse> call() {
        return database.call(ASK).first()
                .ifNoItem().after(PATIENCE)
                .recoverWithUni(this::othersAreAnswered)
                .map(answer -> answer().up().build())
                .onFailure().recoverWithItem(failure -> answer().down().withData("reason", failure.toString()).build());
    }

    private Uni<Integer> othersAreAnswered() {
        return database.hasAnsweredWithin(PATIENCE)
                ? Uni.createFrom().item(1)
                : Uni.createFrom().failure(new IllegalStateException("no answer within " + PATIENCE.toMillis() + " ms"));
    }

    private static HealthCheckResponseBuilder answer() {
        return HealthCheckResponse.named("Database");
    }
}
