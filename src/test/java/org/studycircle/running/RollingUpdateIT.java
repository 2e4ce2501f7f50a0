package org.studycircle.running;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.studycircle.history.Attempt;
import org.studycircle.history.Attempt.Outcome;
import org.studycircle.history.History;
import org.studycircle.history.Stored.Event;
import org.studycircle.history.StoredIn;
import org.studycircle.load.Exchange;
import org.studycircle.load.Follower;
import org.studycircle.load.KeptConnection;
import org.studycircle.load.Load;
import org.studycircle.load.Readiness;
import org.studycircle.load.Reply;
import org.studycircle.load.Route;
import org.studycircle.load.Scenery;
import org.studycircle.load.Verdict;
import org.studycircle.testing.Eventually;
import org.studycircle.testing.People;
import org.studycircle.testing.server.ConfiguredService;
import org.studycircle.testing.server.EmbeddedServers;
import org.studycircle.text.Ids;

import io.restassured.RestAssured;

/** A replica is stopped while people are busy, and another one takes over, as in a roll-out: nobody notices. */
class RollingUpdateIT {

    private static final Duration DELAY = Duration.ofSeconds(3);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    /** What is left to jobs and to a busy machine. */
    private static final Duration MARGIN = Duration.ofSeconds(15);
    private static final Duration REFUSED_FOR = Duration.ofSeconds(1);
    private static final int TERMINATED = 128 + 15;
    private static final int ENOUGH = 200;
    private static final int STREAMS = 5;
    private static final List<People> BUSY = List.of(People.ADA, People.BEN, People.RUI, People.MIA);

    private final History history = new History();
    private ConfiguredService old;
    private ConfiguredService next;
    private int formerPort;

    @BeforeEach
    void start() throws IOException {
        formerPort = RestAssured.port;
        old = ConfiguredService.start(Map.of("quarkus.shutdown.delay", DELAY.toString(), "quarkus.shutdown.timeout",
                TIMEOUT.toString()));
        next = ConfiguredService.start(Map.of());
        RestAssured.port = next.port();
    }

    @AfterEach
    void stop() throws InterruptedException {
        RestAssured.port = formerPort;
        old.close();
        next.close();
    }

    @Test
    void nobodyNoticesThatAReplicaIsStoppedUnderLoad() throws Exception {
        Scenery scenery = Scenery.made(history);
        Load load = new Load(scenery, history);
        List<Follower> followers;
        int loggedBefore;
        long signalled;
        long gone;
        long notReady;
        try (load;
                Connection database = database();
                Readiness balancer = new Readiness(old.management(), old.port(), next.port());
                KeptConnection idle = KeptConnection.to(old.port())) {
            load.add(12, BUSY, balancer, false);
            // who does not know that a replica is not ready goes on coming
            load.add(4, BUSY, Route.stubborn(old.port(), next.port()), false);
            Eventually.becomes("load", () -> history.count(Outcome.DONE) >= ENOUGH);
            followers = Stream.generate(() -> new Follower(scenery, People.ADA, balancer)).limit(STREAMS).toList();
            Eventually.becomes("streams", () -> followers.stream().allMatch(follower -> follower.openAt() == old.port()));
            SlowReply slow = new SlowReply(scenery, scenery.quietThread(history), database);
            slow.send();

            loggedBefore = old.log().size();
            signalled = System.nanoTime();
            old.process().destroy();
            Eventually.becomes("the replica is not ready any more", () -> !balancer.isReady());
            notReady = System.nanoTime();
            Eventually.becomes("late requests are refused",
                    () -> load.exchanges().stream().anyMatch(Exchange::isRefusedForNow));
            assertFalse(slow.answer.isDone());
            slow.goOn();
            assertEquals(201, slow.answer.join().status());
            assertTrue(old.process().waitFor(DELAY.plus(TIMEOUT).plus(MARGIN).toSeconds(), TimeUnit.SECONDS));
            gone = System.nanoTime();
            assertEquals(TERMINATED, old.process().exitValue());
            assertTrue(idle.isOver());

            long done = history.count(Outcome.DONE);
            Eventually.becomes("load on the next one", () -> history.count(Outcome.DONE) >= done + ENOUGH);
        }
        assertFollowed(scenery, followers);

        List<Exchange> all = load.exchanges();
        assertNone(all, exchange -> !exchange.isAnswered());
        assertNone(all, exchange -> exchange.isAnswered() && exchange.status() >= 400 && !exchange.isRefusedForNow()
                && !(exchange.status() == 422 && exchange.what().equals("createPost, refused")));
        assertNone(all, exchange -> exchange.isRefusedForNow() && (exchange.retryAfter() < 1 || exchange.port() != old.port()
                || exchange.ended() < signalled + DELAY.minus(REFUSED_FOR).toNanos()));
        assertNone(all, exchange -> exchange.port() == old.port() && exchange.begun() > notReady && !exchange.closes());
        assertTrue(all.stream().anyMatch(exchange -> exchange.port() == old.port() && exchange.begun() > notReady
                && exchange.isServed()), "it still serves when it is not ready");
        try (Connection database = database()) {
            assertEquals(List.of(), new Verdict(scenery, history, database).faults());
        }
        assertEquals(List.of(),
                old.log().stream().skip(loggedBefore).filter(line -> line.matches(".* (WARN|ERROR) .*")).toList());
        System.out.printf("Stopped under load: %d requests, %d writes acknowledged, 0 lost, %d sent elsewhere, not ready after "
                + "%.2f s, gone after %.1f s%n", all.size(), history.count(Outcome.DONE),
                all.stream().filter(Exchange::isRefusedForNow).count(), seconds(signalled, notReady), seconds(signalled, gone));
    }

