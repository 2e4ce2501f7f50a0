package org.studycircle.app.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.eclipse.microprofile.health.Readiness;
import org.junit.jupiter.api.Test;
import org.studycircle.sql.Database;
import org.studycircle.sql.Sql;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.health.api.AsyncHealthCheck;

/** That a database which is away is noticed is seen in DatabaseLossIT. */
@QuarkusTest
class DatabaseHealthTest {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Sql<String> SLOWLY = Sql.column(String.class, "select pg_sleep(0.6)::text");
    private static final int TURNS = 4;

    @Inject
    Database database;

    @Inject
    @Readiness
    AsyncHealthCheck health;

    @ConfigProperty(name = "quarkus.datasource.reactive.max-size")
    int connections;

    @Test
    void replicaInWhichAllWaitForTheirTurnIsReady() {
        List<CompletableFuture<String>> busy = Stream
                .generate(() -> database.call(SLOWLY).first().subscribeAsCompletionStage())
                .limit((long) TURNS * connections).toList();
        HealthCheckResponse answer = health.call().await().atMost(PATIENCE);
        assertFalse(busy.get(busy.size() - 1).isDone(), "it has got a turn");
        assertEquals(Status.UP, answer.getStatus());
        busy.forEach(CompletableFuture::join);
    }
}
