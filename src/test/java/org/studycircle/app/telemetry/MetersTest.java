package org.studycircle.app.telemetry;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.RUI;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.Discussion;
import org.studycircle.testing.Eventually;
import org.studycircle.testing.Listener;
import org.studycircle.testing.Texts;
import org.studycircle.text.Ids;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

/** What happens in groups, as operators see it: numbers without names. */
@QuarkusTest
class MetersTest {

    @TestHTTPResource(value = "", management = true)
    String management;

    private String metrics() {
        return given().get(management + "metrics").then().statusCode(200).extract().asString();
    }

    private double measured(String name) {
        Matcher line = Pattern.compile("(?m)^" + name + " (\\S+)$").matcher(metrics());
        assertTrue(line.find(), name);
        return Double.parseDouble(line.group(1));
    }

    @Test
    void postsAreCountedOnceTheyAreWritten() {
        Circle circle = Circle.ofAda().joinedBy(RUI);
        double before = measured("study_circle_posts_total");
        Discussion discussion = Discussion.openedBy(ADA, circle);
        discussion.reply(RUI, 1);
        assertEquals(before + 2, measured("study_circle_posts_total"));
        Map<String, ?> reply = Map.of("postId", Ids.next(), "parent", 1, "text", "Sent twice");
        Api.as(RUI).body(reply).post(discussion.path("/posts")).then().statusCode(201);
        Api.as(RUI).body(reply).post(discussion.path("/posts")).then().statusCode(200);
        Api.as(RUI).body(Map.of("parent", 99, "text", "To nobody")).post(discussion.path("/posts")).then().statusCode(422);
        assertEquals(before + 3, measured("study_circle_posts_total"));
        String tag = Api.as(ADA).get(circle.path("")).then().extract().header("ETag");
        Api.as(ADA).header("If-Match", tag).put(circle.path("/archive")).then().statusCode(200);
        Api.as(RUI).body(Map.of("parent", 1, "text", "Too late")).post(discussion.path("/posts")).then().statusCode(409);
        assertEquals(before + 3, measured("study_circle_posts_total"));
    }

    @Test
    void readingEventsAreCountedOnce() {
        Circle circle = Circle.ofAda().joinedBy(RUI);
        Texts text = Texts.essayIn(circle, "Measured", 1, 4);
        double before = measured("study_circle_reading_events_total");
        Map<String, ?> batch = Map.of("events", List.of(event(text, 1), event(text, 2)));
        for (int i = 0; i < 2; i++) {
            Api.as(RUI).body(batch).post(circle.path("/me/reading-events")).then().statusCode(200);
        }
        assertEquals(before + 2, measured("study_circle_reading_events_total"));
    }

    private static Map<String, ?> event(Texts text, int sequence) {
        return Map.of("eventId", Ids.next(), "kind", "READ", "sectionId", text.sectionId(0), "paragraphKey",
                text.key(0, sequence), "sequence", sequence, "occurredAt", "2026-01-01T00:00:00Z");
    }

    @Test
    void openStreamsAreCounted() {
        Circle circle = Circle.ofAda();
        Eventually.holds(() -> assertEquals(0, measured("study_circle_streams")));
        try (Listener ada = Listener.as(ADA, circle)) {
            assertEquals(200, ada.status());
            assertEquals(1, measured("study_circle_streams"));
        }
        Eventually.holds(() -> assertEquals(0, measured("study_circle_streams")));
    }

    @Test
    void nothingWaitsToBeCopiedWhereNothingHappens() {
        Circle.ofAda();
        Eventually.holds(() -> assertEquals(0, measured("study_circle_projection_lag_seconds")));
    }
}
