package org.studycircle.feed;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.MIA;
import static org.studycircle.testing.People.RUI;
import static org.studycircle.testing.People.ZOE;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.Discussion;
import org.studycircle.testing.People;
import org.studycircle.visibility.Behind;

import io.quarkus.test.junit.QuarkusTest;

/** Who begins to follow a group needs none of its past. */
@QuarkusTest
class LatestTest {

    private static String latest(People person, Circle circle) {
        return Api.as(person).queryParam("after", "latest").get(circle.path("/events")).then().statusCode(200)
                .body("items", empty()).extract().path("next");
    }

    private static String sequence(People person, Circle circle) {
        return Api.as(person).get(circle.path("")).then().statusCode(200).extract().path("sequence").toString();
    }

    @Test
    void clientThatBeginsReadsOnePage() {
        Circle circle = Circle.ofAda().joinedBy(RUI);
        Discussion discussion = Discussion.openedBy(ADA, circle);
        for (int i = 0; i < 4; i++) {
            discussion.reply(RUI, 1);
        }
        for (People person : new People[]{ADA, RUI}) {
            assertEquals("7", latest(person, circle));
            assertEquals("7", sequence(person, circle));
        }
        discussion.reply(ADA, 1);
        Api.as(RUI).queryParam("after", "7").get(circle.path("/events")).then().body("items.sequence", contains(8));
        assertEquals("8", latest(RUI, circle));
    }

    @Test
    void whatIsConcealedMovesNothing() {
        Behind behind = Behind.under("AFTER_READING", Map.of("section", true));
        Circle circle = behind.circle();
        String before = sequence(MIA, circle);
        String tag = Api.as(MIA).get(circle.path("")).header("ETag");
        assertEquals(before, latest(MIA, circle));
        behind.ruis().reply(RUI, 1);
        behind.adas().reply(ADA, 2);
        Behind.opened(circle, RUI, "Another", "Another", Map.of("assignmentId", behind.assignmentId()));
        assertEquals(before, latest(MIA, circle));
        assertEquals(before, sequence(MIA, circle));
        Api.as(MIA).get(circle.path("")).then().header("ETag", is(tag));
        assertEquals(latest(ADA, circle), sequence(ADA, circle));
        Api.as(ADA).queryParam("after", latest(ADA, circle)).get(circle.path("/events")).then().body("items", hasSize(0));
        Discussion.openedBy(MIA, circle);
        Api.as(MIA).queryParam("after", latest(MIA, circle)).get(circle.path("/events")).then().body("items", hasSize(0));
    }

    @Test
    void outsiderIsToldNothing() {
        Circle circle = Circle.of(Map.of("name", "Listed", "zone", "UTC", "joinPolicy", "REQUEST", "listed", true));
        Api.as(ZOE).get(circle.path("")).then().statusCode(200).body("$", not(hasKey("sequence")));
        Api.as(ZOE).queryParam("after", "latest").get(circle.path("/events")).then().statusCode(404);
        Api.as(ZOE).put(circle.path("/me/membership")).then().statusCode(202);
        Api.as(ZOE).get(circle.path("")).then().statusCode(200).body("$", not(hasKey("sequence")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"LATEST", "latest ", "newest", "-1"})
    void nothingElseIsAnEnd(String after) {
        Api.asBadly(ADA).queryParam("after", after).get(Circle.ofAda().path("/events")).then().statusCode(400)
                .body("type", is("/problems/invalid-cursor"));
    }
}
