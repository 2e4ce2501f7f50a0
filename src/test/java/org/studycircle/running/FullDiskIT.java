package org.studycircle.running;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.studycircle.embedded.DataDirectory;
import org.studycircle.embedded.Distribution;
import org.studycircle.embedded.EmbeddedSettings;
import org.studycircle.embedded.Ports;
import org.studycircle.embedded.PostgreSql;
import org.studycircle.embedded.Processes;
import org.studycircle.embedded.Watchdog;
import org.studycircle.history.Attempt.Outcome;
import org.studycircle.history.History;
import org.studycircle.load.Exchange;
import org.studycircle.load.Load;
import org.studycircle.load.Scenery;
import org.studycircle.testing.Eventually;
import org.studycircle.testing.People;
import org.studycircle.testing.server.WiredService;

/** The disk of the database is full while people write: an honest answer, nothing lost, and it goes on when there is room. */
class FullDiskIT {

    private static final int ENOUGH = 100;
    private static final int PIECE = 1 << 16;

    @TempDir
    static Path directory;

    private static Path disk;
    private static DataDirectory data;
    private static Watchdog watchdog;
    private static PostgreSql server;
    private static WiredService service;

    private final History history = new History();

    @BeforeAll
    static void start() throws Exception {
        disk = Files.createDirectory(directory.resolve("disk"));
        assumeTrue(ran("mount", "-t", "tmpfs", "-o", "size=200m,mode=711", "tmpfs", disk.toString()));
        data = DataDirectory.claim(disk.resolve("data"));
        watchdog = Watchdog.over(data);
        server = started(Ports.free());
        service = WiredService.toDatabase(server.properties());
        service.start(server.properties());
    }

    private static PostgreSql started(int port) {
        return PostgreSql.start(Distribution.find(EmbeddedSettings.of(ConfigProvider.getConfig())), data, port, watchdog);
    }

    @AfterAll
    static void stop() throws Exception {
        if (service != null) {
            service.close();
            watchdog.close();
            data.close();
        }
        if (service != null) {
            assertTrue(ran("umount", disk.toString()));
        }
    }

    @Test
    void writesAreRefusedForNowAndGoOnWhenThereIsRoom() throws Exception {
        Scenery scenery = Scenery.made(history);
        Load load = new Load(scenery, history);
        try (load) {
            load.add(8, List.of(People.ADA, People.BEN, People.RUI, People.MIA), service::port, false);
            enough(0);
            Path filler = disk.resolve("filler");
            fill(filler);
            Eventually.becomes("writes are refused", () -> count(load, Exchange::isRefusedForNow) > ENOUGH);
            Files.delete(filler);
            long before = history.count(Outcome.DONE);
            Eventually.becomes("writes go on", () -> isUp() && history.count(Outcome.DONE) >= before + ENOUGH);
        }
        List<Exchange> all = load.exchanges();
        assertEquals(List.of(), all.stream()
                .filter(exchange -> !exchange.isAnswered() || exchange.status() >= 500 && !exchange.isRefusedForNow()).toList(),
                () -> String.join("\n", service.log()));
        assertEquals(0, count(load, exchange -> exchange.isRefusedForNow() && exchange.retryAfter() < 1));
        System.out.printf("Disk full under load: %d requests, %d writes acknowledged, %d times 503, no 500%n", all.size(),
                history.count(Outcome.DONE), count(load, Exchange::isRefusedForNow));
    }

    /** PostgreSQL may have ended for want of room to write its log. */
    private static boolean isUp() {
        if (Processes.end(List.of(server.process()), 0)) {
            server = started(server.port());
        }
        return true;
    }

    private static long count(Load load, Predicate<Exchange> which) {
        return load.exchanges().stream().filter(which).count();
    }

    private void enough(long done) {
        Eventually.becomes("load", () -> history.count(Outcome.DONE) >= done + ENOUGH);
    }

    private static void fill(Path filler) {
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (true) {
                out.write(new byte[PIECE]);
            }
        } catch (IOException full) {
            assertTrue(full.getMessage().contains("No space left"), full::toString);
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
