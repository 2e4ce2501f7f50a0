package org.studycircle.running;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.studycircle.testing.server.EmbeddedServers;

/**
 * The packaged application as Kubernetes runs it: migrated by the schema's owner, who comes first and ends, and served by a role
 * that may do no more than {@code grants.sql} says.
 */
@TestMethodOrder(OrderAnnotation.class)
class MigrationIT {

    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");
    private static final Path GRANTS = Path.of("k8s", "base", "migration", "grants.sql");
    private static final String DATABASE = "migration_it";
    private static final String OWNER = "study_circle_owner";
    private static final String SERVICE = "study_circle_service";
    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    @TempDir
    static Path logs;

    private static Map<String, String> servers;
    private static String address;

    @BeforeAll
    static void createDatabase() throws SQLException {
        servers = new EmbeddedServers().start();
        address = servers.get("quarkus.datasource.reactive.url").replaceFirst("/[^/]*$", "/");
        dropAll();
        try (Connection superuser = connect(servers.get("quarkus.datasource.username"), "postgres");
                Statement statement = superuser.createStatement()) {
            statement.execute("create role %s login password '%s'".formatted(OWNER, OWNER));
            statement.execute("create role %s login noinherit password '%s'".formatted(SERVICE, SERVICE));
            statement.execute("create database %s owner %s".formatted(DATABASE, OWNER));
        }
    }

    @AfterAll
    static void dropAll() throws SQLException {
        try (Connection superuser = connect(servers.get("quarkus.datasource.username"), "postgres");
                Statement statement = superuser.createStatement()) {
            statement.execute("drop database if exists %s with (force)".formatted(DATABASE));
            statement.execute("drop role if exists " + SERVICE);
            statement.execute("drop role if exists " + OWNER);
        }
    }

    private static Connection connect(String user, String database) throws SQLException {
        String password = user.startsWith("study_circle_") ? user : servers.getOrDefault("quarkus.datasource.password", "");
        return DriverManager.getConnection("jdbc:" + address + database, user, password);
    }

    private static Process start(String user, File log, Map<String, String> more) throws IOException {
        ProcessBuilder command = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Dquarkus.http.host=127.0.0.1", "-Dquarkus.http.port=0",
                "-Dquarkus.management.port=0", "-jar",
                JAR.toString());
        command.environment().putAll(Map.of(
                "QUARKUS_DATASOURCE_REACTIVE_URL", address + DATABASE,
                "QUARKUS_DATASOURCE_USERNAME", user,
                "QUARKUS_DATASOURCE_PASSWORD", user,
                "MP_JWT_VERIFY_ISSUER", EmbeddedServers.issuer(),
                "STUDY_CIRCLE_CURSORS_KEY", "known-to-everybody-and-good-for-tests-alone"));
        command.environment().putAll(more);
        return command.redirectErrorStream(true).redirectOutput(log).start();
    }

    /** Ends a process that goes on instead of ending by itself. */
    private static int ended(Process process) throws InterruptedException {
        try {
            assertTrue(process.waitFor(120, TimeUnit.SECONDS), "it goes on");
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    private static String said(File log) throws IOException {
        return Files.readString(log.toPath());
    }

    private static Map<String, String> served() {
        return Map.of("QUARKUS_FLYWAY_MIGRATE_AT_START", "false", "QUARKUS_FLYWAY_VALIDATE_AT_START", "true");
    }

    private static long count(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from " + table)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Test
    @Order(1)
    void serviceDoesNotStartOnSchemaThatIsOlder() throws Exception {
        File log = logs.resolve("early.log").toFile();
        assertNotEquals(0, ended(start(OWNER, log, served())));
        assertTrue(said(log).contains("Validate failed"), () -> log.toString());
        try (Connection owner = connect(OWNER, DATABASE)) {
            assertEquals(0, count(owner, "pg_tables where schemaname = 'public'"));
        }
    }

    @Test
    @Order(2)
    void migrationEndsWhenItIsDone() throws Exception {
        File log = logs.resolve("migration.log").toFile();
        assertEquals(0, ended(start(OWNER, log, Map.of("QUARKUS_INIT_AND_EXIT", "true"))), () -> log.toString());
        try (Connection owner = connect(OWNER, DATABASE)) {
            assertTrue(count(owner, "flyway_schema_history where success") >= 5);
        }
    }

    @Test
    @Order(3)
    void grantsCanBeRepeated() throws Exception {
        try (Connection owner = connect(OWNER, DATABASE); Statement statement = owner.createStatement()) {
            statement.execute(Files.readString(GRANTS));
            statement.execute(Files.readString(GRANTS));
        }
    }

    @Test
    @Order(4)
    void serviceChangesRowsAndNothingElse() throws Exception {
        try (Connection service = connect(SERVICE, DATABASE); Statement statement = service.createStatement()) {
            assertEquals(0, count(service, "reading_group"));
            assertEquals(0, statement.executeUpdate("delete from person"));
            assertTrue(count(service, "flyway_schema_history") >= 5);
            for (String forbidden : new String[]{"create table mine (id int)", "create temporary table mine (id int)",
                    "create schema mine", "drop table person", "truncate person", "alter table person add column mine int",
                    "delete from flyway_schema_history", "create role mine"}) {
                SQLException refused = assertThrows(SQLException.class, () -> statement.execute(forbidden), forbidden);
                assertEquals(INSUFFICIENT_PRIVILEGE, refused.getSQLState(), forbidden);
            }
        }
    }

    @Test
    @Order(5)
    void serviceStartsWithItsOwnRole() throws Exception {
        File log = logs.resolve("service.log").toFile();
        Process service = start(SERVICE, log, served());
        try {
            for (int second = 0; service.isAlive() && second < 120 && !said(log).contains("Listening on"); second++) {
                TimeUnit.SECONDS.sleep(1);
            }
            assertTrue(said(log).contains("Successfully validated"), () -> log.toString());
            assertTrue(said(log).contains("Listening on"), () -> log.toString());
        } finally {
            service.destroy();
            service.waitFor();
        }
    }
}
