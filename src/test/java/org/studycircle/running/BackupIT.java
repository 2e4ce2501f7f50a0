package org.studycircle.running;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.config.ConfigProvider;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.studycircle.embedded.Command;
import org.studycircle.embedded.DataDirectory;
import org.studycircle.embedded.Distribution;
import org.studycircle.embedded.EmbeddedSettings;
import org.studycircle.embedded.Ports;
import org.studycircle.embedded.PostgreSql;
import org.studycircle.embedded.Waiting;
import org.studycircle.embedded.Watchdog;

/**
 * The way back of docs/operations: a base backup that is taken while people write, the log that was archived since, and a second
 * server that ends at a moment in between.
 */
@TestMethodOrder(OrderAnnotation.class)
class BackupIT {

    private static final String DATABASE = "study_circle";
    private static final Path REPEAT_ERASURES = Path.of("docs", "operations", "repeat-erasures.sql");
    private static final String ERASURES = "select concat_ws(' ', p.display_name, e.mode, e.cause, e.state) "
            + "from erasure e join person p using (person_id) order by 1";
    private static final int PATIENCE_SECONDS = 30;

    @TempDir
    static Path folder;

    private static final List<AutoCloseable> OPEN = new ArrayList<>();

    private static List<String> contentAtTheMoment;
    private static String knownErasures;
    private static PostgreSql restored;

    @BeforeAll
    static void goBack() throws Exception {
        Files.createDirectory(folder.resolve("archive"));
        Files.setPosixFilePermissions(folder.resolve("archive"), PosixFilePermissions.fromString("rwxrwxrwx"));
        PostgreSql server = archiving();
        Path backup = folder.resolve("restored").resolve("postgresql");
        String moment;
        try (Connection connection = server.connect(DATABASE); Connection other = server.connect(DATABASE)) {
            change(connection, person("Zoe"), erasure("Zoe", "KEEP_TEXT"), person("Rui"), erasure("Rui", "KEEP_TEXT"));
            copyWhileThereAreWrites(connection, other, folder.resolve("first").resolve("postgresql"), backup);
            change(connection, person("Mia"));
            contentAtTheMoment = content(connection);
            moment = texts(connection, "select clock_timestamp()::text").get(0);
            change(connection, "update person set display_name = 'Nobody' where display_name = 'Ada 5'",
                    "delete from erasure where person_id in (select person_id from person where display_name = 'Rui')",
                    erasure("Mia", "BLANK_TEXT"),
                    "update erasure set state = 'DONE', due_at = null, completed_at = now() where mode = 'BLANK_TEXT'",
                    person("Late"), erasure("Late", "KEEP_TEXT"));
            knownErasures = copied(connection, "copy erasure to stdout");
            archiveAll(connection);
        }
        restored = recovered(backup, server.password(), moment);
    }

    @AfterAll
    static void stop() throws Exception {
        for (int i = OPEN.size() - 1; i >= 0; i--) {
            OPEN.get(i).close();
        }
    }

    private static PostgreSql archiving() throws SQLException {
        DataDirectory data = open(DataDirectory.claim(folder.resolve("first")));
        try (Watchdog watchdog = Watchdog.over(data)) {
            PostgreSql first = start(data, watchdog);
            Flyway.configure().dataSource("jdbc:postgresql://127.0.0.1:%d/%s".formatted(first.port(), DATABASE), "postgres",
                    first.password()).load().migrate();
            try (Connection connection = first.connect(DATABASE)) {
                change(connection, "alter system set archive_mode = on",
                        "alter system set archive_command = 'test ! -f %1$s/%%f && cp %%p %1$s/%%f'"
                                .formatted(folder.resolve("archive")));
            }
        }
        return start(data, open(Watchdog.over(data)));
    }

    private static PostgreSql start(DataDirectory data, Watchdog watchdog) {
        return PostgreSql.start(Distribution.find(EmbeddedSettings.of(ConfigProvider.getConfig())), data, Ports.free(),
                watchdog);
    }

    private static <T extends AutoCloseable> T open(T thing) {
        OPEN.add(thing);
        return thing;
    }

    private static void copyWhileThereAreWrites(Connection connection, Connection other, Path from, Path to)
            throws SQLException, IOException {
        Files.createDirectory(to.getParent());
        change(connection, "select pg_backup_start('test', fast => true)");
        try (var files = Files.walk(from)) {
            int copied = 0;
            for (Path file : files.filter(path -> isBackedUp(from.relativize(path).toString())).toList()) {
                copy(file, to.resolve(from.relativize(file).toString()));
                if (copied++ % 100 == 0) {
                    change(other, person("Ada " + copied / 100));
                }
            }
        }
        Files.writeString(to.resolve("backup_label"), texts(connection, "select labelfile from pg_backup_stop()").get(0));
    }

