package org.studycircle.group;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.ZOE;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.Discussion;
import org.studycircle.testing.server.EmbeddedServers;
import org.studycircle.text.Ids;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

/** A group in which everybody writes at once, and waits for the same row, leaves connections to the others. */
@QuarkusTest
class GroupShareTest {

    private static final int WRITERS = 60;
    private static final int TOO_MANY = 130;
    private static final int SHARE = 5;
    private static final int MOST_WAITING = 100;
    private static final int READS = 200;
    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void othersReadAndWriteWhileOneGroupStandsStill() throws Exception {
        Circle hot = Circle.ofAda();
        Discussion discussion = Discussion.openedBy(ADA, hot);
        Circle other = Circle.ofAda();
        double quiet = quantile(reads(other), 0.99);
        try (Connection holder = EmbeddedServers.connect(); Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("select 1 from reading_group where group_id = '%s' for update".formatted(hot.id()));
            List<CompletableFuture<HttpResponse<String>>> writers = written(discussion, WRITERS);
            Thread.sleep(500);
            double busy = quantile(reads(other), 0.99);
            Discussion.openedBy(ADA, other);
            System.out.printf("Another group's reads: p99 %.1f ms while nothing happens, %.1f ms while %d write in one group%n",
                    quiet,
                    busy, WRITERS);
            assertTrue(busy <= Math.max(100, 5 * quiet), () -> "p99 " + busy + " ms");
            holder.rollback();
            assertWrittenIsWhatWasSaid(discussion, writers);
        }
    }

    /** Where the machine has much else to do some have waited for too long. */
    private static void assertWrittenIsWhatWasSaid(Discussion discussion,
            List<CompletableFuture<HttpResponse<String>>> writers) {
        Map<Integer, Long> statuses = writers.stream().map(CompletableFuture::join)
                .collect(Collectors.groupingBy(HttpResponse::statusCode, Collectors.counting()));
        assertTrue(Set.of(201, 503).containsAll(statuses.keySet()), statuses::toString);
        assertTrue(statuses.get(201) >= SHARE, statuses::toString);
        int posts = Api.as(ADA).get(discussion.path("")).then().statusCode(200).extract().path("postCount");
        assertEquals(1 + statuses.get(201), posts);
    }

    @Test
    void whoFindsTooManyWaitingIsSentAwayAtOnceAndNothingIsWritten() throws Exception {
        Circle hot = Circle.ofAda();
        Discussion discussion = Discussion.openedBy(ADA, hot);
        try (Connection holder = EmbeddedServers.connect(); Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("select 1 from reading_group where group_id = '%s' for update".formatted(hot.id()));
            List<CompletableFuture<HttpResponse<String>>> writers = written(discussion, TOO_MANY);
            Thread.sleep(1_500);
            List<HttpResponse<String>> refused = writers.stream().filter(CompletableFuture::isDone).map(CompletableFuture::join)
                    .toList();
            assertEquals(TOO_MANY - SHARE - MOST_WAITING, refused.size());
            for (HttpResponse<String> answer : refused) {
                assertEquals(503, answer.statusCode(), answer.body());
                assertEquals("1", answer.headers().firstValue("Retry-After").orElseThrow());
                assertTrue(answer.body().contains("/problems/unavailable"), answer.body());
            }
            Api.as(ZOE).get("/me").then().statusCode(200);
            holder.rollback();
            assertWrittenIsWhatWasSaid(discussion, writers);
        }
    }

    private static List<CompletableFuture<HttpResponse<String>>> written(Discussion discussion, int writers) {
        return IntStream.range(0, writers)
                .mapToObj(writer -> HTTP.sendAsync(request(discussion.path("/posts"))
                        .POST(BodyPublishers
                                .ofString("{\"postId\":\"%s\",\"parent\":1,\"text\":\"Hot\"}".formatted(Ids.next())))
                        .build(), BodyHandlers.ofString()))
                .toList();
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/api/v1%s".formatted(RestAssured.port, path)))
                .header("Authorization", "Bearer " + ADA.token()).header("Content-Type", "application/json");
    }

    /** @return milliseconds, in their order */
    private static List<Double> reads(Circle circle) throws Exception {
        List<Double> taken = new ArrayList<>();
        for (int i = 0; i < READS; i++) {
            long begun = System.nanoTime();
            int status = HTTP.send(request(circle.path("")).build(), BodyHandlers.discarding()).statusCode();
            taken.add((System.nanoTime() - begun) / 1e6);
            assertEquals(200, status);
        }
        Collections.sort(taken);
        return taken;
    }

    private static double quantile(List<Double> sorted, double share) {
        return sorted.get((int) (share * (sorted.size() - 1)));
    }
}
