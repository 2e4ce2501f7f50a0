package org.studycircle.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.studycircle.app.StartRefused;
import org.studycircle.embedded.Watchdog.Ending;

class WatchdogTest {

    @TempDir
    Path directory;

    @Test
    void serversOfKilledProcessEndCleanly() throws IOException {
        Process parent = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), Parent.class.getName(), directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (BufferedReader output = parent.inputReader()) {
            ProcessHandle server = ProcessHandle.of(Long.parseLong(output.readLine())).orElseThrow();
            ProcessHandle watchdog = ProcessHandle.of(Long.parseLong(Files.readString(directory.resolve("watchdog.pid"))))
                    .orElseThrow();
            assertTrue(parent.destroyForcibly().toHandle().pid() > 0);
            assertTrue(Processes.end(List.of(server, watchdog), 10), "still running");
        }
        assertTrue(Command.tail(directory.resolve("postgresql.log")).endsWith("database system is shut down"));
    }

    @Test
    void processThatDoesNotListenIsMadeToEnd() {
        try (DataDirectory data = DataDirectory.claim(directory); Watchdog watchdog = Watchdog.over(data, 1)) {
            ProcessHandle deaf = watchdog.guard(Ending.USUAL, () -> shell("trap '' TERM; echo; while :; do sleep 1; done"));
            watchdog.close();
            assertTrue(Processes.end(List.of(deaf), 1));
        }
    }

    @Test
    void nothingStartsAfterTheEnd() {
        try (DataDirectory data = DataDirectory.claim(directory); Watchdog watchdog = Watchdog.over(data)) {
            watchdog.close();
            assertThrows(StartRefused.class, () -> watchdog.guard(Ending.USUAL, () -> shell("echo")));
        }
    }

    /** Runs a script and waits for its first, empty line. */
    private static ProcessHandle shell(String script) {
        try {
            Process shell = new ProcessBuilder("sh", "-c", script).start();
            assertEquals('\n', shell.getInputStream().read());
            return shell.toHandle();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts a server, says its number, and stays until it is killed. */
    static class Parent {

        public static void main(String... args) throws InterruptedException {
            DataDirectory data = DataDirectory.claim(Path.of(args[0]));
            Distribution distribution = Distribution.find(EmbeddedSettings.of(ConfigProvider.getConfig()));
            PostgreSql server = PostgreSql.start(distribution, data, Ports.free(), Watchdog.over(data));
            System.out.println(server.process().pid());
            Thread.sleep(60_000);
        }
    }
}
