package org.studycircle.people.account;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.studycircle.testing.People.ADA;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.studycircle.http.problem.Unavailable;
import org.studycircle.testing.Api;
import org.studycircle.testing.Eventually;
import org.studycircle.testing.server.Wire;

import com.sun.net.httpserver.HttpServer;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;

/** A Keycloak that is slow, talks nonsense, or is gone: an honest answer in time, and nobody else waits. */
@QuarkusTest
class AccountsOutageTest {

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    /** Generous: the machine may be busy. */
    private static final Duration IN_TIME = Duration.ofSeconds(10);
    private static final int AT_A_TIME = 4;
    private static final List<Function<Accounts, Uni<?>>> QUESTIONS = List.of(accounts -> accounts.state("somebody"),
            accounts -> accounts.invite("guest@example.org"),
            accounts -> accounts.remove("somebody"), accounts -> accounts.page(0, 10));

    @Inject
    RealmSettings configured;

    @ConfigProperty(name = "mp.jwt.verify.issuer")
    String issuer;

    private record Settings(Optional<String> serverUrl, Optional<String> clientSecret,
            Duration timeout) implements RealmSettings {

        @Override
        public Optional<String> realm() {
            return Optional.empty();
        }

        @Override
        public String clientId() {
            return "study-circle-service";
        }

        @Override
        public int concurrentCalls() {
            return AT_A_TIME;
        }

        @Override
        public Invitation invitation() {
            throw new UnsupportedOperationException();
        }
    }

    private Accounts at(int port) {
        return with(new Settings(Optional.of("http://127.0.0.1:" + port), configured.clientSecret(), PATIENCE));
    }

    private Accounts with(Settings settings) {
        Accounts accounts = new Accounts();
        accounts.settings = settings;
        accounts.realm = new RealmAdministration(settings, issuer);
        return accounts;
    }

    private static Throwable failure(Uni<?> call) {
        return assertThrows(Throwable.class, () -> VertxContextSupport.subscribeAndAwait(() -> call));
    }

    private static void assertUnavailable(Throwable failure) {
        Unavailable unavailable = assertInstanceOf(Unavailable.class, failure);
        assertEquals(503, unavailable.problem().status());
        assertTrue(unavailable.headers().containsKey("Retry-After"));
    }

    private static void assertEverythingIsUnavailableInTime(Accounts accounts) {
        for (Function<Accounts, Uni<?>> question : QUESTIONS) {
            long begin = System.nanoTime();
            assertUnavailable(failure(question.apply(accounts)));
            assertTrue(System.nanoTime() - begin < IN_TIME.toNanos(), "too late");
        }
    }

    private void assertUnavailableWhenAnswered(int status, String body) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            boolean token = exchange.getRequestURI().getPath().endsWith("/token");
            byte[] grant = "{\"access_token\":\"a\",\"expires_in\":300,\"token_type\":\"Bearer\"}"
                    .getBytes(StandardCharsets.UTF_8);
            byte[] answer = token ? grant : bytes;
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(token ? 200 : status, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        try {
            assertEverythingIsUnavailableInTime(at(server.getAddress().getPort()));
        } finally {
            server.stop(0);
        }
    }

    @Test
    void answersThatAreNoAnswersAreUnavailable() throws IOException {
        assertUnavailableWhenAnswered(500, "{\"error\":\"unknown_error\"}");
        assertUnavailableWhenAnswered(502, "<html>Bad gateway</html>");
        assertUnavailableWhenAnswered(200, "<html>Sign in to the proxy</html>");
        assertUnavailableWhenAnswered(403, "{\"error\":\"HTTP 403 Forbidden\"}");
        assertUnavailableWhenAnswered(401, "{\"error\":\"HTTP 401 Unauthorized\"}");
    }

    /** Whoever believed it would erase everybody. */
    @Test
    void notFoundOfAServerInBetweenIsNoWordOfKeycloak() throws IOException {
        assertUnavailableWhenAnswered(404, "<html>404 Not Found</html>");
        assertUnavailableWhenAnswered(404, "{\"error\":\"Realm not found.\"}");
    }