    /** The log comes from the archive; what else is left out belongs to the running server. */
    private static boolean isBackedUp(String path) {
        return !path.matches("pg_wal/.+|pg_replslot/.+|postmaster\\.(pid|opts)|.*pgsql_tmp.*|pg_internal\\.init");
    }

    private static void copy(Path file, Path to) throws IOException {
        if (Files.isDirectory(file)) {
            Files.createDirectory(to, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else if (Files.exists(file)) {
            Files.copy(file, to);
        }
    }

    private static void archiveAll(Connection connection) throws SQLException {
        String last = texts(connection, "select pg_walfile_name(pg_switch_wal())").get(0);
        assertTrue(Waiting.until(() -> Files.exists(folder.resolve("archive").resolve(last)), PATIENCE_SECONDS), last);
    }

    private static PostgreSql recovered(Path files, String password, String moment) throws IOException, SQLException {
        Files.writeString(files.resolve("postgresql.auto.conf"), """
                restore_command = 'cp %s/%%f %%p'
                recovery_target_time = '%s'
                recovery_target_action = 'promote'
                """.formatted(folder.resolve("archive"), moment));
        Files.createFile(files.resolve("recovery.signal"));
        DataDirectory data = open(DataDirectory.claim(files.getParent()));
        data.keep("postgresql.password", password);
        PostgreSql server = start(data, open(Watchdog.over(data)));
        try (Connection connection = server.connect(DATABASE)) {
            assertTrue(Waiting.until(() -> isOpen(connection), PATIENCE_SECONDS), () -> Command.tail(
                    data.path().resolve("postgresql.log")));
        }
        return server;
    }

    private static boolean isOpen(Connection connection) {
        try {
            return texts(connection, "select pg_is_in_recovery()").equals(List.of("f"));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String person(String name) {
        return """
                insert into person (person_id, issuer, subject, display_name, created_at, version)
                values ('%s', 'https://id.example.org/realms/study-circle', '%s', '%s', now(), 1)
                """.formatted(UUID.randomUUID(), name, name);
    }

    private static String erasure(String name, String mode) {
        return """
                insert into erasure (person_id, mode, cause, state, requested_at, erases_at, due_at)
                select person_id, '%s', 'REQUESTED', 'PENDING', now(), now(), now() from person where display_name = '%s'
                """.formatted(mode, name);
    }

    private static void change(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String change : statements) {
                statement.execute(change);
            }
        }
    }

    private static List<String> texts(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(query)) {
            List<String> all = new ArrayList<>();
            while (rows.next()) {
                all.add(rows.getString(1));
            }
            return all;
        }
    }

    /** Every table with its number of rows and a sum over all that is in them. */
    private static List<String> content(Connection connection) throws SQLException {
        List<String> all = new ArrayList<>();
        for (String table : texts(connection, "select tablename from pg_tables where schemaname = 'public' order by 1")) {
            all.addAll(texts(connection,
                    "select concat_ws(' ', '%1$s', count(*), sum(hashtextextended(t::text, 0))) from %1$s t".formatted(table)));
        }
        return all;
    }

    private static String copied(Connection connection, String query) throws SQLException, IOException {
        StringWriter rows = new StringWriter();
        copies(connection).copyOut(query, rows);
        return rows.toString();
    }

    private static CopyManager copies(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }

    @Test
    @Order(1)
    void whatWasCommittedUpToTheMomentIsThereAndNothingElse() throws SQLException {
        assertTrue(contentAtTheMoment.size() > 20, contentAtTheMoment::toString);
        try (Connection connection = restored.connect(DATABASE)) {
            assertEquals(contentAtTheMoment, content(connection));
            assertTrue(texts(connection, "select display_name from person").contains("Ada 5"), "written during the backup");
        }
    }

    @Test
    @Order(2)
    void erasuresThatTheRestoreForgotAreDoneAgainAndThoseTakenBackAreNot() throws Exception {
        try (Connection connection = restored.connect(DATABASE)) {
            assertEquals(List.of("Rui KEEP_TEXT REQUESTED PENDING", "Zoe KEEP_TEXT REQUESTED PENDING"),
                    texts(connection, ERASURES));
            change(connection, "create table erasure_known (like erasure)");
            copies(connection).copyIn("copy erasure_known from stdin", new StringReader(knownErasures));
            change(connection, Files.readString(REPEAT_ERASURES));
            assertEquals(List.of("Mia BLANK_TEXT REQUESTED PENDING", "Zoe KEEP_TEXT REQUESTED PENDING"),
                    texts(connection, ERASURES));
            assertEquals(List.of(), texts(connection, "select 1 from pg_tables where tablename = 'erasure_known'"));
        }
    }

    @Test
    @Order(3)
    void restoredServerTakesWritesOfItsOwn() throws SQLException {
        try (Connection connection = restored.connect(DATABASE)) {
            change(connection, person("Newcomer"));
            assertEquals(List.of("1"), texts(connection, "select count(*) from person where display_name = 'Newcomer'"));
        }
    }
}
