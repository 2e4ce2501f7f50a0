package org.studycircle.privacy;

import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.RUI;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.Guest;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

@QuarkusTest
class ErasureResourceTest {

    private static final String PATH = "/me/erasure";

    private final Guest guest = Guest.arrives();

    @Test
    void previewCountsWhatThereIs() {
        guest.call().get(PATH).then().statusCode(200).body("groupCount", is(0)).body("threadCount", is(0))
                .body("postCount", is(0)).body("progressCount", is(0)).body("leaderless", empty()).body("mode", nullValue());

        Circle circle = Circle.ofAda();
        guest.call().put(circle.path("/me/membership")).then().statusCode(201);
        String thread = guest.call().body(Map.of("title", "A thread", "post", Map.of("text", "First")))
                .post(circle.path("/threads")).then().statusCode(201).extract().path("threadId");
        String posts = circle.path("/threads/" + thread + "/posts");
        guest.call().body(Map.of("text", "Second")).post(posts).then().statusCode(201);
        Api.as(ADA).body(Map.of("text", "Not the guest's")).post(posts).then().statusCode(201);
        guest.call().body(Map.of("text", "Taken back")).post(posts).then().statusCode(201);
        String tag = guest.call().get(posts + "/4").then().statusCode(200).extract().header("ETag");
        guest.call().header("If-Match", tag).delete(posts + "/4").then().statusCode(204);
        guest.call().get(PATH).then().statusCode(200).body("groupCount", is(1)).body("threadCount", is(1))
                .body("postCount", is(2)).body("leaderless", empty());
    }

    @Test
    void previewNamesGroupsThatNobodyElseLeads() {
        String group = guest.call().body(Map.of("name", "Led alone", "zone", "UTC", "joinPolicy", "OPEN")).post("/groups")
                .then().statusCode(201).extract().path("groupId");
        guest.call().get(PATH).then().statusCode(200).body("leaderless", empty());
        Api.as(RUI).put("/groups/" + group + "/me/membership").then().statusCode(201);
        guest.call().get(PATH).then().statusCode(200).body("leaderless.groupId", hasItem(group))
                .body("leaderless.name", hasItem("Led alone"));
    }

    @Test
    void requestStandsUntilItIsTakenBack() {
        Response asked = guest.call().body(Map.of("mode", "KEEP_TEXT")).put(PATH);
        asked.then().statusCode(202).body("mode", is("KEEP_TEXT")).body("cause", is("REQUESTED"));
        Instant requested = Instant.parse(asked.path("requestedAt"));
        assertEquals(Duration.ofDays(7), Duration.between(requested, Instant.parse(asked.path("erasesAt"))));

        guest.call().body(Map.of("mode", "BLANK_TEXT")).put(PATH).then().statusCode(202).body("mode", is("BLANK_TEXT"))
                .body("requestedAt", is(asked.<String>path("requestedAt")))
                .body("erasesAt", is(asked.<String>path("erasesAt")));
        guest.call().get("/me").then().statusCode(200);
        guest.call().delete(PATH).then().statusCode(204);
        guest.call().delete(PATH).then().statusCode(204);
        guest.call().get(PATH).then().statusCode(200).body("mode", nullValue()).body("erasesAt", nullValue());
    }

    @Test
    void badRequestAsksForNothing() {
        guest.call().body("{}").put(PATH).then().statusCode(422).body("errors[0].pointer", is("/mode"));
        guest.call().body(Map.of("mode", "EVERYTHING")).put(PATH).then().statusCode(422);
        guest.call().body(Map.of("mode", "KEEP_TEXT", "at", "once")).put(PATH).then().statusCode(400)
                .body("type", is("/problems/unknown-field"));
        guest.call().body("").put(PATH).then().statusCode(400).body("type", is("/problems/malformed-json"));
        guest.call().get(PATH).then().statusCode(200).body("mode", nullValue());
        Api.asNobody().body(Map.of("mode", "KEEP_TEXT")).put(PATH).then().statusCode(401);
        Api.asNobody().get(PATH).then().statusCode(401);
        Api.asNobody().delete(PATH).then().statusCode(401);
    }
}
