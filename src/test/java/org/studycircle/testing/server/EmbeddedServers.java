package org.studycircle.testing.server;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
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
import org.studycircle.embedded.Ports;
import org.studycircle.embedded.PostgreSql;
import org.studycircle.embedded.Watchdog;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/**
 * The real servers of the tests: every class with {@code @QuarkusTest} gets them, and others may ask for them. Each process of tests
 * has a PostgreSQL with an empty database, which ends with it; one Keycloak serves a whole run of Maven. They keep their files in
 * {@code target/embedded}, and so start faster from the second run on.
 * <p>
 * Whoever keeps a Keycloak running, say that of {@code ./run}, can spare the tests its start by naming its realm:
 * {@code STUDY_CIRCLE_TEST_ISSUER=http://127.0.0.1:8180/realms/study-circle STUDY_CIRCLE_TEST_ADMIN_PASSWORD=… ./mvnw test}
 */
@QuarkusTestResource(EmbeddedServers.class)
public class EmbeddedServers implements QuarkusTestResourceLifecycleManager {

    static final Path DIRECTORY = Path.of("target", "embedded");
    static final String ISSUER = "mp.jwt.verify.issuer";
    static final String CLIENT_SECRET = "study-circle.keycloak.client-secret";
    static final String ADMIN_PASSWORD = "study-circle.test.admin-password";

    private static final String RUNNING = "study-circle.test.servers";
    /** Of the processes that Maven lets run beside each other. */
    private static final String FORK = System.getProperty("study-circle.test.fork", "fork-1");
    private static final Path OWN = DIRECTORY.resolve(FORK);

    @Override
    public Map<String, String> start() {
        return running();
    }

    /** Other tests of the same process may follow; the end of the process is the end of the servers. */
    @Override
    public void stop() {}

    /** The realm that signs the tokens of {@link org.studycircle.testing.People}. */
    public static String issuer() {
        return running().get(ISSUER);
    }

    /** A connection of the owner to the database of the tests. */
    public static Connection connect() throws SQLException {
        Map<String, String> servers = running();
        return DriverManager.getConnection("jdbc:" + servers.get("quarkus.datasource.reactive.url"),
                servers.get("quarkus.datasource.username"), servers.get("quarkus.datasource.password"));
    }

    /** What PostgreSQL has logged. */
    public static Path log() {
        return OWN.resolve("postgresql.log");
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
        CompletableFuture<Map<String, String>> keycloak = configuredIssuer()
                .map(issuer -> CompletableFuture.completedFuture(Map.of(ISSUER, issuer, CLIENT_SECRET,
                        RealmAdmin.clientSecret(issuer, configuredPassword()))))
                .orElseGet(() -> CompletableFuture.supplyAsync(KeptKeycloak::running));
        DataDirectory data = DataDirectory.claim(OWN);
        PostgreSql postgreSql = PostgreSql.start(Distribution.find(EmbeddedSettings.of(ConfigProvider.getConfig())), data,
                Ports.free(), Watchdog.over(data));
        empty(postgreSql);
        Map<String, String> properties = new HashMap<>(postgreSql.properties());
        properties.putAll(keycloak.join());
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
            // it ends with this process, and losing it is tested elsewhere
            statement.execute("alter database study_circle set synchronous_commit = off");
        } catch (SQLException e) {
            throw new IllegalStateException("The database of the tests can't be emptied", e);
        }
    }
}
