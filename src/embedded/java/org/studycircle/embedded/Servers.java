package org.studycircle.embedded;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import org.eclipse.microprofile.config.Config;

import org.studycircle.StartRefused;

/** Both servers, running over one data directory until they are closed or this process ends. */
record Servers(DataDirectory data, Watchdog watchdog, PostgreSql postgreSql, Keycloak keycloak) implements AutoCloseable {

    private static final String PREFIX = "study-circle.embedded.";
    private static final String POSTGRESQL_PORT = PREFIX + "postgresql.port";
    private static final String KEYCLOAK_PORT = PREFIX + "keycloak.port";
    private static final int KEYCLOAK_FROM = 8180;

    /** Side by side; Keycloak, which takes longer, begins first. */
    static Servers start(DataDirectory data, Config config) {
        Distribution distribution = Distribution.find(config);
        Watchdog watchdog = Watchdog.over(data);
        try {
            int keycloakPort = keycloakPort(data, config);
            int seconds = config.getOptionalValue(PREFIX + "start-seconds", Integer.class).orElse(180);
            CompletableFuture<Keycloak> keycloak = CompletableFuture
                    .supplyAsync(() -> Keycloak.start(distribution, data, keycloakPort, seconds, watchdog));
            PostgreSql postgreSql = PostgreSql.start(distribution, data, postgreSqlPort(config), watchdog);
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

    private static int postgreSqlPort(Config config) {
        return config.getOptionalValue(POSTGRESQL_PORT, Integer.class)
                .map(port -> Ports.requireFree(port, "PostgreSQL", POSTGRESQL_PORT)).orElseGet(Ports::free);
    }

    /** The port is part of the issuer, and people are known by issuer and subject: once chosen, it stays. */
    private static int keycloakPort(DataDirectory data, Config config) {
        Optional<Integer> settled = config.getOptionalValue(KEYCLOAK_PORT, Integer.class)
                .or(() -> data.kept("keycloak.port").map(Integer::valueOf));
        int port = settled.map(kept -> Ports.requireFree(kept, "Keycloak", KEYCLOAK_PORT))
                .orElseGet(() -> Ports.firstFree(KEYCLOAK_FROM));
        data.keep("keycloak.port", Integer.toString(port));
        return port;
    }
}