    /** Streams are ended in good order, each client is told to come back at another time, and meets every event once. */
    private void assertFollowed(Scenery scenery, List<Follower> followers) throws Exception {
        List<Long> all;
        try (Connection database = database()) {
            all = new StoredIn(database, UUID.fromString(scenery.groupId())).read(List.of()).events().stream()
                    .map(Event::sequence).toList();
        }
        for (Follower follower : followers) {
            Eventually.becomes("streams have caught up", () -> follower.met().size() >= all.size());
            follower.close();
            assertEquals(all, follower.met());
            Follower.End first = follower.ends().get(0);
            assertEquals(new Follower.End(old.port(), true, first.retry()), first);
            assertTrue(first.retry() >= 1_000, first::toString);
        }
        assertTrue(followers.stream().map(follower -> follower.ends().get(0).retry()).distinct().count() > 1);
    }

    private static double seconds(long from, long to) {
        return (to - from) / 1e9;
    }

    private static void assertNone(List<Exchange> all, Predicate<Exchange> offence) {
        assertEquals(List.of(), all.stream().filter(offence).toList());
    }

    private static Connection database() throws SQLException {
        return EmbeddedServers.connect();
    }

    /** A reply whose transaction is under way when the replica is stopped: it waits for a row that somebody else holds. */
    private final class SlowReply {

        private final String path;
        private final UUID thread;
        private final Connection holder;
        private final CompletableFuture<Reply> answer = new CompletableFuture<>();

        SlowReply(Scenery scenery, UUID thread, Connection holder) {
            this.path = scenery.path("/threads/" + thread + "/posts");
            this.thread = thread;
            this.holder = holder;
        }

        void send() throws SQLException, InterruptedException {
            holder.setAutoCommit(false);
            try (Statement lock = holder.createStatement()) {
                lock.execute("select from thread where thread_id = '%s' for update".formatted(thread));
            }
            answer.completeAsync(this::call, task -> new Thread(task, "slow reply").start());
            Eventually.becomes("the reply waits", this::isWaiting);
        }

        private Reply call() {
            UUID post = Ids.next();
            String text = "Text of " + post;
            long begun = System.nanoTime();
            try (KeptConnection connection = KeptConnection.to(old.port())) {
                Reply reply = connection.call("POST", path, People.ADA.token(),
                        "{\"postId\":\"%s\",\"text\":\"%s\"}".formatted(post, text));
                history.add(new Attempt(thread, post, text, begun, System.nanoTime(), Outcome.DONE,
                        reply.json().path("number").asInt()));
                return reply;
            } catch (IOException unanswered) {
                throw new CompletionException(unanswered);
            }
        }

        private boolean isWaiting() {
            try (Statement looking = holder.createStatement();
                    var waiting = looking.executeQuery("""
                            select from pg_locks held join pg_locks waiting
                              on waiting.transactionid = held.transactionid and not waiting.granted
                            where held.pid = pg_backend_pid() and held.granted
                            """)) {
                return waiting.next();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        void goOn() throws SQLException {
            holder.commit();
        }
    }
}
