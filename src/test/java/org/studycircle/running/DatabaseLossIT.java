package org.studycircle.running;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.studycircle.embedded.DataDirectory;
import org.studycircle.embedded.Distribution;
import org.studycircle.embedded.EmbeddedSettings;
import org.studycircle.embedded.Ports;
import org.studycircle.embedded.PostgreSql;
import org.studycircle.embedded.Watchdog;
import org.studycircle.history.Attempt.Outcome;
import org.studycircle.history.History;
import org.studycircle.load.Abandoned;
import org.studycircle.load.Exchange;
import org.studycircle.load.Load;
import org.studycircle.load.Readiness;
import org.studycircle.load.Scenery;
import org.studycircle.load.Verdict;
import org.studycircle.testing.Eventually;
import org.studycircle.testing.People;
import org.studycircle.testing.server.WiredService;

/**
 * The database is killed, or its connections are cut, while people write. What they were told is true afterwards, and what they were
 * not told becomes known by asking again.
 */
@TestMethodOrder(OrderAnnotation.class)
class DatabaseLossIT {

    private static final String DATABASE = "study_circle";
    private static final long DEADLINE_MILLISECONDS = 12_000;
    private static final long AWAY_MILLISECONDS = 4_000;
    private static final int ENOUGH = 200;
    private static final int LINES_OF_A_FAILURE = 40;
    private static final int CUTS = 30;
    private static final List<People> BUSY = List.of(People.ADA, People.BEN, People.RUI, People.MIA);

    @TempDir
    static Path directory;

    private static DataDirectory data;
    private static Watchdog watchdog;
    private static PostgreSql server;
    private static WiredService service;

    private final History history = new History();

    @BeforeAll
    static void start() throws IOException {
        data = DataDirectory.claim(directory);
        watchdog = Watchdog.over(data);
        server = started(Ports.free());
        service = WiredService.toDatabase(server.properties());
        service.start(server.properties());
    }

    @AfterAll
    static void stop() throws Exception {
        service.close();
        watchdog.close();
        data.close();
    }

    private static PostgreSql started(int port) {
        return PostgreSql.start(Distribution.find(EmbeddedSettings.of(ConfigProvider.getConfig())), data, port, watchdog);
    }

    @Test
    @Order(1)
    void acknowledgedWritesOutliveAKilledDatabase() throws Exception {
        Scenery scenery = Scenery.made(history);
        Load load = new Load(scenery, history);
        long killed;
        long back;
        try (load) {
            load.add(12, BUSY, service::port, true);
            enough(0);
            killed = System.nanoTime();
            assertTrue(server.process().destroyForcibly());
            Thread.sleep(AWAY_MILLISECONDS);
            assertEquals(200, Readiness.status(service.management() + "/q/health/live"));
            assertEquals(503, Readiness.status(service.management() + "/q/health/ready"));
            server = started(server.port());
            back = System.nanoTime();
            enough(history.count(Outcome.DONE));
            Eventually.becomes("it is ready", () -> Readiness.status(service.management() + "/q/health/ready") == 200);
        }
        List<Exchange> all = load.exchanges();
        assertExpected(all);
        List<Exchange> refused = all.stream().filter(Exchange::isRefusedForNow).toList();
        assertTrue(refused.size() > 10, refused::toString);
        long first = all.stream().filter(exchange -> exchange.isServed() && exchange.ended() > back).mapToLong(Exchange::ended)
                .min().orElseThrow();
        Map<Integer, Integer> repeated = verdict(scenery, load);
        System.out.printf(
                "Database killed under load: %d requests, %d writes acknowledged, 0 lost, %d not known (%s when repeated), "
                        + "%d times 503, slowest answer %d ms, away %.1f s, first answer %.2f s after it was back%n",
                all.size(), history.count(Outcome.DONE), load.abandoned().size(), repeated, refused.size(), slowest(all),
                (back - killed) / 1e9, (first - back) / 1e9);
    }

    @Test
    @Order(2)
    void whatWasUnderWayWhenConnectionsWereCutBecomesKnown() throws Exception {
        Scenery scenery = Scenery.made(history);
        Load load = new Load(scenery, history);
        try (load) {
            load.add(12, BUSY, service::port, true);
            enough(0);
            for (int i = 0; i < CUTS; i++) {
                service.database().cut();
                service.database().mend();
                Thread.sleep(ThreadLocalRandom.current().nextInt(300));
            }
            enough(history.count(Outcome.DONE));
        }
        List<Exchange> all = load.exchanges();
        assertExpected(all);
        Map<Integer, Integer> repeated = verdict(scenery, load);
        System.out.printf(
                "Connections cut %d times under load: %d requests, %d writes acknowledged, 0 lost, %d not known (%s when "
                        + "repeated), %d times 503, slowest answer %d ms%n",
                CUTS, all.size(), history.count(Outcome.DONE),
                load.abandoned().size(), repeated, all.stream().filter(Exchange::isRefusedForNow).count(), slowest(all));
    }

    private void enough(long done) throws InterruptedException {
        Eventually.becomes("load", () -> history.count(Outcome.DONE) >= done + ENOUGH);
    }

    private static void assertExpected(List<Exchange> all) {
        assertNone(all, exchange -> !exchange.isAnswered());
        assertNone(all, exchange -> exchange.isAnswered() && exchange.status() >= 400 && !exchange.isRefusedForNow()
                && !(exchange.status() == 422 && exchange.what().equals("createPost, refused")));
        assertNone(all, exchange -> exchange.isRefusedForNow() && exchange.retryAfter() < 1);
        assertNone(all, exchange -> exchange.millis() > DEADLINE_MILLISECONDS);
    }

    private static void assertNone(List<Exchange> all, Predicate<Exchange> offence) {
        assertEquals(List.of(), all.stream().filter(offence).toList(), DatabaseLossIT::failures);
    }

    /** What the service says of its failures. */
    private static String failures() {
        List<String> log = service.log();
        return IntStream.range(0, log.size()).filter(line -> log.get(line).contains(" ERROR ")).boxed()
                .flatMap(line -> log.subList(line, Math.min(log.size(), line + LINES_OF_A_FAILURE)).stream())
                .collect(Collectors.joining("\n", "\n", "\n"));
    }

    private static long slowest(List<Exchange> all) {
        return all.stream().mapToLong(Exchange::millis).max().orElseThrow();
    }

    /** @return how many of the writes that were not known had been done (200), and how many not (201) */
    private Map<Integer, Integer> verdict(Scenery scenery, Load load) throws SQLException {
        Map<Integer, Integer> statuses = new TreeMap<>();
        try (Connection database = server.connect(DATABASE)) {
            Verdict verdict = new Verdict(scenery, history, database);
            assertEquals(List.of(), verdict.faults());
            for (Abandoned write : load.abandoned()) {
                statuses.merge(verdict.repeated(write), 1, Integer::sum);
            }
            assertTrue(Set.of(200, 201).containsAll(statuses.keySet()), statuses::toString);
            assertEquals(List.of(), verdict.faults());
        }
        return statuses;
    }
}
