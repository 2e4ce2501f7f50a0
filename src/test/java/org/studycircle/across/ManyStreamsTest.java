package org.studycircle.across;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.studycircle.testing.People.ADA;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Flow;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.studycircle.testing.Circle;
import org.studycircle.testing.Discussion;
import org.studycircle.testing.Eventually;
import org.studycircle.testing.Guest;
import org.studycircle.testing.Listener;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

/** Many who listen to one group cost its news no more than a few, and hear of it in turn. */
@QuarkusTest
class ManyStreamsTest {

    private static final int PEOPLE = 40;
    private static final int EACH = 5;
    private static final int NEWS = 30;
    private static final int TENTHS = 10;
    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final List<Ear> ears = new ArrayList<>();
    /** For each event, who has heard it, in this order. */
    private final Map<String, Queue<Ear>> heard = new ConcurrentHashMap<>();
    private Circle circle;
    private Discussion thread;

    /** A stream that takes what comes, without a thread of its own. */
    private final class Ear implements Flow.Subscriber<String>, AutoCloseable {

        private final int age;
        private final CompletableFuture<Flow.Subscription> listening = new CompletableFuture<>();

        private Ear(int age, String token) {
            this.age = age;
            HttpRequest request = HttpRequest
                    .newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + "/api/v1" + Listener.stream(circle)))
                    .header("Accept", "text/event-stream").header("Authorization", "Bearer " + token).build();
            HTTP.sendAsync(request, BodyHandlers.fromLineSubscriber(this)).exceptionally(failure -> {
                listening.completeExceptionally(failure);
                return null;
            });
            listening.join();
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
            listening.complete(subscription);
        }

        @Override
        public void onNext(String line) {
            if (line.startsWith("data: ")) {
                heard.computeIfAbsent(line, event -> new ConcurrentLinkedQueue<>()).add(this);
            }
        }

        @Override
        public void onError(Throwable failure) {
            listening.completeExceptionally(failure);
        }

        @Override
        public void onComplete() {
            listening.cancel(false);
        }

        @Override
        public void close() {
            listening.join().cancel();
        }
    }

    @BeforeEach
    void startLogging() throws Exception {
        circle = Circle.ofAda();
        thread = Discussion.openedBy(ADA, circle);
        Statements.startLogging();
    }

    @AfterEach
    void stopLogging() throws Exception {
        ears.forEach(Ear::close);
        Statements.stopLogging();
    }

    private void listen(int people) {
        for (Guest guest : Stream.generate(Guest::arrives).limit(people).toList()) {
            guest.call().put(circle.path("/me/membership")).then().statusCode(201);
            for (int i = 0; i < EACH; i++) {
                ears.add(new Ear(ears.size(), guest.freshToken()));
            }
        }
        heard.clear();
    }

    /** Each is heard by all before the next one is written. @return how often it was read what is new */
    private int readings() throws IOException {
        return Statements.during(() -> {
            for (int i = 1; i <= NEWS; i++) {
                int soMany = i;
                thread.reply(ADA, 1);
                Eventually.holds(() -> {
                    assertEquals(soMany, heard.size());
                    heard.values().forEach(listeners -> assertEquals(ears.size(), listeners.size()));
                });
            }
        }).naming("as listening (person_id, place)");
    }

    @Test
    void newsIsReadOnceForAllAndHeardInTurn() throws Exception {
        listen(1);
        int forFew = readings();
        assertTrue(NEWS <= forFew, () -> forFew + " readings");
        listen(PEOPLE - 1);
        int forMany = readings();
        assertTrue(forMany <= forFew + NEWS / 2, () -> forMany + " readings for many, " + forFew + " for few");
        IntStream.range(0, TENTHS).forEach(tenth -> {
            double turn = turn(tenth);
            assertTrue(0.25 < turn && turn < 0.75, () -> "tenth " + tenth + " has its turn at " + turn);
        });
    }

    /** When streams of an age hear, on the average: 0 is first, 1 is last. */
    private double turn(int tenth) {
        return heard.values().stream().map(List::copyOf)
                .flatMapToDouble(order -> IntStream.range(0, order.size())
                        .filter(place -> order.get(place).age * TENTHS / ears.size() == tenth)
                        .mapToDouble(place -> (double) place / order.size()))
                .average().orElseThrow();
    }
}
