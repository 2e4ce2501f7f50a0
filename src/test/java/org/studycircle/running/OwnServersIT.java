package org.studycircle.running;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.studycircle.embedded.Distribution;
import org.studycircle.embedded.EmbeddedSettings;
import org.studycircle.embedded.Ports;
import org.studycircle.embedded.Processes;
import org.studycircle.embedded.Waiting;
import org.studycircle.load.Readiness;
import org.studycircle.testing.Eventually;

/** The packaged application with servers of its own, where something is in their way. */
class OwnServersIT {

    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar").toAbsolutePath();
    private static final int REFUSED = 1;
    /** A first start is long where the machine has much else to do. */
    private static final int PATIENCE_SECONDS = 400;

    @TempDir
    Path directory;

    private final List<String> log = new CopyOnWriteArrayList<>();
    private final int http = Ports.free();
    private final int management = Ports.free();
    private final int keycloak = Ports.free();
    private Process service;

    @AfterEach
    void stop() throws InterruptedException {
        if (service != null) {
            service.destroy();
            service.waitFor();
        }
    }

    private void launch(Path data, String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Dquarkus.http.port=" + http,
                "-Dquarkus.management.port=" + management, "-Dstudy-circle.embedded.keycloak.port=" + keycloak,
                "-Dstudy-circle.embedded.data=" + data, "-Dstudy-circle.seeds.directory=" + directory.resolve("seeds")));
        command.addAll(List.of(more));
        command.addAll(List.of("-jar", JAR.toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C.UTF-8");
        service = builder.start();
        Thread reader = new Thread(() -> service.inputReader().lines().forEach(log::add));
        reader.setDaemon(true);
        reader.start();
    }

    private boolean says(String words) {
        return log.stream().anyMatch(line -> line.contains(words));
    }

    private void awaitWord(String words) {
        assertTrue(Waiting.until(() -> says(words) || !service.isAlive(), PATIENCE_SECONDS) && says(words), log::toString);
    }

    private List<ProcessHandle> servers(Path data) throws IOException {
        List<ProcessHandle> servers = new ArrayList<>(service.descendants().toList());
        try (Stream<String> lines = Files.lines(data.resolve("postgresql/postmaster.pid"))) {
            lines.limit(1).map(Long::valueOf).flatMap(pid -> ProcessHandle.of(pid).stream()).forEach(servers::add);
        }
        return servers;
    }

    private static ProcessHandle one(List<ProcessHandle> servers, String word) {
        return servers.stream().filter(server -> server.info().commandLine().orElse("").contains(word)
                || server.info().command().orElse("").endsWith(word)).findFirst().orElseThrow();
    }

    private void assertRefused(String... words) throws InterruptedException {
        assertTrue(service.waitFor(20, TimeUnit.SECONDS), log::toString);
        assertEquals(REFUSED, service.exitValue(), log::toString);
        Eventually.becomes("the last line", () -> Stream.of(words).allMatch(this::says));
        assertFalse(says("\tat "), log::toString);
    }

    @Test
    void foldersMayHaveAnyNameAndKilledServersComeBack() throws Exception {
        Path distribution = Distribution.find(EmbeddedSettings.of(ConfigProvider.getConfig())).keycloak();
        Path folder = Files.createDirectories(directory.toRealPath().resolve("Lesekreis für Käthe"));
        Path home = Files.createSymbolicLink(folder.resolve(distribution.getFileName()), distribution);
        Path data = folder.resolve("дані");
        launch(data, "-Dstudy-circle.embedded.keycloak.home=" + home);
        awaitWord("Ctrl-C stops everything");

        List<ProcessHandle> before = servers(data);
        assertTrue(one(before, "postgres").destroyForcibly());
        assertTrue(one(before, "start-dev").destroyForcibly());
        awaitWord("PostgreSQL is up again");
        awaitWord("Keycloak is up again");
        assertTrue(says("PostgreSQL has ended by itself. It is started again in 1 s (1 of 3)."), log::toString);
        assertTrue(says("Keycloak has ended by itself. It is started again in 1 s (1 of 3)."), log::toString);
        Eventually.becomes("ready",
                () -> Readiness.status("http://127.0.0.1:" + management + "/q/health/ready") == 200
                        && Readiness.status("http://127.0.0.1:" + management + "/q/health/well") == 200);

        List<ProcessHandle> after = servers(data);
        service.destroy();
        assertTrue(service.waitFor(40, TimeUnit.SECONDS));
        assertTrue(Processes.end(after, 0), () -> "still running: " + after);
    }

    @Test
    void nothingIsLeftOfAStartThatIsEnded() throws Exception {
        Path data = directory.toRealPath().resolve("data");
        launch(data);
        awaitWord("Starting PostgreSQL and Keycloak");
        Eventually.becomes("Keycloak is under way", () -> service.descendants()
                .anyMatch(child -> child.info().commandLine().orElse("").contains("start-dev")));
        List<ProcessHandle> children = service.descendants().toList();
        service.destroy();
        assertTrue(service.waitFor(40, TimeUnit.SECONDS));
        assertTrue(Processes.end(children, 0), () -> "still running: " + children);
        assertFalse(Files.exists(data.resolve("postgresql/postmaster.pid")));
    }

    @Test
    void portThatIsTakenIsToldBeforeAnythingStarts() throws Exception {
        Path data = directory.toRealPath().resolve("data");
        try (ServerSocket other = new ServerSocket(http, 1, InetAddress.getLoopbackAddress())) {
            launch(data);
            assertRefused("Port " + other.getLocalPort() + " of 127.0.0.1, on which the service is to listen, can't be had",
                    "set quarkus.http.port to another one (QUARKUS_HTTP_PORT=... in the environment)");
        }
        try (ServerSocket other = new ServerSocket(management, 1, InetAddress.getLoopbackAddress())) {
            launch(data);
            assertRefused("Port " + other.getLocalPort(), "set quarkus.management.port to another one");
        }
        assertFalse(Files.exists(data));
    }

    @Test
    void fullDiskIsToldAsSuch() throws Exception {
        Path disk = Files.createDirectory(directory.toRealPath().resolve("disk"));
        assumeTrue(ran("mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", disk.toString()));
        try {
            launch(disk.resolve("data"));
            assertRefused(
                    "The disk that has " + disk.resolve("data") + " is full: 24 MB are free, and a first start needs 300.",
                    "Make room, or give the data another folder: -Dstudy-circle.embedded.data=...");
        } finally {
            assertTrue(ran("umount", disk.toString()));
        }
    }

    private static boolean ran(String... words) throws InterruptedException {
        try {
            return new ProcessBuilder(words).start().waitFor() == 0;
        } catch (IOException missing) {
            return false;
        }
    }
}
