package org.studycircle.testing;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

import org.eclipse.microprofile.config.ConfigProvider;
import org.studycircle.embedded.DataDirectory;
import org.studycircle.embedded.Distribution;
import org.studycircle.embedded.EmbeddedSettings;
import org.studycircle.embedded.Keycloak;
import org.studycircle.embedded.Ports;
import org.studycircle.embedded.PostgreSql;
import org.studycircle.embedded.Watchdog;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/**
 * The real servers of the tests: every class with {@code @QuarkusTest} or {@code @QuarkusIntegrationTest} gets them. One
 * PostgreSQL with an empty database and one Keycloak serve a whole run, and end with its process. They keep their files in
 * {@code target/embedded}, and so start faster from the second run on.
 * <p>
 * Whoever keeps a Keycloak running, say that of {@code ./run}, can spare the tests its start by naming its realm:
 * {@code STUDY_CIRCLE_TEST_ISSUER=http://127.0.0.1:8180/realms/study-circle STUDY_CIRCLE_TEST_ADMIN_PASSWORD=… ./mvnw test}
 */
@QuarkusTestResource(EmbeddedServers.class)
public class EmbeddedServers implements QuarkusTestResourceLifecycleManager {

    private static final String RUNNING = "study-circle.test.servers";
    private static final String ISSUER = "mp.jwt.verify.issuer";
    private static final String CLIENT_SECRET = "study-circle.keycloak.client-secret";
    private static final String ADMIN_PASSWORD = "study-circle.test.admin-password";
    private static final Path DIRECTORY = Path.of("target", "embedded");
    private static final int KEYCLOAK_SECONDS = 180;

    @Override
    public Map<String, String> start() {
        return running();
    }

    /** Other tests of the same process may follow; the end of the process is the end of the servers. */
    @Override
    public void stop() {}

    /** The realm that signs the tokens of {@link People}. */
    public static String issuer() {
        return running().get(ISSUER);
    }

    /** Quarkus loads this class more than once in a process: what is running is known to the process, not to the class. */
    public static synchronized Map<String, String> running() {
        if (System.getProperty(RUNNING) == null) {
            System.setProperty(RUNNING, lines(startBoth()));
        }
        return System.getProperty(RUNNING).lines().map(line -> line.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    private static String lines(Map<String, String> properties) {
        return properties.entrySet().stream().map(Map.Entry::toString).collect(Collectors.joining("\n"));
    }

    private static Map<String, String> startBoth() {
        Distribution distribution = Distribution.find(EmbeddedSettings.of(ConfigProvider.getConfig()));
        DataDirectory data = DataDirectory.claim(DIRECTORY);
        Watchdog watchdog = Watchdog.over(data);
        CompletableFuture<Map<String, String>> keycloak = configuredIssuer()
                .map(issuer -> CompletableFuture.completedFuture(Map.of(ISSUER, issuer, CLIENT_SECRET,
                        RealmAdmin.clientSecret(issuer, configuredPassword()))))
                .orElseGet(() -> CompletableFuture.supplyAsync(() -> known(Keycloak
                        .start(distribution, data, Ports.free(), KEYCLOAK_SECONDS, watchdog))));
        PostgreSql postgreSql = PostgreSql.start(distribution, data, Ports.free(), watchdog);
        empty(postgreSql);
        Map<String, String> properties = new HashMap<>(postgreSql.properties());
        properties.putAll(keycloak.join());
        return properties;
    }

    private static Map<String, String> known(Keycloak keycloak) {
        Map<String, String> properties = new HashMap<>(keycloak.properties());
        properties.put(ADMIN_PASSWORD, keycloak.adminPassword());
        return properties;
    }

    /** The password of Keycloak's administrator, for the tests that change the realm. */
    static String adminPassword() {
        String own = running().get(ADMIN_PASSWORD);
        return own != null ? own : configuredPassword();
    }

    private static String configuredPassword() {
        return ConfigProvider.getConfig().getValue(ADMIN_PASSWORD, String.class);
    }

    private static Optional<String> configuredIssuer() {
        return ConfigProvider.getConfig().getOptionalValue("study-circle.test.issuer", String.class);
    }

    private static void empty(PostgreSql postgreSql) {
        try (Connection connection = postgreSql.connect("postgres"); Statement statement = connection.createStatement()) {
            statement.execute("drop database if exists study_circle with (force)");
            statement.execute("create database study_circle");
        } catch (SQLException e) {
            throw new IllegalStateException("The database of the tests can't be emptied", e);
        }
    }
}
