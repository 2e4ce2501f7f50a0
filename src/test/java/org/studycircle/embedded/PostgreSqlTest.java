package org.studycircle.embedded;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.studycircle.app.StartRefused;

class PostgreSqlTest {

    @TempDir
    static Path directory;

    private final Distribution distribution = Distribution.find(EmbeddedSettings.of(ConfigProvider.getConfig()));
    private DataDirectory data;
    private Watchdog watchdog;

    @BeforeEach
    void claim() {
        data = DataDirectory.claim(directory);
        watchdog = Watchdog.over(data);
    }

    @AfterEach
    void stop() {
        watchdog.close();
        data.close();
    }

    @Test
    void secondStartFindsTheDataOfTheFirst() throws SQLException {
        int before = addRow(start());
        restart();
        assertEquals(before, rows(start()));
    }

    @Test
    void killedServerStartsAgainWithAllThatWasCommitted() throws SQLException {
        PostgreSql killed = start();
        int before = addRow(killed);
        assertTrue(killed.process().destroyForcibly());
        restart();
        assertEquals(before, rows(start()));
    }

    @Test
    void whatIsCommittedIsOnDisk() throws SQLException {
        try (Connection connection = start().connect("study_circle"); Statement statement = connection.createStatement()) {
            for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes", "data_checksums")) {
                try (ResultSet row = statement.executeQuery("show " + setting)) {
                    assertTrue(row.next());
                    assertEquals("on", row.getString(1), setting);
                }
            }
        }
    }

    @Test
    void processNumberLeftBehindAndTakenByAnotherProcessIsNoObstacle() throws IOException {
        stopped(start());
        Path pidFile = directory.resolve("postgresql/postmaster.pid");
        List<String> left = List.of(Long.toString(ProcessHandle.current().pid()), directory.toString(), "0", "1", "", "",
                "0 0");
        Files.write(pidFile, left);
        restart();
        assertDoesNotThrow(this::start);
    }

    @Test
    void serverLeftRunningIsEndedFirst() throws SQLException {
        PostgreSql left = start();
        int before = addRow(left);
        PostgreSql next = start();
        assertFalse(Processes.runs(left.process()));
        assertEquals(before, rows(next));
    }

    @Test
    void portThatIsTakenIsSaid() throws IOException {
        PostgreSql running = start();
        StartRefused refused = assertThrows(StartRefused.class,
                () -> Ports.requireFree(running.port(), "PostgreSQL", "a.port"));
        assertTrue(refused.getMessage().contains("Port %d".formatted(running.port())), refused.getMessage());
    }

    @Test
    void strangerIsNotLetIn() {
        PostgreSql running = start();
        PostgreSql guessed = new PostgreSql(running.port(), "guessed", running.process());
        assertThrows(SQLException.class, () -> guessed.connect("study_circle"));
    }

    private PostgreSql start() {
        return PostgreSql.start(distribution, data, Ports.free(), watchdog);
    }

    private void stopped(PostgreSql running) {
        watchdog.close();
        assertFalse(Processes.runs(running.process()));
    }

    private void restart() {
        stop();
        claim();
    }

    private static int addRow(PostgreSql server) throws SQLException {
        try (Connection connection = server.connect("study_circle"); Statement statement = connection.createStatement()) {
            statement.execute("create table if not exists kept (id int)");
            assertEquals(1, statement.executeUpdate("insert into kept values (1)"));
        }
        return rows(server);
    }

    private static int rows(PostgreSql server) throws SQLException {
        try (Connection connection = server.connect("study_circle");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from kept")) {
            assertTrue(rows.next());
            return rows.getInt(1);
        }
    }
}
