package org.studycircle.feed;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.MIA;
import static org.studycircle.testing.People.RUI;
import static org.studycircle.testing.People.ZOE;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.Discussion;
import org.studycircle.testing.People;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class EventResourceTest {

    @Test
    void memberFollowsTheGroupFromItsBeginning() {
        Circle circle = Circle.ofAda().joinedBy(RUI);
        Discussion discussion = Discussion.openedBy(RUI, circle);
        Api.as(RUI).get(circle.path("/events")).then()
                .statusCode(200)
                .body("items.sequence", contains(1, 2, 3))
                .body("items.type", contains("GROUP_CREATED", "MEMBER_JOINED", "THREAD_CREATED"))
                .body("items[1].personId", is(RUI.id()))
                .body("items[2].threadId", is(discussion.id()))
                .body("items[2].actorId", is(RUI.id()))
                .body("items[2]", not(hasKey("title")))
                .body("items[2]", not(hasKey("audience")))
                .body("next", is("3"));
    }

    @Test
    void followerGoesOnBehindWhatIsKnown() {
        Circle circle = Circle.ofAda();
        Discussion discussion = Discussion.openedBy(ADA, circle);
        IntStream.range(0, 5).forEach(i -> discussion.reply(ADA, 1));
        List<Integer> seen = new ArrayList<>();
        String after = "0";
        while (true) {
            var page = Api.as(ADA).queryParam("after", after).queryParam("limit", 2).get(circle.path("/events")).then()
                    .statusCode(200).extract();
            seen.addAll(page.<List<Integer>>path("items.sequence"));
            if (page.path("next").equals(after)) {
                break;
            }
            after = page.path("next");
        }
        assertEquals(IntStream.rangeClosed(1, 7).boxed().toList(), seen);
        discussion.reply(ADA, 1);
        Api.as(ADA).queryParam("after", after).get(circle.path("/events")).then().body("items.postNumber", contains(7))
                .body("next", is("8"));
    }

    @Test
    void requestToJoinIsForFacilitatorsAndWhoAsked() {
        Circle circle = Circle.of(Map.of("name", "Asked", "zone", "UTC", "joinPolicy", "REQUEST"));
        Api.as(RUI).put(circle.path("/me/membership")).then().statusCode(202);
        Api.as(MIA).put(circle.path("/me/membership")).then().statusCode(202);
        String tag = Api.as(ADA).get(circle.member(RUI)).then().extract().header("ETag");
        Api.patchAs(ADA, tag).body(Map.of("state", "ACTIVE")).patch(circle.member(RUI)).then().statusCode(200);
        Api.as(ADA).get(circle.path("/events")).then()
                .body("items.type", contains("GROUP_CREATED", "MEMBER_REQUESTED", "MEMBER_REQUESTED", "MEMBER_JOINED"));
        Api.as(RUI).get(circle.path("/events")).then()
                .body("items.sequence", contains(1, 2, 4)).body("next", is("4"));
        Api.as(RUI).queryParam("after", 2).queryParam("limit", 1).get(circle.path("/events")).then()
                .body("items.sequence", contains(4)).body("next", is("4"));
        Api.as(RUI).queryParam("after", 3).get(circle.path("/events")).then().statusCode(400)
                .body("type", is("/problems/invalid-cursor"));
        Api.as(MIA).get(circle.path("/events")).then().statusCode(404);
    }

    @Test
    void membersDoNotHearOfARequestThatIsDeclined() {
        Circle circle = Circle.of(Map.of("name", "Asked", "zone", "UTC", "joinPolicy", "REQUEST"));
        for (People person : List.of(RUI, MIA)) {
            Api.as(person).put(circle.path("/me/membership")).then().statusCode(202);
            String tag = Api.as(ADA).get(circle.member(person)).then().extract().header("ETag");
            Api.patchAs(ADA, tag).body(Map.of("state", person == RUI ? "ACTIVE" : "REMOVED")).patch(circle.member(person))
                    .then()
                    .statusCode(200);
        }
        Api.as(ADA).get(circle.path("/events")).then().body("items.sequence", contains(1, 2, 3, 4, 5))
                .body("items[4].type", is("MEMBER_UPDATED"));
        Api.as(RUI).get(circle.path("/events")).then().body("items.sequence", contains(1, 2, 3)).body("next", is("3"));
    }

    @Test
    void outsiderFollowsNothing() {
        Circle circle = Circle.ofAda();
        Api.as(ZOE).get(circle.path("/events")).then().statusCode(404);
        Api.asNobody().get(circle.path("/events")).then().statusCode(401);
        Api.as(RUI).get(Circle.ofAda().path("/events")).then().statusCode(404);
    }

    @Test
    void numberThatTheGroupHasNotReachedIsRefused() {
        Circle circle = Circle.ofAda();
        Api.as(ADA).queryParam("after", 1).get(circle.path("/events")).then().statusCode(200).body("items", empty())
                .body("next", is("1"));
        Api.as(ADA).queryParam("after", 2).get(circle.path("/events")).then()
                .statusCode(400).body("type", is("/problems/invalid-cursor"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "x", "01", "1.0", "99999999999999999999"})
    void cursorThatIsNoNumberIsRefused(String after) {
        Circle circle = Circle.ofAda();
        Api.asBadly(ADA).queryParam("after", after).get(circle.path("/events")).then()
                .statusCode(400).body("type", is("/problems/invalid-cursor"));
    }
}
