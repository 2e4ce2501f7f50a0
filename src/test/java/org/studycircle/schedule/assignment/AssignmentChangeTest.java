package org.studycircle.schedule.assignment;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.RUI;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.Texts;
import org.studycircle.text.Ids;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** Assignments that are changed and deleted. */
@QuarkusTest
class AssignmentChangeTest {

    @Inject
    Pool pool;

    private Assigning assigning;
    private Circle circle;

    @BeforeEach
    void inCircle() {
        assigning = Assigning.inCircle();
        circle = assigning.circle();
    }

    @Test
    void facilitatorChangesAndMemberDoesNot() {
        Texts essay = assigning.essay();
        Map<String, Object> draft = Assigning.draft(essay, "2026-12-06", 1, 2);
        draft.put("opensOn", "2026-11-22");
        draft.put("closesOn", "2026-12-20");
        draft.put("instructions", "Slowly.");
        String id = assigning.assigned(draft);
        String tag = assigning.tag(id);
        Api.patchAs(RUI, tag).body(Map.of("title", "Mine")).patch(assigning.path(id)).then().statusCode(403);
        Api.as(RUI).get(assigning.path(id)).then().header("ETag", is(tag)).body("title",
                is("The Empty Chair: Arriving – Staying"));

        String next = Api.patchAs(ADA, tag).body("{\"dueOn\":\"2026-12-13T18:00\",\"closesOn\":null,\"instructions\":null}")
                .patch(assigning.path(id)).then().statusCode(200).extract().header("ETag");
        assertNotEquals(tag, next);
        Api.as(RUI).get(assigning.path(id)).then()
                .header("ETag", is(next))
                .body("dueOn", is("2026-12-13T18:00"))
                .body("effective.dueAt", is("2026-12-13T17:00:00Z"))
                .body("$", not(hasKey("closesOn")))
                .body("$", not(hasKey("instructions")))
                .body("opensOn", is("2026-11-22"))
                .body("sections.sectionId", contains(essay.sectionId(1), essay.sectionId(2)));

        String last = Api.patchAs(ADA, next).body(Map.of("sectionIds", List.of(essay.sectionId(3), essay.sectionId(1))))
                .patch(assigning.path(id)).then().statusCode(200)
                .body("sections.sectionId", contains(essay.sectionId(1), essay.sectionId(3)))
                .extract().header("ETag");
        assertNotEquals(next, last);
        Api.as(RUI).get(assigning.path(id)).then()
                .header("ETag", is(last))
                .body("sections.sectionId", contains(essay.sectionId(1), essay.sectionId(3)));
    }

    @Test
    void badChangeChangesNothing() {
        Texts essay = assigning.essay();
        String id = assigning.assigned(Assigning.draft(essay, "2999-12-06", 1));
        String tag = assigning.tag(id);
        unchanged(id, tag, "{\"title\":null}", "/title");
        unchanged(id, tag, "{\"dueOn\":null}", "/dueOn");
        unchanged(id, tag, "{\"dueOn\":\"soon\"}", "/dueOn");
        unchanged(id, tag, "{\"closesOn\":\"2999-12-05\"}", "/closesOn");
        unchanged(id, tag, "{\"sectionIds\":[\"" + Ids.next() + "\"]}", "/sectionIds/0");
        unchanged(id, tag, "{\"sectionIds\":[null]}", "/sectionIds/0");
        Api.asBadly(ADA).contentType(Api.MERGE_PATCH).header("If-Match", tag).body("{\"editionId\":\"" + Ids.next() + "\"}")
                .patch(assigning.path(id)).then().statusCode(400).body("type", is("/problems/unknown-field"));
        Api.asBadly(ADA).contentType("application/json").header("If-Match", tag).body(Map.of("title", "Json"))
                .patch(assigning.path(id))
                .then().statusCode(415);
        Api.as(ADA).get(assigning.path(id)).then().header("ETag", is(tag));
    }

    private void unchanged(String id, String tag, String patch, String pointer) {
        Api.asBadly(ADA).contentType(Api.MERGE_PATCH).header("If-Match", tag).body(patch).patch(assigning.path(id)).then()
                .statusCode(422).body("errors.pointer", hasItem(pointer));
        Api.as(ADA).get(assigning.path(id)).then().header("ETag", is(tag));
    }

    @Test
    void changeOfNothingIsNone() {
        String id = assigning.assigned(Assigning.draft(assigning.essay(), "2999-12-06", 1));
        String tag = assigning.tag(id);
        Api.patchAs(ADA, tag).body("{\"dueOn\":\"2999-12-06\",\"closesOn\":null}").patch(assigning.path(id)).then()
                .statusCode(200).header("ETag", is(tag)).body("dueOn", is("2999-12-06"));
        Api.as(ADA).get(assigning.path(id)).then().header("ETag", is(tag));
    }

