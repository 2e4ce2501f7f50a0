package org.studycircle.running;

import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.BEN;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;

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

    private static Response found(UUID id) {
        return Api.as(ADA).body(Map.of("groupId", id, "name", "Circle", "zone", "UTC")).post("/groups");
    }
}
