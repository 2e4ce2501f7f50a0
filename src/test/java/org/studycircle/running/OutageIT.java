package org.studycircle.running;

import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.BEN;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.studycircle.testing.Api;
import org.studycircle.testing.Eventually;
import org.studycircle.testing.server.WiredService;
import org.studycircle.text.Ids;

import io.restassured.RestAssured;
import io.restassured.response.Response;

/**
 * The packaged application with a PostgreSQL and a Keycloak that are configured, as in production, and go away for a while: an
 * honest answer in time, nothing half done, and no restart needed.
 */
@TestMethodOrder(OrderAnnotation.class)
class OutageIT {

    private static final long DEADLINE_MILLIS = 12_000;

    private static final int CLIENTS = 16;
    private static final Duration AWAY = Duration.ofSeconds(25);
    private static final String AWAY_SAID = "The database is away, and jobs wait for it";
    private static final String BACK_SAID = "The database is back, and jobs go on";
    /** A few faults with their stacks. */
    private static final int MOST_LINES = 300;

    private static WiredService service;

    @BeforeAll
    static void start() throws IOException {
        service = WiredService.toServers();
        service.keys().cut();
        service.start(Map.of());
    }

    @AfterAll
    static void stop() throws Exception {
        service.close();
    }

    @Test
    @Order(1)
    void nothingOfItsOwnIsStartedWhereADatasourceIsConfigured() {
        assertEquals(0, service.process().descendants().count());
    }

    @Test
    @Order(2)
    void keysThatCantBeHadAreNotTheCallersFault() {
        Api.as(ADA).get("/me").then().statusCode(503).header("Retry-After", notNullValue())
                .body("type", is("/problems/unavailable"));
        service.keys().mend();
        Eventually.holds(() -> assertEquals(200, Api.as(ADA).get("/me").statusCode()));
    }

    @Test
    @Order(3)
    void whoHasAValidTokenStaysSignedInWithoutKeycloak() {
        service.keys().cut();
        Api.as(ADA).get("/me").then().statusCode(200);
        Api.as(BEN).get("/me").then().statusCode(200);
        for (int attempt = 0; attempt < 3; attempt++) {
            Api.authorizedBy("Bearer " + signedByAnotherKey(ADA.token())).get("/me").then().statusCode(503)
                    .header("Retry-After", notNullValue());
        }
    }

    /** A token that names a key which nobody has heard of, as after a rotation. */
    private static String signedByAnotherKey(String token) {
        String header = new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[0]), StandardCharsets.UTF_8)
                .replaceFirst("\"kid\" ?: ?\"[^\"]+\"", "\"kid\":\"" + UUID.randomUUID() + "\"");
        return Base64.getUrlEncoder().withoutPadding().encodeToString(header.getBytes(StandardCharsets.UTF_8))
                + token.substring(token.indexOf('.'));
    }

    @Test
    @Order(4)
    void databaseThatIsAwayIsAnAnswerInTimeAndNothingIsHalfDone() {
        UUID before = Ids.next();
        UUID during = Ids.next();
        found(before).then().statusCode(201);

        service.database().cut();
        found(during).then().statusCode(503).time(lessThan(DEADLINE_MILLIS)).header("Retry-After", notNullValue())
                .body("type", is("/problems/unavailable"));
        Api.as(ADA).get("/groups").then().statusCode(503).time(lessThan(DEADLINE_MILLIS));
        Api.as(ADA).get("/groups/" + before).then().statusCode(503).time(lessThan(DEADLINE_MILLIS));
        RestAssured.given().get(service.management() + "/q/health/ready").then().statusCode(503);
        RestAssured.given().get(service.management() + "/q/health/live").then().statusCode(200);

        service.database().mend();
        Eventually.holds(() -> assertEquals(200, Api.as(ADA).get("/groups/" + before).statusCode()));
        Api.as(ADA).get("/groups/" + during).then().statusCode(404);
        found(during).then().statusCode(201);
        Eventually
                .holds(() -> assertEquals(200, RestAssured.given().get(service.management() + "/q/health/ready").statusCode()));
    }

    @Test
    @Order(5)
    void databaseThatIsAwayIsSaidOnceHoweverManyAskForIt() throws Exception {
        Eventually.becomes("jobs have done with other outages", () -> said(0, AWAY_SAID) == said(0, BACK_SAID));
        int before = service.log().size();
        service.database().cut();
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        AtomicInteger refused = new AtomicInteger();
        long end = System.nanoTime() + AWAY.toNanos();
        for (int client = 0; client < CLIENTS; client++) {
            clients.execute(() -> {
                while (System.nanoTime() < end) {
                    Api.as(ADA).get("/groups").then().statusCode(503);
                    refused.incrementAndGet();
                }
            });
        }
        clients.shutdown();
        assertTrue(clients.awaitTermination(60, TimeUnit.SECONDS));
        service.database().mend();
        Eventually.becomes("jobs go on", () -> said(before, BACK_SAID) == 1);
        List<String> log = service.log().subList(before, service.log().size());
        System.out.printf("Database away for %d s, asked by %d clients: %d times 503, %d lines of log, %d bytes%n",
                AWAY.toSeconds(),
                CLIENTS, refused.get(), log.size(), log.stream().mapToInt(String::length).sum());
        assertEquals(1, said(before, AWAY_SAID), log::toString);
        assertEquals(0, said(before, "Unexpected failure"), log::toString);
        assertTrue(refused.get() > 10 * CLIENTS, refused::toString);
        assertTrue(log.size() < MOST_LINES, () -> String.join("\n", log));
    }

    private static long said(int from, String words) {
        return service.log().stream().skip(from).filter(line -> line.contains(words)).count();
    }

    private static Response found(UUID id) {
        return Api.as(ADA).body(Map.of("groupId", id, "name", "Circle", "zone", "UTC")).post("/groups");
    }
}
