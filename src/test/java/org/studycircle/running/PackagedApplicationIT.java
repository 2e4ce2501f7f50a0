package org.studycircle.running;

import static io.restassured.RestAssured.given;
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
import java.util.Arrays;
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
import org.studycircle.testing.People;
import org.studycircle.testing.Tour;

import io.restassured.path.json.JsonPath;

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
    private static int demoEvents;

    @Test
    @Order(1)
    void firstStartSaysWhereEverythingIs() throws Exception {
        running = Installation.start();
        assertEquals(200, get(running.said("  Health .*(http://\\S+/q/health)\\b") + "/ready"));
        assertTrue(running.said("  Keycloak +(\\S+)").startsWith("http://127.0.0.1:" + KEYCLOAK_PORT));
        assertEquals(directory.resolve("data").toRealPath().toString(), running.said("  Data +(\\S+)"));
        assertEquals(4, running.welcome.lines().filter(line -> line.startsWith("  Text missing")).count(), running.welcome);
    }

    @Test
    @Order(2)
    void printedCommandGetsToken() throws Exception {
        assumeCurl();
        subject = People.subject(running.printedToken());
        assertEquals(36, subject.length());
    }

    @Test
    @Order(3)
    void demoGroupReadsAndTalks() throws Exception {
        assumeCurl();
        String group = running.said("  Demo group .*/api/v1(/groups/\\S+)");
        String ada = running.printedToken();
        assertEquals(List.of("FACILITATOR", "FACILITATOR", "MEMBER", "MEMBER"),
                read(ada, group + "/members").getList("items.role"));
        JsonPath threads = read(ada, group + "/threads?order=OPENED");
        assertEquals(List.of(6, 7, 6), threads.getList("items.postCount"));
        assertEquals("a word that was skipped leaves no gap", threads.getString("items[2].about.anchor.quote.exact"));
        JsonPath board = read(ada, group + "/progress");
        assertEquals(List.of("Ada Demo", "Ben Demo", "Mia Demo", "Rui Demo"), board.getList("items.member.displayName"));
        assertEquals(List.of("STARTED", "NOT_OPENED", "NOT_OPENED"), board.getList("items[2].cells.state").subList(0, 3));
        assertEquals(List.of("COMPLETED", "COMPLETED", "STARTED"), board.getList("items[3].cells.state").subList(0, 3));
        assertEquals(List.of(false, false, false), board.getList("items[3].cells.late").subList(0, 3));
        assertEquals(Arrays.asList(null, null, null), board.getList("items[3].cells.claimed").subList(0, 3));
        demoEvents = events(ada, group);
    }

    @Test
    @Order(4)
    void tourOfReadmeDoesWhatItSays() throws Exception {
        assumeCurl();
        Tour tour = Tour.take(running.service(), running.said("  Keycloak +(http://[^/]+)"));
        String ada = running.printedToken();
        String group = "/groups/" + tour.group();
        assertTrue(tour.output().contains("\"reason\":\"NAVIGATION\""), tour.output());
        assertTrue(tour.output().contains("\"why\":\"decided by a person\""), tour.output());
        assertEquals(List.of(3), read(ada, group + "/essays").getList("items.sectionCount"));
        JsonPath thread = read(ada, group + "/threads/" + tour.thread());
        assertEquals("ANCHORED", thread.getString("about.anchor.state"));
        assertEquals(64, thread.getInt("about.anchor.quote.start"));
        assertEquals(2, thread.getInt("postCount"));
        assertTrue(tour.output().contains("\"unread\":1,"), tour.output());
        JsonPath board = read(ada, group + "/progress");
        assertEquals(List.of("Ada Demo", "Rui Demo"), board.getList("items.member.displayName"));
        assertEquals(List.of("NOT_OPENED", "COMPLETED"), board.getList("items.cells.flatten().state"));
        assertEquals(List.of("GROUP_CREATED", "MEMBER_JOINED", "ESSAY_ADDED", "ASSIGNMENT_CREATED", "THREAD_CREATED",
                "POST_CREATED", "PROGRESS_RECORDED"), read(ada, group + "/events").getList("items.type"));
    }

    @Test
    @Order(5)
    void secondOneOverTheSameDirectoryIsRefused() throws Exception {
        Process second = Installation.launch();
        assertTrue(second.waitFor(30, TimeUnit.SECONDS));
        String output = new String(second.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(1, second.exitValue(), output);
        assertTrue(output.contains("Another Study Circle that is still running uses the data directory"), output);
    }

    @Test
    @Order(6)
    void nothingIsLeftOfKilledOne() throws Exception {
        List<ProcessHandle> processes = running.processes();
        assertTrue(running.process.destroyForcibly().waitFor(5, TimeUnit.SECONDS));
        assertTrue(Processes.end(processes, 15), () -> "still running: " + processes);
    }

    @Test
    @Order(7)
    void nextStartFindsTheSamePeopleAndLoadsNothingTwice() throws Exception {
        running = Installation.start();
        assertTrue(running.said("  Keycloak +(\\S+)").startsWith("http://127.0.0.1:" + KEYCLOAK_PORT));
        if (subject != null) {
            assertEquals(subject, People.subject(running.printedToken()));
            assertEquals(demoEvents, events(running.printedToken(), running.said("  Demo group .*/api/v1(/groups/\\S+)")));
        }
    }

    @Test
    @Order(8)
    void nothingIsLeftOfTerminatedOne() throws Exception {
        List<ProcessHandle> processes = running.processes();
        running.process.destroy();
        assertTrue(running.process.waitFor(30, TimeUnit.SECONDS));
        assertEquals(TERMINATED, running.process.exitValue());
        assertTrue(Processes.end(processes, 0), () -> "still running: " + processes);
    }

    @AfterAll
    static void end() {
        if (running != null) {
            running.process.destroy();
        }
    }

    private static void assumeCurl() {
        assumeTrue(Stream.of(System.getenv("PATH").split(":", -1)).anyMatch(path -> Files.exists(Path.of(path, "curl"))));
    }

    private static JsonPath read(String token, String path) {
        return given().baseUri(running.service()).basePath("/api/v1").auth().oauth2(token).get(path).then().statusCode(200)
                .extract().jsonPath();
    }

    private static int events(String token, String group) {
        return read(token, group + "/events?limit=100").getInt("items[-1].sequence");
    }

    private static int get(String address) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
    }

    private record Installation(Process process, String welcome) {

        private static final String LAST_LINE = "Ctrl-C stops everything";

        static Process launch() throws IOException {
            return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Dquarkus.http.port=0",
                    "-Dquarkus.management.port=0",
                    "-Dstudy-circle.embedded.keycloak.port=" + KEYCLOAK_PORT,
                    "-Dstudy-circle.embedded.data=" + directory.toRealPath().resolve("data"),
                    "-Dstudy-circle.seeds.directory=" + directory.toRealPath().resolve("seeds"),
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

        String service() {
            return said("  Service +(http://[^/]+)");
        }

        String printedToken() throws IOException {
            Process shell = new ProcessBuilder("sh", "-c", said("(TOKEN=.*)") + "\necho $TOKEN").start();
            return new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        }

        /** The service, all that it has started, and PostgreSQL, which is in a session of its own. */
        List<ProcessHandle> processes() throws IOException {
            List<ProcessHandle> processes = new ArrayList<>(List.of(process.toHandle()));
            process.descendants().forEach(processes::add);
            try (Stream<String> lines = Files.lines(directory.resolve("data/postgresql/postmaster.pid"))) {
                lines.limit(1).map(Long::valueOf).flatMap(pid -> ProcessHandle.of(pid).stream()).forEach(processes::add);
            }
            // service, watchdog, Keycloak, PostgreSQL
            assertEquals(4, processes.size(), processes::toString);
            return processes;
        }
    }
}