    @Test
    void changeNeedsTheStateThatItChanges() {
        String id = assigning.assigned(Assigning.draft(assigning.essay(), "2999-12-31", 1));
        String tag = assigning.tag(id);
        Api.asBadly(ADA).contentType(Api.MERGE_PATCH).body(Map.of("title", "Blind")).patch(assigning.path(id)).then()
                .statusCode(428);
        Api.asBadly(ADA).delete(assigning.path(id)).then().statusCode(428);
        Api.patchAs(ADA, tag).body(Map.of("title", "First")).patch(assigning.path(id)).then().statusCode(200);
        Api.patchAs(ADA, tag).body(Map.of("title", "Second")).patch(assigning.path(id)).then()
                .statusCode(412)
                .body("type", is("/problems/precondition-failed"))
                .body("current.title", is("First"));
        Api.as(ADA).header("If-Match", tag).delete(assigning.path(id)).then().statusCode(412);
        Api.as(ADA).get(assigning.path(id)).then().statusCode(200).body("title", is("First"));
        Api.as(ADA).header("If-None-Match", assigning.tag(id)).get(assigning.path(id)).then().statusCode(304);
    }

    @Test
    void deletedAssignmentIsGoneEverywhere() {
        Texts essay = assigning.essay();
        String id = assigning.assigned(Assigning.draft(essay, "2999-12-31", 1));
        String kept = assigning.assigned(Assigning.draft(essay, "2999-12-31", 2));
        String tag = assigning.tag(id);
        Api.as(RUI).header("If-Match", tag).delete(assigning.path(id)).then().statusCode(403);
        Api.as(RUI).get(assigning.path(id)).then().statusCode(200);
        Api.as(ADA).header("If-Match", tag).delete(assigning.path(id)).then().statusCode(204);
        Api.as(RUI).get(assigning.path(id)).then().statusCode(404);
        Api.as(RUI).get(circle.path("/assignments")).then().body("items.assignmentId", contains(kept));
        Api.as(RUI).get(circle.path("/me/progress")).then().body("items.assignmentId", contains(kept));
        Api.as(ADA).get(circle.path("/progress")).then().body("columns.assignmentId", contains(kept));
        Api.patchAs(ADA, tag).body(Map.of("title", "Back")).patch(assigning.path(id)).then().statusCode(404);
        Api.as(ADA).header("If-Match", tag).delete(assigning.path(id)).then().statusCode(204);
    }

    @Test
    void groupThatMovesToAnotherZoneKeepsItsDates() {
        Map<String, Object> draft = Assigning.draft(assigning.essay(), "2026-12-06", 1);
        String id = assigning.assigned(Assigning.with(draft, "opensOn", "2026-11-22"));
        String before = assigning.tag(id);
        String tag = Api.as(ADA).get(circle.path("")).then().extract().header("ETag");
        Api.patchAs(ADA, tag).body(Map.of("zone", "Pacific/Apia")).patch(circle.path("")).then().statusCode(200);
        Api.as(RUI).header("If-None-Match", before).get(assigning.path(id)).then()
                .statusCode(200)
                .body("opensOn", is("2026-11-22"))
                .body("dueOn", is("2026-12-06"))
                .body("zone", is("Pacific/Apia"))
                .body("effective.opensAt", is("2026-11-21T11:00:00Z"))
                .body("effective.dueAt", is("2026-12-06T11:00:00Z"));
        Api.patchAs(ADA, before).body(Map.of("title", "Still mine to change")).patch(assigning.path(id)).then().statusCode(200);
    }

    @Test
    void everyChangeIsInTheLog() {
        String id = assigning.assigned(Assigning.draft(assigning.essay(), "2999-12-31", 1));
        Api.patchAs(ADA, assigning.tag(id)).body(Map.of("title", "Renamed")).patch(assigning.path(id)).then().statusCode(200);
        Api.as(ADA).header("If-Match", assigning.tag(id)).delete(assigning.path(id)).then().statusCode(204);
        List<String> types = pool
                .preparedQuery("select type from group_event where group_id = $1 and assignment_id = $2 order by seq")
                .execute(Tuple.of(UUID.fromString(circle.id()), UUID.fromString(id))).await().indefinitely()
                .stream().map(row -> row.getString("type")).toList();
        assertEquals(List.of("ASSIGNMENT_CREATED", "ASSIGNMENT_UPDATED", "ASSIGNMENT_DELETED"), types);
    }
}
