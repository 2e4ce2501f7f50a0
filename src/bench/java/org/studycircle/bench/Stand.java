package org.studycircle.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.eclipse.microprofile.config.ConfigProvider;
import org.studycircle.bench.bare.Bare;
import org.studycircle.embedded.DataDirectory;
import org.studycircle.embedded.Distribution;
import org.studycircle.embedded.EmbeddedSettings;
import org.studycircle.embedded.Keycloak;
import org.studycircle.embedded.Ports;
import org.studycircle.embedded.PostgreSql;
import org.studycircle.embedded.Watchdog;

/** All that runs: PostgreSQL and Keycloak, which end with this process, and what is compared. */
record Stand(Path directory, PostgreSql postgreSql, Keycloak keycloak, Target service, Target bare) implements AutoCloseable {

    private static final Path PACKAGE = Path.of("target", "quarkus-app").toAbsolutePath();
    private static final String CACHE = "study-circle.aot";
    private static final int KEYCLOAK_SECONDS = 180;

    /** @param directory of the data, which are kept */
    static Stand set(Path directory) {
        DataDirectory data = DataDirectory.claim(directory);
        Watchdog watchdog = Watchdog.over(data);
        Distribution distribution = Distribution.find(EmbeddedSettings.of(ConfigProvider.getConfig()));
        int port = keycloakPort(data.path());
        CompletableFuture<Keycloak> keycloak = CompletableFuture
                .supplyAsync(() -> Keycloak.start(distribution, data, port, KEYCLOAK_SECONDS, watchdog));
        PostgreSql postgreSql = PostgreSql.start(distribution, data, Ports.free(), watchdog);
        // the first start migrates
        service(data.path(), postgreSql, keycloak.join()).close();
        Target service = service(data.path(), postgreSql, keycloak.join());
        return new Stand(data.path(), postgreSql, keycloak.join(), service, bare(data.path(), postgreSql));
    }

    /** It is part of the issuer, by which people are known: once chosen, it stays. */
    private static int keycloakPort(Path directory) {
        Path kept = directory.resolve("keycloak.port");
        try {
            if (Files.notExists(kept)) {
                Files.writeString(kept, String.valueOf(Ports.free()));
            }
            return Integer.parseInt(Files.readString(kept));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Target service(Path directory, PostgreSql postgreSql, Keycloak keycloak) {
        int port = Ports.free();
        List<String> arguments = new ArrayList<>();
        if (Files.exists(PACKAGE.resolve(CACHE))) {
            arguments.add("-XX:AOTCache=" + CACHE);
        }
        postgreSql.properties().forEach((name, value) -> arguments.add("-D" + name + "=" + value));
        keycloak.properties().forEach((name, value) -> arguments.add("-D" + name + "=" + value));
        Map.of("quarkus.http.host", "127.0.0.1", "quarkus.http.port", port, "quarkus.management.host", "127.0.0.1",
                "quarkus.management.port", Ports.free(), "study-circle.cursors.key", "known-to-everybody-and-good-for-a-bench")
                .forEach((name, value) -> arguments.add("-D" + name + "=" + value));
        arguments.addAll(List.of("-jar", "quarkus-run.jar"));
        return Target.start("service", port, PACKAGE, directory.resolve("service.log"), "Listening on", arguments);
    }

    private static Target bare(Path directory, PostgreSql postgreSql) {
        int port = Ports.free();
        String database = postgreSql.properties().get("quarkus.datasource.reactive.url").replace("://",
                "://%s:%s@".formatted(postgreSql.properties().get("quarkus.datasource.username"), postgreSql.password()));
        return Target.start("bare", port, Path.of("").toAbsolutePath(), directory.resolve("bare.log"), "Listening",
                List.of("-cp", System.getProperty("java.class.path"), Bare.class.getName(), database, String.valueOf(port)));
    }

    Connection database() throws SQLException {
        return postgreSql.connect("study_circle");
    }

    /** Milliseconds of processor time that PostgreSQL has used. */
    long databaseMillis() {
        return Processor.millisOfTree(postgreSql.process());
    }

    @Override
    public void close() {
        service.close();
        bare.close();
    }
}
