package org.studycircle.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.studycircle.app.StartRefused;
import org.studycircle.embedded.Supervisor.Patience;
import org.studycircle.embedded.Watchdog.Ending;

class SupervisorTest {

    private static final Duration AT_ONCE = Duration.ofMillis(20);
    private static final Patience QUICK = new Patience(List.of(AT_ONCE, AT_ONCE, AT_ONCE), Duration.ofMinutes(5), AT_ONCE);

    @TempDir
    Path directory;

    private final List<ProcessHandle> started = new CopyOnWriteArrayList<>();
    private final List<String> reasons = new CopyOnWriteArrayList<>();
    private DataDirectory data;
    private Watchdog watchdog;

    @BeforeEach
    void open() {
        data = DataDirectory.claim(directory);
        watchdog = Watchdog.over(data, 1);
    }

    @AfterEach
    void close() {
        watchdog.close();
        data.close();
    }

    private ProcessHandle sleeping() {
        return guarded("sleep 60");
    }

    private ProcessHandle guarded(String script) {
        ProcessHandle process = watchdog.guard(Ending.USUAL, () -> {
            try {
                return new ProcessBuilder("sh", "-c", script).start().toHandle();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        started.add(process);
        return process;
    }

    private Supervisor over(Patience patience, Supplier<ProcessHandle> restart) {
        return Supervisor.over(List.of(new Ward("Server", sleeping(), directory.resolve("server.log"), restart)), watchdog,
                patience,
                reasons::add);
    }

    private ProcessHandle last() {
        return started.get(started.size() - 1);
    }

    private static void kill(ProcessHandle process) {
        assertTrue(process.destroyForcibly());
    }

    private void awaitStarts(int count) {
        assertTrue(Waiting.until(() -> started.size() == count, 10), () -> started.size() + " started");
    }

    @Test
    void serverThatIsKilledIsStartedAgain() {
        try (Supervisor supervisor = over(QUICK, this::sleeping)) {
            kill(last());
            awaitStarts(2);
            kill(last());
            awaitStarts(3);
            assertTrue(Alive.is(last()));
            assertEquals(List.of(), reasons);
        }
    }

    @Test
    void serverThatDoesNotStayUpIsGivenUpWithItsReason() {
        try (Supervisor supervisor = over(QUICK, () -> guarded("exit 0"))) {
            kill(last());
            assertTrue(Waiting.until(() -> !reasons.isEmpty(), 10));
            assertEquals(4, started.size());
            assertTrue(
                    reasons.get(0)
                            .startsWith("Server has ended by itself, and was started again 3 times. Its log " + directory),
                    reasons::toString);
        }
    }

    @Test
    void serverThatDoesNotStartIsGivenUpWithItsReason() {
        try (Supervisor supervisor = over(QUICK, () -> {
            throw new StartRefused("no room");
        })) {
            kill(last());
            assertTrue(Waiting.until(() -> !reasons.isEmpty(), 10));
            assertTrue(reasons.get(0).startsWith("Server does not start, and was started again 3 times."), reasons::toString);
        }
    }

    @Test
    void serverThatHasRunForLongEnoughMayBeStartedThreeTimesMore() {
        Patience forgetful = new Patience(QUICK.pauses(), Duration.ofMillis(300), AT_ONCE);
        try (Supervisor supervisor = over(forgetful, () -> guarded("sleep 0.5"))) {
            kill(last());
            awaitStarts(7);
            assertEquals(List.of(), reasons);
        }
    }

    @Test
    void nothingIsStartedAfterTheEnd() throws InterruptedException {
        over(QUICK, this::sleeping).close();
        kill(last());
        Thread.sleep(300);
        assertEquals(1, started.size());
    }

    @Test
    void processOfAnEndedServerIsNotEndedOnceMore() {
        ProcessHandle another = sleeping();
        watchdog.forget(another);
        watchdog.close();
        assertTrue(Alive.is(another));
        kill(another);
    }

    @Test
    void killedPostgreSqlIsThereAgainWithItsDataAtItsPort() throws SQLException {
        Distribution distribution = Distribution.find(EmbeddedSettings.of(ConfigProvider.getConfig()));
        PostgreSql server = PostgreSql.start(distribution, data, Ports.free(), watchdog);
        execute(server, "create table kept (number int)");
        List<ProcessHandle> restarted = new CopyOnWriteArrayList<>();
        Ward ward = server.ward(distribution, data, watchdog);
        Ward watched = new Ward(ward.name(), ward.process(), ward.log(), () -> {
            restarted.add(ward.restart().get());
            return restarted.get(restarted.size() - 1);
        });
        try (Supervisor supervisor = Supervisor.over(List.of(watched), watchdog, QUICK, reasons::add)) {
            kill(server.process());
            assertTrue(Waiting.until(() -> !restarted.isEmpty(), 30), reasons::toString);
            assertNotEquals(server.process().pid(), restarted.get(0).pid());
            execute(server, "insert into kept values (1)");
        }
        watchdog.close();
        assertTrue(Processes.end(restarted, 1));
    }

    private static void execute(PostgreSql server, String sql) throws SQLException {
        try (Connection connection = server.connect("study_circle"); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