    @Test
    void missingServerIsUnavailable() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0)) {
            port = closed.getLocalPort();
        }
        assertEverythingIsUnavailableInTime(at(port));
    }

    @Test
    void serverThatNeverAcceptsIsUnavailable() throws IOException {
        List<Socket> waiting = new ArrayList<>();
        try (ServerSocket deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            for (int i = 0; i < 4; i++) {
                Socket socket = new Socket();
                waiting.add(socket);
                try {
                    socket.connect(deaf.getLocalSocketAddress(), 200);
                } catch (IOException full) {
                    break;
                }
            }
            assertEverythingIsUnavailableInTime(at(deaf.getLocalPort()));
        } finally {
            for (Socket socket : waiting) {
                socket.close();
            }
        }
    }

    @Test
    void wrongSecretIsUnavailable() {
        assertEverythingIsUnavailableInTime(with(new Settings(Optional.empty(), Optional.of("wrong"), PATIENCE)));
    }

    @Test
    void withoutASecretNothingIsAsked() {
        assertEverythingIsUnavailableInTime(with(new Settings(Optional.empty(), Optional.empty(), PATIENCE)));
    }

    @Test
    void hundredCallsThatHangHoldAFewThreadsAndNoRequest() throws Exception {
        AtomicInteger connections = new AtomicInteger();
        List<Throwable> failures = new CopyOnWriteArrayList<>();
        Thread caller;
        List<Socket> accepted = new ArrayList<>();
        try (ServerSocket mute = new ServerSocket(0, 200, InetAddress.getLoopbackAddress())) {
            Thread acceptor = new Thread(() -> accept(mute, accepted, connections));
            acceptor.setDaemon(true);
            acceptor.start();
            Accounts accounts = with(new Settings(Optional.of("http://127.0.0.1:" + mute.getLocalPort()),
                    configured.clientSecret(), Duration.ofMinutes(5)));
            caller = new Thread(() -> askHundredTimes(accounts, failures));
            caller.start();
            while (failures.size() < 100 - AT_A_TIME) {
                Api.as(ADA).get("/me").then().statusCode(200);
            }
            Api.as(ADA).get("/me").then().statusCode(200);
            assertEquals(100 - AT_A_TIME, failures.size());
            Eventually.becomes("those that hang are under way", () -> connections.get() >= 1);
            assertTrue(connections.get() <= AT_A_TIME, connections + " connections");
        } finally {
            for (Socket socket : accepted) {
                socket.close();
            }
        }
        caller.join();
        assertEquals(100, failures.size());
        failures.forEach(AccountsOutageTest::assertUnavailable);
    }

    private static void accept(ServerSocket server, List<Socket> accepted, AtomicInteger connections) {
        try {
            while (true) {
                accepted.add(server.accept());
                connections.incrementAndGet();
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private static void askHundredTimes(Accounts accounts, List<Throwable> failures) {
        List<Uni<Void>> calls = Stream.generate(() -> accounts.state("somebody")).limit(100)
                .map(call -> call.onItem().<Throwable>transform(AssertionError::new).onFailure().recoverWithItem(e -> e)
                        .invoke(failures::add).replaceWithVoid())
                .toList();
        assertDoesNotThrow(() -> VertxContextSupport.subscribeAndAwait(() -> Uni.join().all(calls).andFailFast()));
    }

    @Test
    void callsGetThroughAgainWhenKeycloakIsBack() throws Throwable {
        URI keycloak = URI.create(issuer);
        try (Wire wire = Wire.to(keycloak.getHost(), keycloak.getPort())) {
            Accounts accounts = at(wire.port());
            assertEquals(Optional.of(new AccountState(ADA.subject(), true)), state(accounts));
            wire.cut();
            assertUnavailable(failure(accounts.state(ADA.subject())));
            wire.mend();
            assertEquals(Optional.of(new AccountState(ADA.subject(), true)), state(accounts));
        }
    }

    private static Optional<AccountState> state(Accounts accounts) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(() -> accounts.state(ADA.subject()));
    }
}
