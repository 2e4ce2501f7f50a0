package org.studycircle.embedded;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;


import org.studycircle.app.StartRefused;

/** Both servers, running over one data directory until they are closed or this process ends. */
record Servers(DataDirectory data, Watchdog watchdog, PostgreSql postgreSql, Keycloak keycloak) implements AutoCloseable {

    private static final String POSTGRESQL_PORT = "study-circle.embedded.postgresql.port";
    private static final String KEYCLOAK_PORT = "study-circle.embedded.keycloak.port";
    private static final int KEYCLOAK_FROM = 8180;

    /** Side by side; Keycloak, which takes longer, begins first. */
    static Servers start(DataDirectory data, EmbeddedSettings settings) {
        Distribution distribution = Distribution.find(settings);
        Watchdog watchdog = Watchdog.over(data);
        try {
            int keycloakPort = keycloakPort(data, settings);
            int seconds = settings.startSeconds();
            CompletableFuture<Keycloak> keycloak = CompletableFuture
                    .supplyAsync(() -> Keycloak.start(distribution, data, keycloakPort, seconds, watchdog));
            PostgreSql postgreSql = PostgreSql.start(distribution, data, postgreSqlPort(settings), watchdog);
            return new Servers(data, watchdog, postgreSql, keycloak.join());
        } catch (CompletionException e) {
            watchdog.close();
            throw e.getCause() instanceof StartRefused refused ? refused : e;
        } catch (RuntimeException e) {
            watchdog.close();
            throw e;
        }
    }

    Map<String, String> properties() {
        Map<String, String> properties = new HashMap<>(postgreSql.properties());
        properties.putAll(keycloak.properties());
        return properties;
    }

    @Override
    public void close() {
        watchdog.close();
        data.close();
    }

    private static int postgreSqlPort(EmbeddedSettings settings) {
        return settings.postgresql().port()
                .map(port -> Ports.requireFree(port, "PostgreSQL", POSTGRESQL_PORT)).orElseGet(Ports::free);
    }

    /** The port is part of the issuer, and people are known by issuer and subject: once chosen, it stays. */
    private static int keycloakPort(DataDirectory data, EmbeddedSettings settings) {
        Optional<Integer> settled = settings.keycloak().port()
                .or(() -> data.kept("keycloak.port").map(Integer::valueOf));
        int port = settled.map(kept -> Ports.requireFree(kept, "Keycloak", KEYCLOAK_PORT))
                .orElseGet(() -> Ports.firstFree(KEYCLOAK_FROM));
        data.keep("keycloak.port", Integer.toString(port));
        return port;
    }
}
