package org.studycircle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.studycircle.embedded.Ports;
import org.studycircle.embedded.Processes;

/** The life of an installation, as somebody has it who only starts the jar: each test goes on where the one before ended. */
@TestMethodOrder(OrderAnnotation.class)
class PackagedApplicationIT {

    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");
    private static final int KEYCLOAK_PORT = Ports.free();
    private static final int TERMINATED = 128 + 15;

    @TempDir
    static Path directory;

    private static Installation running;
    private static String subject;

    @Test
    @Order(1)
    void firstStartSaysWhereEverythingIs() throws Exception {
        running = Installation.start();
        assertEquals(200, get(running.said("  Service +(http://[^/]+)") + "/q/health/ready"));
        assertTrue(running.said("  Keycloak +(\\S+)").startsWith("http://127.0.0.1:" + KEYCLOAK_PORT));
        assertEquals(directory.resolve("data").toRealPath().toString(), running.said("  Data +(\\S+)"));
    }

    @Test
    @Order(2)
    void printedCommandGetsToken() throws Exception {
        assumeTrue(Stream.of(System.getenv("PATH").split(":", -1)).anyMatch(path -> Files.exists(Path.of(path, "curl"))));
        subject = running.subjectOfPrintedToken();
        assertEquals(36, subject.length());
    }

    @Test
    @Order(3)
    void secondOneOverTheSameDirectoryIsRefused() throws Exception {
        Process second = Installation.launch();
        assertTrue(second.waitFor(30, TimeUnit.SECONDS));
        String output = new String(second.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(1, second.exitValue(), output);
        assertTrue(output.contains("Another Study Circle that is still running uses the data directory"), output);
    }

    @Test
    @Order(4)
    void nothingIsLeftOfKilledOne() throws Exception {
        List<ProcessHandle> processes = running.processes();
        assertTrue(running.service.destroyForcibly().waitFor(5, TimeUnit.SECONDS));
        assertTrue(Processes.end(processes, 15), () -> "still running: " + processes);
    }

    @Test
    @Order(5)
    void nextStartFindsTheSamePeople() throws Exception {
        running = Installation.start();
        assertTrue(running.said("  Keycloak +(\\S+)").startsWith("http://127.0.0.1:" + KEYCLOAK_PORT));
        if (subject != null) {
            assertEquals(subject, running.subjectOfPrintedToken());
        }
    }

    @Test
    @Order(6)
    void nothingIsLeftOfTerminatedOne() throws Exception {
        List<ProcessHandle> processes = running.processes();
        running.service.destroy();
        assertTrue(running.service.waitFor(30, TimeUnit.SECONDS));
        assertEquals(TERMINATED, running.service.exitValue());
        assertTrue(Processes.end(processes, 0), () -> "still running: " + processes);
    }

    @AfterAll
    static void end() {
        if (running != null) {
            running.service.destroy();
        }
    }

    private static int get(String address) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
    }

    private record Installation(Process service, String welcome) {

        private static final String LAST_LINE = "Ctrl-C stops everything";

        static Process launch() throws IOException {
            return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Dquarkus.http.port=0",
                    "-Dstudy-circle.embedded.keycloak.port=" + KEYCLOAK_PORT,
                    "-Dstudy-circle.embedded.data=" + directory.toRealPath().resolve("data"),
                    "-jar", JAR.toString()).redirectErrorStream(true).start();
        }

        static Installation start() throws IOException {
            Process service = launch();
            StringBuilder output = new StringBuilder();
            var reader = service.inputReader();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                output.append(line).append('\n');
                if (line.contains(LAST_LINE)) {
                    return new Installation(service, output.toString());
                }
            }
            throw new AssertionError("It did not start:\n" + output);
        }

        String said(String pattern) {
            Matcher matcher = Pattern.compile(pattern).matcher(welcome);
            assertTrue(matcher.find(), welcome);
            return matcher.group(1);
        }

        String subjectOfPrintedToken() throws IOException {
            Process shell = new ProcessBuilder("sh", "-c", said("(TOKEN=.*)") + "\necho $TOKEN").start();
            String token = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return People.subject(token);
        }

        /** The service, all that it has started, and PostgreSQL, which is in a session of its own. */
        List<ProcessHandle> processes() throws IOException {
            List<ProcessHandle> processes = new ArrayList<>(List.of(service.toHandle()));
            service.descendants().forEach(processes::add);
            try (Stream<String> lines = Files.lines(directory.resolve("data/postgresql/postmaster.pid"))) {
                lines.limit(1).map(Long::valueOf).flatMap(pid -> ProcessHandle.of(pid).stream()).forEach(processes::add);
            }
            // service, watchdog, Keycloak, PostgreSQL
            assertEquals(4, processes.size(), processes::toString);
            return processes;
        }
    }
}
