package org.studycircle.across;

import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.BEN;
import static org.studycircle.testing.People.MIA;
import static org.studycircle.testing.People.RUI;
import static org.studycircle.testing.People.ZOE;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.Operation;
import org.studycircle.testing.People;
import org.studycircle.testing.Scene;
import org.studycircle.testing.Scene.Standing;
import org.studycircle.text.Ids;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** A group that is closed is read, and nothing else. */
@QuarkusTest
class ArchivedGroupTest {

    /** What an archived group still lets people do, each held by a test of its own. */
    private static final Set<String> POSSIBLE = Set.of("leaveGroup", "archiveGroup", "restoreGroup", "deleteGroup",
            "acceptFacilitation", "declineFacilitation", "cloneGroup", "markRead", "updateMembership");

    /** What has nothing to do in the group as it was archived; it has a test of its own too. */
    private static final String NOTHING_TO_DO = "concealAssignment";

    private static String tag(Circle circle) {
        return Api.as(ADA).get(circle.path("")).then().statusCode(200).extract().header("ETag");
    }

    private static Response archive(Circle circle) {
        return Api.as(ADA).header("If-Match", tag(circle)).put(circle.path("/archive")).then().statusCode(200).extract()
                .response();
    }

    private static Stream<Operation> writing() {
        return Operation.all().filter(Operation::writes).filter(Operation::isInGroup)
                .filter(operation -> !operation.isForAdministrators());
    }

    private static Stream<Operation> refused() {
        return writing().filter(operation -> !POSSIBLE.contains(operation.id()))
                .filter(operation -> !operation.id().equals(NOTHING_TO_DO));
    }

    @Test
    void nothingThatWritesIsDone() {
        Scene scene = Scene.of(Map.of(BEN, Standing.FACILITATOR, RUI, Standing.MEMBER));
        Map<String, String> ids = scene.idsOfOwn(BEN);
        Circle circle = new Circle(ids.get("groupId"), Map.of());
        int was = archive(circle).statusCode();
        assertEquals(200, was);
        String before = scene.state();
        Map<String, String> expected = new TreeMap<>();
        Map<String, String> answered = new TreeMap<>();
        refused().forEach(operation -> {
            People caller = operation.id().equals("joinGroup") ? ZOE : BEN;
            Response answer = operation.send(Api.as(caller), ids, operation.tag(BEN, ids));
            expected.put(operation.id(), "409 /problems/group-archived");
            answered.put(operation.id(), answer.statusCode() + (answer.asString().isEmpty() ? "" : " " + answer.path("type")));
        });
        assertEquals(expected, answered);
        assertEquals(before, scene.state());
        assertEquals(POSSIBLE.size(), writing().filter(operation -> POSSIBLE.contains(operation.id())).count());
    }

    @Test
    void whatWasRevealedIsNotConcealed() {
        Scene scene = Scene.of(Map.of(BEN, Standing.FACILITATOR));
        Map<String, String> ids = scene.ids();
        Map<String, Operation> reveals = writing().filter(operation -> operation.id().endsWith("Assignment"))
                .collect(Collectors.toMap(Operation::id, operation -> operation));
        Operation reveal = reveals.get("revealAssignment");
        reveal.send(Api.as(BEN), ids, reveal.tag(BEN, ids)).then().statusCode(200);
        assertEquals(200, archive(new Circle(ids.get("groupId"), Map.of())).statusCode());
        String before = scene.state();
        Operation conceal = reveals.get(NOTHING_TO_DO);
        conceal.send(Api.as(BEN), ids, conceal.tag(BEN, ids)).then().statusCode(409)
                .body("type", is("/problems/group-archived"));
        assertEquals(before, scene.state());
    }

    @Test
    void everythingCanStillBeRead() {
        Scene scene = Scene.of(Map.of(BEN, Standing.FACILITATOR, RUI, Standing.MEMBER));
        Map<String, String> ids = scene.ids();
        assertEquals(200, archive(new Circle(ids.get("groupId"), Map.of())).statusCode());
        Operation.all().filter(operation -> !operation.writes()).filter(Operation::isInGroup)
                .forEach(operation -> assertEquals(200, operation.send(Api.as(BEN), ids, null).statusCode(), operation.id()));
    }

