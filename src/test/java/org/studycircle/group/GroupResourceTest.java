package org.studycircle.group;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.BEN;
import static org.studycircle.testing.People.MIA;
import static org.studycircle.testing.People.RUI;
import static org.studycircle.testing.People.ZOE;

import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.text.Ids;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class GroupResourceTest {

    private static Map<String, ?> draft(UUID id, String name) {
        return Map.of("groupId", id, "name", name, "zone", "Europe/Lisbon", "description", "We read *slowly*.",
                "joinPolicy", "OPEN", "listed", true, "language", "pt-PT");
    }

    @Test
    void founderFacilitatesTheGroup() {
        UUID id = Ids.next();
        Api.as(ADA).body(draft(id, "Lisbon readers")).post("/groups").then()
                .statusCode(201)
                .header("Location", is("/api/v1/groups/" + id))
                .header("ETag", notNullValue());
        Api.as(ADA).get("/groups/" + id).then()
                .statusCode(200)
                .body("name", is("Lisbon readers"))
                .body("zone", is("Europe/Lisbon"))
                .body("memberCount", is(1))
                .body("membership.role", is("FACILITATOR"))
                .body("membership.state", is("ACTIVE"))
                .body("membership.displayName", is(ADA.displayName()));
    }

    @Test
    void sameCreateSentAgainAnswersWhatStands() {
        UUID id = Ids.next();
        Api.as(ADA).body(draft(id, "Twice")).post("/groups").then().statusCode(201);
        Api.as(ADA).body(draft(id, "Twice")).post("/groups").then().statusCode(200).body("groupId", is(id.toString()));
        Api.as(ADA).body(draft(id, "Another")).post("/groups").then().statusCode(409)
                .body("type", is("/problems/id-taken"));
        Api.as(ZOE).body(draft(id, "Twice")).post("/groups").then().statusCode(409);
        Api.as(ADA).get("/groups/" + id).then().body("name", is("Twice"));
    }

    @Test
    void founderWhoIsOutSeesNothingByCreatingAgain() {
        Map<String, ?> draft = Map.of("groupId", Ids.next(), "name", "Left behind", "zone", "UTC", "joinPolicy", "OPEN");
        Circle circle = Circle.of(draft).joinedBy(BEN).facilitatedBy(BEN);
        Api.as(ADA).delete(circle.path("/me/membership")).then().statusCode(204);
        Api.patchAs(BEN, Api.as(BEN).get(circle.path("")).header("ETag")).body(Map.of("description", "Without her"))
                .patch(circle.path("")).then().statusCode(200);
        Api.as(ADA).body(draft).post("/groups").then().statusCode(409).body("type", is("/problems/id-taken"))
                .body("$", not(hasKey("current")));
        circle.joinedBy(ADA);
        Api.as(ADA).body(draft).post("/groups").then().statusCode(200).body("description", is("Without her"));
    }

    @Test
    void groupOfNoNameOrUnknownZoneIsRefusedFieldByField() {
        Api.asBadly(ADA).body(Map.of("name", " \u200b ", "zone", "Mars/Olympus", "language", "not a tag")).post("/groups")
                .then()
                .statusCode(422)
                .body("type", is("/problems/validation"))
                .body("errors.pointer", hasItem("/name"))
                .body("errors.pointer", hasItem("/zone"))
                .body("errors.pointer", hasItem("/language"));
        Api.asBadly(ADA).body(Map.of("zone", "Europe/Berlin")).post("/groups").then()
                .statusCode(422).body("errors.pointer", hasItem("/name"));
    }

    @Test
    void facilitatorChangesSettingsAndMemberDoesNot() {
        Circle circle = Circle.ofAda().joinedBy(RUI);
        String tag = Api.as(ADA).get(circle.path("")).then().extract().header("ETag");
        Api.patchAs(RUI, tag).body(Map.of("name", "Mine now")).patch(circle.path("")).then()
                .statusCode(403).body("type", is("/problems/forbidden"));
        Api.patchAs(ZOE, tag).body(Map.of("name", "Mine now")).patch(circle.path("")).then().statusCode(404);
        Api.as(ADA).get(circle.path("")).then().body("name", is("Circle"));

        String next = Api.patchAs(ADA, tag).body("{\"name\":\"Renamed\",\"description\":null,\"listed\":true}")
                .patch(circle.path("")).then()
                .statusCode(200).body("name", is("Renamed")).extract().header("ETag");
        Api.as(ADA).get(circle.path("")).then()
                .header("ETag", is(next)).body("name", is("Renamed")).body("listed", is(true))
                .body("$", not(hasKey("description")));
    }

    @Test
    void changeNeedsTheStateThatItChanges() {
        Circle circle = Circle.ofAda();
        String tag = Api.as(ADA).get(circle.path("")).then().extract().header("ETag");
        Api.asBadly(ADA).contentType(Api.MERGE_PATCH).body(Map.of("name", "Blind")).patch(circle.path("")).then()
                .statusCode(428).body("type", is("/problems/precondition-required"));
        Api.patchAs(ADA, tag).body(Map.of("name", "First")).patch(circle.path("")).then().statusCode(200);
        Api.patchAs(ADA, tag).body(Map.of("name", "Second")).patch(circle.path("")).then()
                .statusCode(412)
                .body("type", is("/problems/precondition-failed"))
                .body("current.name", is("First"));
        Api.as(ADA).get(circle.path("")).then().body("name", is("First"));
    }

    @Test
    void joiningInBetweenRefusesNobodysEdit() {
        Circle circle = Circle.ofAda();
        String tag = Api.as(ADA).get(circle.path("")).then().extract().header("ETag");
        circle.joinedBy(RUI);
        Api.as(ADA).header("If-None-Match", tag).get(circle.path("")).then().statusCode(200).body("memberCount", is(2));
        Api.patchAs(ADA, tag).body(Map.of("name", "Renamed")).patch(circle.path("")).then().statusCode(200);
    }

    @Test
    void unchangedGroupIsNotSentAgain() {
        Circle circle = Circle.ofAda();
        String tag = Api.as(ADA).get(circle.path("")).then().extract().header("ETag");
        Api.as(ADA).header("If-None-Match", tag).get(circle.path("")).then().statusCode(304);
    }

    @Test
    void strangerSeesCardOfListedGroupAndNothingOfUnlistedOne() {
        Circle listed = Circle.of(Map.of("name", "Listed", "zone", "UTC", "listed", true));
        Circle unlisted = Circle.of(Map.of("name", "Unlisted", "zone", "UTC"));
        Api.as(ZOE).get(listed.path("")).then().statusCode(200).body("name", is("Listed")).body("$", not(hasKey("membership")));
        String hidden = Api.as(ZOE).get(unlisted.path("")).then().statusCode(404).extract().path("detail");
        Api.as(ZOE).get("/groups/" + Ids.next()).then().statusCode(404).body("detail", equalTo(hidden));
    }

    @Test
    void discoveryPagesThroughListedGroupsInBothDirections() {
        String prefix = "Discovery " + Ids.next() + " ";
        for (int i = 0; i < 3; i++) {
            Circle.of(Map.of("name", prefix + i, "zone", "UTC", "listed", true));
        }
        Circle.of(Map.of("name", prefix + "hidden", "zone", "UTC", "listed", false));
        String cursor = null;
        java.util.List<String> seen = new java.util.ArrayList<>();
        String previous = null;
        do {
            var request = Api.as(MIA).queryParam("limit", 2);
            var page = (cursor == null ? request : request.queryParam("after", cursor)).get("/groups").then().statusCode(200)
                    .extract();
            seen.addAll(page.<java.util.List<String>>path("items.name"));
            cursor = page.path("next");
            previous = page.path("previous") == null ? previous : page.path("previous");
        } while (cursor != null);
        org.junit.jupiter.api.Assertions.assertEquals(java.util.List.of(prefix + 0, prefix + 1, prefix + 2),
                seen.stream().filter(name -> name.startsWith(prefix)).toList());
        Api.as(MIA).queryParam("limit", 2).queryParam("before", previous).get("/groups").then()
                .statusCode(200).body("items", hasSize(2)).body("next", notNullValue());
        Api.asBadly(MIA).queryParam("after", "x" + previous).get("/groups").then()
                .statusCode(400).body("type", is("/problems/invalid-cursor"));
        Api.asBadly(MIA).queryParam("limit", 101).get("/groups").then()
                .statusCode(400).body("type", is("/problems/invalid-parameter"));
    }

    @Test
    void patchThatChangesNothingIsNoEvent() {
        Circle circle = Circle.ofAda();
        String tag = Api.as(ADA).get(circle.path("")).then().extract().header("ETag");
        Api.patchAs(ADA, tag).body(Map.of("name", "Circle")).patch(circle.path("")).then().statusCode(200).header("ETag",
                is(tag));
        Api.patchAs(ADA, tag).body("{}").patch(circle.path("")).then().statusCode(200).header("ETag", is(tag));
        Api.as(ADA).get(circle.path("/events")).then().body("items.type", contains("GROUP_CREATED"));
    }
}
