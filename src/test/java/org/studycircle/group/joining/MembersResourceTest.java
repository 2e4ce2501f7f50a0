package org.studycircle.group.joining;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.BEN;
import static org.studycircle.testing.People.MIA;
import static org.studycircle.testing.People.RUI;
import static org.studycircle.testing.People.ZOE;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.People;
import org.studycircle.text.Ids;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class MembersResourceTest {

    private static String tag(Circle circle, People of) {
        return Api.as(ADA).get(circle.member(of)).then().statusCode(200).extract().header("ETag");
    }

    private static void patch(Circle circle, People by, People of, Map<String, ?> change, int status) {
        Api.patchAs(by, tag(circle, of)).body(change).patch(circle.member(of)).then().statusCode(status);
    }

    private static void assertState(Circle circle, People of, String role, String state) {
        Api.as(ADA).get(circle.member(of)).then().statusCode(200).body("role", is(role)).body("state", is(state));
    }

    @Test
    void somebodyJoinsAnOpenGroupOnce() {
        Circle circle = Circle.ofAda();
        Api.as(RUI).put(circle.path("/me/membership")).then().statusCode(201).body("state", is("ACTIVE"))
                .body("role", is("MEMBER"))
                .body("joinedAt", notNullValue()).header("ETag", notNullValue());
        Api.as(RUI).put(circle.path("/me/membership")).then().statusCode(200);
        Api.as(RUI).get(circle.path("/me/membership")).then().statusCode(200).body("personId", is(RUI.id()));
        Api.as(ADA).get(circle.path("")).then().body("memberCount", is(2));
    }

    @Test
    void requestWaitsForAFacilitator() {
        Circle circle = Circle.of(Map.of("name", "By request", "zone", "UTC", "joinPolicy", "REQUEST", "listed", true));
        Api.as(RUI).put(circle.path("/me/membership")).then().statusCode(202).body("state", is("REQUESTED"))
                .body("$", not(hasKey("joinedAt")));
        Api.as(RUI).put(circle.path("/me/membership")).then().statusCode(202);
        Api.as(RUI).get(circle.path("/members")).then().statusCode(404);
        Api.as(ADA).queryParam("state", "REQUESTED").get(circle.path("/members")).then()
                .statusCode(200).body("items.personId", contains(RUI.id()));
        patch(circle, ADA, RUI, Map.of("state", "ACTIVE"), 200);
        Api.as(RUI).get(circle.path("/members")).then().statusCode(200);

        Api.as(MIA).put(circle.path("/me/membership")).then().statusCode(202);
        patch(circle, ADA, MIA, Map.of("state", "REMOVED"), 200);
        Api.as(MIA).get(circle.path("/members")).then().statusCode(404);
        Api.as(ADA).get(circle.path("")).then().body("memberCount", is(2));
    }

    @Test
    void groupByInvitationTakesNobodyElse() {
        Circle listed = Circle.of(Map.of("name", "Listed", "zone", "UTC", "listed", true));
        Circle unlisted = Circle.of(Map.of("name", "Unlisted", "zone", "UTC"));
        Api.as(ZOE).put(listed.path("/me/membership")).then().statusCode(403).body("type", is("/problems/join-refused"));
        Api.as(ZOE).put(unlisted.path("/me/membership")).then().statusCode(404);
        Api.as(ZOE).get(listed.path("/me/membership")).then().statusCode(404);
        Api.as(ZOE).put("/groups/" + Ids.next() + "/me/membership").then().statusCode(404);
    }

    @Test
    void whoLeavesAndComesBackIsTheSameMember() {
        Circle circle = Circle.ofAda().joinedBy(RUI, BEN).facilitatedBy(BEN);
        Api.as(RUI).delete(circle.path("/me/membership")).then().statusCode(204);
        Api.as(RUI).get(circle.path("/members")).then().statusCode(404);
        Api.as(RUI).delete(circle.path("/me/membership")).then().statusCode(204);
        Api.as(RUI).put(circle.path("/me/membership")).then().statusCode(201);
        Api.as(RUI).get(circle.path("/members")).then().statusCode(200);

        Api.as(BEN).delete(circle.path("/me/membership")).then().statusCode(204);
        Api.as(BEN).put(circle.path("/me/membership")).then().statusCode(201).body("role", is("MEMBER"));
    }

    @Test
    void whoIsOutSeesNoMembership() {
        Circle circle = Circle.ofAda().joinedBy(RUI, MIA, ZOE);
        Api.as(RUI).delete(circle.path("/me/membership")).then().statusCode(204);
        patch(circle, ADA, MIA, Map.of("state", "REMOVED"), 200);
        patch(circle, ADA, ZOE, Map.of("state", "BANNED"), 200);
        for (People person : List.of(RUI, MIA, ZOE)) {
            Api.as(person).get(circle.path("/me/membership")).then().statusCode(404).body("type", is("/problems/not-found"));
        }
    }

    @Test
    void membersSeeWhoIsActiveAndFacilitatorsSeeEverybody() {
        Circle circle = Circle.ofAda().joinedBy(RUI, MIA, BEN);
        Api.as(MIA).delete(circle.path("/me/membership")).then().statusCode(204);
        List<String> names = Stream.of(ADA, BEN, RUI).map(People::displayName).sorted().toList();
        Api.as(RUI).get(circle.path("/members")).then().statusCode(200).body("items.displayName", is(names));
        String next = Api.as(RUI).queryParam("limit", 2).get(circle.path("/members")).then()
                .body("items.displayName", is(names.subList(0, 2))).extract().path("next");
        String previous = Api.as(RUI).queryParam("limit", 2).queryParam("after", next).get(circle.path("/members")).then()
                .body("items.displayName", is(names.subList(2, 3))).body("$", not(hasKey("next"))).extract().path("previous");
        Api.as(RUI).queryParam("before", previous).get(circle.path("/members")).then()
                .body("items.displayName", is(names.subList(0, 2))).body("$", not(hasKey("previous")));

        Api.as(RUI).get(circle.member(MIA)).then().statusCode(404);
        Api.as(ADA).get(circle.member(MIA)).then().statusCode(200).body("state", is("LEFT"));
        Api.as(RUI).queryParam("state", "LEFT").get(circle.path("/members")).then().statusCode(403);
        Api.as(ADA).queryParam("state", "LEFT").get(circle.path("/members")).then()
                .body("items.personId", contains(MIA.id()));
        Api.as(ADA).queryParam("state", "BANNED").get(circle.path("/members")).then()
                .statusCode(200).body("items.size()", is(0));
        Api.asBadly(ADA).queryParam("state", "GONE").get(circle.path("/members")).then().statusCode(400);
        Api.as(ZOE).get(circle.path("/members")).then().statusCode(404);
        Api.as(ZOE).get(circle.member(RUI)).then().statusCode(404);
    }

    @Test
    void cursorOfOneGroupIsRefusedInAnother() {
        Circle one = Circle.ofAda().joinedBy(RUI);
        Circle other = Circle.ofAda().joinedBy(RUI);
        String next = Api.as(RUI).queryParam("limit", 1).get(one.path("/members")).then().extract().path("next");
        Api.as(RUI).queryParam("after", next).get(other.path("/members")).then()
                .statusCode(400).body("type", is("/problems/invalid-cursor"));
    }

    @Test
    void memberManagesNobody() {
        Circle circle = Circle.ofAda().joinedBy(RUI, MIA);
        patch(circle, RUI, MIA, Map.of("role", "FACILITATOR"), 403);
        patch(circle, RUI, RUI, Map.of("role", "FACILITATOR"), 403);
        Api.as(RUI).header("If-Match", tag(circle, MIA)).delete(circle.member(MIA)).then().statusCode(403);
        patch(circle, ZOE, MIA, Map.of("role", "FACILITATOR"), 404);
        Api.as(ZOE).header("If-Match", tag(circle, MIA)).delete(circle.member(MIA)).then().statusCode(404);
        assertState(circle, MIA, "MEMBER", "ACTIVE");
        assertState(circle, RUI, "MEMBER", "ACTIVE");
    }

    @Test
    void facilitatorPromotesRemovesAndBans() {
        Circle circle = Circle.of(Map.of("name", "Listed", "zone", "UTC", "listed", true, "joinPolicy", "OPEN"))
                .joinedBy(RUI, MIA, BEN);
        patch(circle, ADA, BEN, Map.of("role", "FACILITATOR"), 200);
        patch(circle, BEN, RUI, Map.of("state", "BANNED"), 200);
        Api.as(RUI).put(circle.path("/me/membership")).then().statusCode(403).body("type", is("/problems/join-refused"));
        assertState(circle, RUI, "MEMBER", "BANNED");
        patch(circle, ADA, RUI, Map.of("state", "ACTIVE"), 409);
        patch(circle, ADA, RUI, Map.of("state", "REMOVED"), 200);
        Api.as(RUI).put(circle.path("/me/membership")).then().statusCode(201);

        Api.as(ADA).header("If-Match", tag(circle, MIA)).delete(circle.member(MIA)).then().statusCode(204);
        assertState(circle, MIA, "MEMBER", "REMOVED");
        Api.as(MIA).get(circle.path("/members")).then().statusCode(404);
    }

    @Test
    void onlyWhatTheContractNamesBecomesOfAMembership() {
        Circle circle = Circle.of(Map.of("name", "By request", "zone", "UTC", "joinPolicy", "REQUEST"));
        Api.as(RUI).put(circle.path("/me/membership")).then().statusCode(202);
        patch(circle, ADA, RUI, Map.of("state", "LEFT"), 409);
        patch(circle, ADA, RUI, Map.of("state", "REMOVED"), 200);
        patch(circle, ADA, RUI, Map.of("state", "ACTIVE"), 409);
        patch(circle, ADA, RUI, Map.of("state", "REQUESTED"), 409);
        assertState(circle, RUI, "MEMBER", "REMOVED");
    }

    @Test
    void leavingIsNoWayAroundABan() {
        Circle circle = Circle.ofAda().joinedBy(RUI);
        Api.as(RUI).delete(circle.path("/me/membership")).then().statusCode(204);
        patch(circle, ADA, RUI, Map.of("state", "BANNED"), 200);
        Api.as(RUI).put(circle.path("/me/membership")).then().statusCode(404);
        assertState(circle, RUI, "MEMBER", "BANNED");
    }

    @Test
    void staleOrMissingStateChangesNobody() {
        Circle circle = Circle.ofAda().joinedBy(RUI);
        String stale = tag(circle, RUI);
        Api.asBadly(ADA).contentType(Api.MERGE_PATCH).body(Map.of("state", "BANNED")).patch(circle.member(RUI)).then()
                .statusCode(428);
        Api.asBadly(ADA).delete(circle.member(RUI)).then().statusCode(428);
        patch(circle, ADA, RUI, Map.of("role", "FACILITATOR"), 200);
        Api.patchAs(ADA, stale).body(Map.of("state", "BANNED")).patch(circle.member(RUI)).then()
                .statusCode(412).body("current.role", is("FACILITATOR"));
        Api.as(ADA).header("If-Match", stale).delete(circle.member(RUI)).then().statusCode(412);
        assertState(circle, RUI, "FACILITATOR", "ACTIVE");
    }

    @Test
    void lastFacilitatorStaysWhileOthersAreThere() {
        Circle circle = Circle.ofAda().joinedBy(RUI);
        Api.as(ADA).delete(circle.path("/me/membership")).then().statusCode(409).body("type", is("/problems/last-facilitator"));
        patch(circle, ADA, ADA, Map.of("role", "MEMBER"), 409);
        patch(circle, ADA, ADA, Map.of("state", "REMOVED"), 409);
        Api.as(ADA).header("If-Match", tag(circle, ADA)).delete(circle.member(ADA)).then().statusCode(409);
        assertState(circle, ADA, "FACILITATOR", "ACTIVE");

        Api.as(RUI).delete(circle.path("/me/membership")).then().statusCode(204);
        Api.as(ADA).delete(circle.path("/me/membership")).then().statusCode(204);
        Api.as(ADA).put(circle.path("/me/membership")).then().statusCode(201).body("role", is("FACILITATOR"));
    }

    @Test
    void facilitatorHandsOverAndStepsDownOrLeaves() {
        Circle circle = Circle.ofAda().joinedBy(BEN, RUI);
        patch(circle, ADA, BEN, Map.of("role", "FACILITATOR"), 200);
        patch(circle, ADA, ADA, Map.of("role", "MEMBER"), 200);
        Api.as(ADA).header("If-Match", tag(circle, RUI)).delete(circle.member(RUI)).then().statusCode(403);
        Api.as(BEN).delete(circle.path("/me/membership")).then().statusCode(409).body("type", is("/problems/last-facilitator"));
        patch(circle, BEN, RUI, Map.of("role", "FACILITATOR"), 200);
        Api.as(BEN).delete(circle.path("/me/membership")).then().statusCode(204);
        assertState(circle, RUI, "FACILITATOR", "ACTIVE");
    }

    @Test
    void roleIsThatOfAnActiveMember() {
        Circle circle = Circle.ofAda().joinedBy(RUI, MIA);
        Api.as(RUI).delete(circle.path("/me/membership")).then().statusCode(204);
        patch(circle, ADA, RUI, Map.of("role", "FACILITATOR"), 409);
        patch(circle, ADA, RUI, Map.of("role", "FACILITATOR", "state", "REMOVED"), 409);
        patch(circle, ADA, MIA, Map.of("role", "FACILITATOR", "state", "BANNED"), 409);
        assertState(circle, RUI, "MEMBER", "LEFT");
        assertState(circle, MIA, "MEMBER", "ACTIVE");
        Api.asBadly(ADA).contentType(Api.MERGE_PATCH).header("If-Match", tag(circle, MIA)).body(Map.of("state", "GONE"))
                .patch(circle.member(MIA)).then().statusCode(422).body("errors.pointer", contains("/state"));
        assertState(circle, MIA, "MEMBER", "ACTIVE");
    }

    @Test
    void reasonOfABanIsForFacilitatorsAndGoesWithIt() {
        Circle circle = Circle.ofAda().joinedBy(BEN, RUI).facilitatedBy(BEN);
        patch(circle, ADA, RUI, Map.of("banReason", "Why not"), 422);
        patch(circle, ADA, RUI, Map.of("state", "REMOVED", "banReason", "Why not"), 422);
        assertState(circle, RUI, "MEMBER", "ACTIVE");
        patch(circle, ADA, RUI, Map.of("state", "BANNED", "banReason", "Sold things"), 200);
        Api.as(BEN).get(circle.member(RUI)).then().statusCode(200).body("banReason", is("Sold things"));
        Api.as(BEN).queryParam("state", "BANNED").get(circle.path("/members")).then().statusCode(200)
                .body("items.banReason", contains("Sold things"));
        Api.as(RUI).get(circle.path("/me/membership")).then().statusCode(404);
        Api.as(RUI).delete(circle.path("/me/membership")).then().statusCode(404);
        patch(circle, BEN, RUI, Map.of("banReason", "Sold *many* things"), 200);
        Api.asBadly(ADA).contentType(Api.MERGE_PATCH).header("If-Match", tag(circle, RUI)).body(Map.of("banReason", " "))
                .patch(circle.member(RUI)).then().statusCode(422).body("errors.pointer", contains("/banReason"));
        Api.as(ADA).get(circle.member(RUI)).then().body("banReason", is("Sold *many* things"));
        patch(circle, BEN, RUI, Map.of("state", "REMOVED"), 200);
        Api.as(ADA).get(circle.member(RUI)).then().body("state", is("REMOVED")).body("$", not(hasKey("banReason")));
        Api.as(RUI).get(circle.path("/me/membership")).then().statusCode(404);
        Api.as(RUI).put(circle.path("/me/membership")).then().statusCode(201);
    }

    @Test
    void whoWasRemovedComesBackAsAPlainMember() {
        Circle circle = Circle.ofAda().joinedBy(BEN).facilitatedBy(BEN);
        patch(circle, ADA, BEN, Map.of("state", "REMOVED"), 200);
        Api.as(ADA).delete(circle.path("/me/membership")).then().statusCode(204);
        Api.as(BEN).put(circle.path("/me/membership")).then().statusCode(201).body("role", is("MEMBER"));
        Api.as(BEN).get(circle.path("")).then().body("needsFacilitator", is(true));
    }

    @Test
    void changeThatChangesNothingIsNoEvent() {
        Circle circle = Circle.ofAda().joinedBy(RUI);
        String tag = tag(circle, RUI);
        Api.patchAs(ADA, tag).body(Map.of("role", "MEMBER", "state", "ACTIVE")).patch(circle.member(RUI)).then()
                .statusCode(200).header("ETag", is(tag));
        Api.as(ADA).get(circle.path("/events")).then().body("items.type", contains("GROUP_CREATED", "MEMBER_JOINED"));
    }

    @Test
    void renamedPersonIsRenamedInEveryGroup() {
        Circle circle = Circle.ofAda().joinedBy(ZOE);
        String tag = Api.as(ZOE).get("/me").then().extract().header("ETag");
        String former = ZOE.displayName();
        String known = tag(circle, ZOE);
        Api.patchAs(ZOE, tag).body(Map.of("displayName", "Zoë Z.")).patch("/me").then().statusCode(200);
        Api.as(ADA).header("If-None-Match", known).get(circle.member(ZOE)).then()
                .statusCode(200).body("displayName", is("Zoë Z."));
        Api.patchAs(ZOE, Api.as(ZOE).get("/me").then().extract().header("ETag")).body(Map.of("displayName", former))
                .patch("/me").then().statusCode(200);
    }
}
