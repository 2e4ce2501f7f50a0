package org.studycircle.embedded;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;


import org.studycircle.app.StartRefused;

/** Both servers, running over one data directory until its watchdog is closed or this process ends. */
record Servers(DataDirectory data, PostgreSql postgreSql, Keycloak keycloak) {

    private static final String POSTGRESQL_PORT = "study-circle.embedded.postgresql.port";
    private static final String KEYCLOAK_PORT = "study-circle.embedded.keycloak.port";
    private static final int KEYCLOAK_FROM = 8180;

    /** Side by side; Keycloak, which takes longer, begins first. */
    static Servers start(DataDirectory data, EmbeddedSettings settings, Watchdog watchdog) {
        Distribution distribution = Distribution.find(settings);
        int keycloakPort = keycloakPort(data, settings);
        int postgreSqlPort = postgreSqlPort(settings);
        int seconds = settings.startSeconds();
        try {
            CompletableFuture<Keycloak> keycloak = CompletableFuture
                    .supplyAsync(() -> Keycloak.start(distribution, data, keycloakPort, seconds, watchdog));
            PostgreSql postgreSql = PostgreSql.start(distribution, data, postgreSqlPort, watchdog);
            return new Servers(data, postgreSql, keycloak.join());
        } catch (CompletionException e) {
            throw e.getCause() instanceof StartRefused refused ? refused : e;
        }
    }

    List<Ward> wards(EmbeddedSettings settings, Watchdog watchdog) {
        Distribution distribution = Distribution.find(settings);
        return List.of(postgreSql.ward(distribution, data, watchdog),
                keycloak.ward(distribution, data, settings.startSeconds(), watchdog));
    }

    Map<String, String> properties() {
        Map<String, String> properties = new HashMap<>(postgreSql.properties());
        properties.putAll(keycloak.properties());
        return properties;
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