    @Test
    void facilitatorArchivesAndRestores() {
        Circle circle = Circle.ofAda().joinedBy(RUI);
        String tag = tag(circle);
        Api.as(RUI).header("If-Match", tag).put(circle.path("/archive")).then().statusCode(403);
        Api.as(ZOE).header("If-Match", tag).put(circle.path("/archive")).then().statusCode(404);
        Api.asBadly(ADA).put(circle.path("/archive")).then().statusCode(428);
        Api.as(RUI).get(circle.path("")).then().body("$", not(hasKey("archivedAt")));

        String archived = Api.as(ADA).header("If-Match", tag).put(circle.path("/archive")).then().statusCode(200)
                .body("archivedAt", notNullValue()).extract().header("ETag");
        Api.as(RUI).get(circle.path("")).then().body("archivedAt", notNullValue());
        Api.as(ADA).header("If-Match", tag).put(circle.path("/archive")).then().statusCode(200).header("ETag", is(archived));
        Api.as(ADA).header("If-Match", tag).delete(circle.path("/archive")).then().statusCode(412)
                .body("current.archivedAt", notNullValue());
        Api.as(RUI).header("If-Match", archived).delete(circle.path("/archive")).then().statusCode(403);
        Api.as(RUI).get(circle.path("")).then().body("archivedAt", notNullValue());

        Api.as(ADA).header("If-Match", archived).delete(circle.path("/archive")).then().statusCode(200)
                .body("$", not(hasKey("archivedAt")));
        Api.as(ADA).header("If-Match", archived).delete(circle.path("/archive")).then().statusCode(200);
        Api.asBadly(ADA).delete(circle.path("/archive")).then().statusCode(428);
        Api.as(RUI).body(Map.of("title", "Again", "post", Map.of("text", "Here we are."))).post(circle.path("/threads")).then()
                .statusCode(201);
        assertEquals(List.of("GROUP_CREATED", "MEMBER_JOINED", "GROUP_ARCHIVED", "GROUP_RESTORED", "THREAD_CREATED"),
                Api.as(RUI).get(circle.path("/events")).path("items.type"));
    }

    @Test
    void staleTagArchivesNothing() {
        Circle circle = Circle.ofAda();
        String stale = tag(circle);
        Api.patchAs(ADA, stale).body(Map.of("name", "Renamed")).patch(circle.path("")).then().statusCode(200);
        Api.as(ADA).header("If-Match", stale).put(circle.path("/archive")).then().statusCode(412)
                .body("current.name", is("Renamed"));
        Api.as(ADA).get(circle.path("")).then().body("$", not(hasKey("archivedAt")));
    }

    @Test
    void membersLeaveAnArchivedGroupAndNobodyComesIn() {
        Circle circle = Circle.ofAda().joinedBy(RUI, MIA);
        assertEquals(200, archive(circle).statusCode());
        Api.as(ZOE).put(circle.path("/me/membership")).then().statusCode(409).body("type", is("/problems/group-archived"));
        Api.as(RUI).put(circle.path("/me/membership")).then().statusCode(200);
        Api.as(RUI).delete(circle.path("/me/membership")).then().statusCode(204);
        Api.as(RUI).put(circle.path("/me/membership")).then().statusCode(409);
        Api.as(ADA).delete(circle.path("/me/membership")).then().statusCode(409).body("type", is("/problems/last-facilitator"));
        Api.as(MIA).get(circle.path("/events")).then().body("items.type", hasItem("MEMBER_LEFT"));
        Api.as(MIA).get(circle.path("")).then().body("memberCount", is(2));
    }

    @Test
    void archivedGroupIsClonedForTheNextCohort() {
        Circle circle = Circle.ofAda();
        assertEquals(200, archive(circle).statusCode());
        Api.as(ADA).body(Map.of("name", "Next term", "startsOn", "2026-03-01")).post(circle.path("/clones")).then()
                .statusCode(201).body("$", not(hasKey("archivedAt")));
    }

    @Test
    void repeatedCreateIsAnsweredWithWhatStands() {
        Circle circle = Circle.ofAda().joinedBy(RUI);
        Map<String, ?> thread = Map.of("threadId", Ids.next(), "title", "Before", "post",
                Map.of("text", "It closed."));
        Api.as(RUI).body(thread).post(circle.path("/threads")).then().statusCode(201);
        assertEquals(200, archive(circle).statusCode());
        Api.as(RUI).body(thread).post(circle.path("/threads")).then().statusCode(200);
    }
}
