package org.studycircle.visibility;

import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.Discussion;
import org.studycircle.testing.People;

import io.restassured.response.ValidatableResponse;

/** What somebody sees of a thread, and that it is as it should be. */
final class Sight {

    static ValidatableResponse read(People person, String path) {
        return Api.as(person).get(path).then().statusCode(200);
    }

    static void assertConcealed(People person, Discussion discussion) {
        read(person, discussion.path("")).body("$", aMapWithSize(3)).body("state", is("CONCEALED"))
                .body("threadId", is(discussion.id()))
                .body("concealed", hasKey("reason"));
        Api.as(person).get(discussion.path("/posts")).then().statusCode(404);
        Api.as(person).get(discussion.readState()).then().statusCode(404);
        Api.as(person).get(discussion.path("/posts/1")).then().statusCode(404);
    }

    static void assertSeen(People person, Discussion discussion) {
        read(person, discussion.path("")).body("$", not(hasKey("concealed"))).body("$", not(hasKey("repliesConcealed")));
        read(person, discussion.path("/posts")).body("items.state", not(hasItem("CONCEALED")));
    }

    static List<String> told(People person, Circle circle, Discussion discussion) {
        List<Map<String, Object>> events = Api.as(person).queryParam("limit", 100).get(circle.path("/events")).then()
                .statusCode(200).extract().path("items");
        return new ArrayList<>(events.stream().filter(event -> discussion.id().equals(event.get("threadId")))
                .map(event -> event.get("type") + (event.containsKey("postNumber") ? " " + event.get("postNumber") : ""))
                .toList());
    }

    static String html(String text) {
        return "<p>" + text + "</p>";
    }

    private Sight() {}
}
