package org.studycircle.schedule.assignment;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.BEN;
import static org.studycircle.testing.People.RUI;
import static org.studycircle.testing.People.ZOE;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.People;
import org.studycircle.testing.Texts;
import org.studycircle.text.Ids;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

@QuarkusTest
class AssignmentResourceTest {

    @Inject
    Pool pool;

    private Circle circle;

    @BeforeEach
    void circle() {
        circle = Circle.ofAda().joinedBy(RUI);
    }

    private Texts essay() {
        return Texts.essayIn(circle,
                "# The Empty Chair\n\nBefore all.\n\n## Arriving\n\nOne.\n\nTwo.\n\n## Staying\n\nThree.\n\n"
                        + "## Leaving\n\nFour.\n");
    }

    private static Map<String, Object> draft(Texts essay, String dueOn, int... sections) {
        Map<String, Object> draft = essay.assignment(sections);
        draft.put("dueOn", dueOn);
        return draft;
    }

    private static Map<String, Object> with(Map<String, Object> draft, String field, Object value) {
        Map<String, Object> changed = new HashMap<>(draft);
        changed.put(field, value);
        return changed;
    }

    private String assigned(Map<String, Object> draft) {
        return Api.as(ADA).body(draft).post(circle.path("/assignments")).then().statusCode(201).extract().path("assignmentId");
    }

    private String path(String assignmentId) {
        return circle.path("/assignments/" + assignmentId);
    }

    private String tag(String assignmentId) {
        return Api.as(ADA).get(path(assignmentId)).then().statusCode(200).extract().header("ETag");
    }

    @Test
    void facilitatorAssignsSectionsAndMemberReadsThem() {
        Texts essay = essay();
        UUID id = Ids.next();
        Map<String, Object> draft = with(draft(essay, "2026-12-06", 2, 1), "assignmentId", id);
        draft.put("title", "The first half");
        draft.put("instructions", "Read *slowly*.");
        draft.put("opensOn", "2026-11-22T18:00");
        draft.put("closesOn", "2026-12-20");
        Api.as(ADA).body(draft).post(circle.path("/assignments")).then()
                .statusCode(201)
                .header("Location", is("/api/v1" + path(id.toString())))
                .header("ETag", notNullValue());
        Api.as(RUI).get(path(id.toString())).then()
                .statusCode(200)
                .body("title", is("The first half"))
                .body("instructions", is("Read *slowly*."))
                .body("essayId", is(essay.essayId()))
                .body("editionId", is(essay.editionId()))
                .body("sections.sectionId", contains(essay.sectionId(1), essay.sectionId(2)))
                .body("sections.heading", contains("Arriving", "Staying"))
                .body("sections.paragraphCount", contains(2, 1))
                .body("opensOn", is("2026-11-22T18:00"))
                .body("dueOn", is("2026-12-06"))
                .body("closesOn", is("2026-12-20"))
                .body("zone", is("Europe/Berlin"))
                .body("effective.opensAt", is("2026-11-22T17:00:00Z"))
                .body("effective.dueAt", is("2026-12-06T23:00:00Z"))
                .body("effective.closesAt", is("2026-12-20T23:00:00Z"))
                .body("effective.source", is("ASSIGNMENT"));
    }

    @Test
    void whatIsNotSaidIsMadeFromTheTextAndTheDay() {
        Texts essay = essay();
        LocalDate before = LocalDate.now(ZoneId.of("Europe/Berlin"));
        String id = assigned(draft(essay, "2999-12-31", 1, 3));
        String opensOn = Api.as(RUI).get(path(id)).then()
                .body("title", is("The Empty Chair: Arriving – Leaving"))
                .body("$", not(hasKey("instructions")))
                .body("$", not(hasKey("closesOn")))
                .body("effective", not(hasKey("closesAt")))
                .extract().path("opensOn");
        assertTrue(List.of(before.toString(), LocalDate.now(ZoneId.of("Europe/Berlin")).toString()).contains(opensOn));
        Api.as(RUI).get(path(assigned(draft(essay, "2999-12-31", 0, 1, 2, 3)))).then().body("title", is("The Empty Chair"));
        Api.as(RUI).get(path(assigned(draft(essay, "2999-12-31", 0)))).then().body("title", is("The Empty Chair"));
        Api.as(RUI).get(path(assigned(draft(essay, "2999-12-31", 2)))).then().body("title", is("The Empty Chair: Staying"));
    }

    @Test
    void memberAndStrangerAssignNothing() {
        Map<String, Object> draft = draft(essay(), "2999-12-31", 1);
        Api.as(RUI).body(draft).post(circle.path("/assignments")).then().statusCode(403).body("type",
                is("/problems/forbidden"));
        Api.as(ZOE).body(draft).post(circle.path("/assignments")).then().statusCode(404);
        Api.asNobody().contentType("application/json").body(draft).post(circle.path("/assignments")).then().statusCode(401);
        Api.as(ADA).get(circle.path("/assignments")).then().body("items", empty());
        circle.joinedBy(BEN).facilitatedBy(BEN);
        Api.as(BEN).body(draft).post(circle.path("/assignments")).then().statusCode(201);
    }

    @Test
    void strangerSeesNoAssignment() {
        String id = assigned(draft(essay(), "2999-12-31", 1));
        String tag = tag(id);
        Api.as(ZOE).get(circle.path("/assignments")).then().statusCode(404);
        Api.as(ZOE).get(path(id)).then().statusCode(404);
        Api.patchAs(ZOE, tag).body(Map.of("title", "Mine")).patch(path(id)).then().statusCode(404);
        Api.as(ZOE).header("If-Match", tag).delete(path(id)).then().statusCode(404);
        Circle other = Circle.ofAda();
        Api.as(ADA).get(other.path("/assignments/" + id)).then().statusCode(404);
        Api.as(ADA).get(path(Ids.next().toString())).then().statusCode(404);
        Api.as(RUI).get(path(id)).then().statusCode(200).body("title", is("The Empty Chair: Arriving"));
    }

    @Test
    void sameCreateSentAgainAnswersWhatStands() {
        Texts essay = essay();
        Map<String, Object> draft = with(draft(essay, "2999-12-31", 1), "assignmentId", Ids.next());
        String id = assigned(draft);
        Api.as(ADA).body(draft).post(circle.path("/assignments")).then().statusCode(200).body("assignmentId", is(id));
        Api.as(ADA).body(with(draft, "title", "Other")).post(circle.path("/assignments")).then()
                .statusCode(409).body("type", is("/problems/id-taken"));
        Api.as(ADA).get(circle.path("/assignments")).then().body("items.assignmentId", contains(id));
        Api.as(ADA).header("If-Match", tag(id)).delete(path(id)).then().statusCode(204);
        Api.as(ADA).body(draft).post(circle.path("/assignments")).then().statusCode(409).body("type", is("/problems/id-taken"));
        Api.as(ADA).get(circle.path("/assignments")).then().body("items", empty());
    }

    @Test
    void sectionsAreThoseOfTheEdition() {
        Texts essay = essay();
        Texts other = Texts.essayIn(circle, "# Another\n\n## Alone\n\nFive.\n");
        Map<String, Object> foreign = draft(essay, "2999-12-31", 1);
        foreign.put("sectionIds", List.of(essay.sectionId(1), other.sectionId(0)));
        refused(foreign, "/sectionIds/1");
        foreign.put("sectionIds", List.of(essay.sectionId(1), essay.sectionId(2), essay.sectionId(1)));
        refused(foreign, "/sectionIds/2");
        foreign.put("sectionIds", List.of());
        refused(foreign, "/sectionIds");
        foreign.put("sectionIds", Collections.nCopies(101, essay.sectionId(1)));
        refused(foreign, "/sectionIds");
        refused(with(draft(essay, "2999-12-31", 1), "editionId", Ids.next()), "/editionId");
        Circle elsewhere = Circle.ofAda();
        Api.as(ADA).body(draft(essay, "2999-12-31", 1)).post(elsewhere.path("/assignments")).then()
                .statusCode(422).body("errors.pointer", hasItem("/editionId"));
    }

    @Test
    void datesThatAreNoneOrOutOfOrderAreRefused() {
        Texts essay = essay();
        refused(draft(essay, "2026-02-30", 1), "/dueOn");
        refused(draft(essay, "2026-02-03T18:00Z", 1), "/dueOn");
        refused(draft(essay, "2000-01-01", 1), "/dueOn");
        refused(with(draft(essay, "2999-12-30", 1), "closesOn", "2999-12-29"), "/closesOn");
        refused(with(draft(essay, "2999-12-30", 1), "opensOn", "2999-12-31"), "/dueOn");
        refused(with(draft(essay, "2999-12-30", 1), "title", " \u200b "), "/title");
        Map<String, Object> undue = essay.assignment(1);
        refused(undue, "/dueOn");
        for (Object none : List.of(Map.of(), Map.of("date", "2999-12-30"), List.of(2999, 12, 30), true)) {
            Api.asBadly(ADA).body(with(draft(essay, "2999-12-30", 1), "dueOn", none)).post(circle.path("/assignments")).then()
                    .statusCode(400).body("type", is("/problems/wrong-type")).body("errors.pointer", contains("/dueOn"));
        }
        Api.asBadly(ADA).body(with(draft(essay, "2999-12-30", 1), "dueOn", 20261122)).post(circle.path("/assignments")).then()
                .statusCode(400).body("type", is("/problems/wrong-type")).body("errors.pointer", contains("/dueOn"));
        Api.asBadly(ADA).body(with(draft(essay, "2999-12-30", 1), "due", "2999-12-30")).post(circle.path("/assignments")).then()
                .statusCode(400).body("type", is("/problems/unknown-field"));
        Api.as(ADA).get(circle.path("/assignments")).then().body("items", empty());
    }

    private void refused(Map<String, Object> draft, String pointer) {
        Api.asBadly(ADA).body(draft).post(circle.path("/assignments")).then()
                .statusCode(422)
                .body("type", is("/problems/validation"))
                .body("errors.pointer", hasItem(pointer));
    }

    @Test
    void facilitatorChangesAndMemberDoesNot() {
        Texts essay = essay();
        Map<String, Object> draft = draft(essay, "2026-12-06", 1, 2);
        draft.put("opensOn", "2026-11-22");
        draft.put("closesOn", "2026-12-20");
        draft.put("instructions", "Slowly.");
        String id = assigned(draft);
        String tag = tag(id);
        Api.patchAs(RUI, tag).body(Map.of("title", "Mine")).patch(path(id)).then().statusCode(403);
        Api.as(RUI).get(path(id)).then().header("ETag", is(tag)).body("title", is("The Empty Chair: Arriving – Staying"));

        String next = Api.patchAs(ADA, tag).body("{\"dueOn\":\"2026-12-13T18:00\",\"closesOn\":null,\"instructions\":null}")
                .patch(path(id)).then().statusCode(200).extract().header("ETag");
        assertNotEquals(tag, next);
        Api.as(RUI).get(path(id)).then()
                .header("ETag", is(next))
                .body("dueOn", is("2026-12-13T18:00"))
                .body("effective.dueAt", is("2026-12-13T17:00:00Z"))
                .body("$", not(hasKey("closesOn")))
                .body("$", not(hasKey("instructions")))
                .body("opensOn", is("2026-11-22"))
                .body("sections.sectionId", contains(essay.sectionId(1), essay.sectionId(2)));

        String last = Api.patchAs(ADA, next).body(Map.of("sectionIds", List.of(essay.sectionId(3), essay.sectionId(1))))
                .patch(path(id)).then().statusCode(200)
                .body("sections.sectionId", contains(essay.sectionId(1), essay.sectionId(3)))
                .extract().header("ETag");
        assertNotEquals(next, last);
        Api.as(RUI).get(path(id)).then()
                .header("ETag", is(last))
                .body("sections.sectionId", contains(essay.sectionId(1), essay.sectionId(3)));
    }

    @Test
    void badChangeChangesNothing() {
        Texts essay = essay();
        String id = assigned(draft(essay, "2999-12-06", 1));
        String tag = tag(id);
        unchanged(id, tag, "{\"title\":null}", "/title");
        unchanged(id, tag, "{\"dueOn\":null}", "/dueOn");
        unchanged(id, tag, "{\"dueOn\":\"soon\"}", "/dueOn");
        unchanged(id, tag, "{\"closesOn\":\"2999-12-05\"}", "/closesOn");
        unchanged(id, tag, "{\"sectionIds\":[\"" + Ids.next() + "\"]}", "/sectionIds/0");
        unchanged(id, tag, "{\"sectionIds\":[null]}", "/sectionIds/0");
        Api.asBadly(ADA).contentType(Api.MERGE_PATCH).header("If-Match", tag).body("{\"editionId\":\"" + Ids.next() + "\"}")
                .patch(path(id)).then().statusCode(400).body("type", is("/problems/unknown-field"));
        Api.asBadly(ADA).contentType("application/json").header("If-Match", tag).body(Map.of("title", "Json")).patch(path(id))
                .then().statusCode(415);
        Api.as(ADA).get(path(id)).then().header("ETag", is(tag));
    }

    private void unchanged(String id, String tag, String patch, String pointer) {
        Api.asBadly(ADA).contentType(Api.MERGE_PATCH).header("If-Match", tag).body(patch).patch(path(id)).then()
                .statusCode(422).body("errors.pointer", hasItem(pointer));
        Api.as(ADA).get(path(id)).then().header("ETag", is(tag));
    }

    @Test
    void changeOfNothingIsNone() {
        String id = assigned(draft(essay(), "2999-12-06", 1));
        String tag = tag(id);
        Api.patchAs(ADA, tag).body("{\"dueOn\":\"2999-12-06\",\"closesOn\":null}").patch(path(id)).then()
                .statusCode(200).header("ETag", is(tag)).body("dueOn", is("2999-12-06"));
        Api.as(ADA).get(path(id)).then().header("ETag", is(tag));
    }

    @Test
    void changeNeedsTheStateThatItChanges() {
        String id = assigned(draft(essay(), "2999-12-31", 1));
        String tag = tag(id);
        Api.asBadly(ADA).contentType(Api.MERGE_PATCH).body(Map.of("title", "Blind")).patch(path(id)).then().statusCode(428);
        Api.asBadly(ADA).delete(path(id)).then().statusCode(428);
        Api.patchAs(ADA, tag).body(Map.of("title", "First")).patch(path(id)).then().statusCode(200);
        Api.patchAs(ADA, tag).body(Map.of("title", "Second")).patch(path(id)).then()
                .statusCode(412)
                .body("type", is("/problems/precondition-failed"))
                .body("current.title", is("First"));
        Api.as(ADA).header("If-Match", tag).delete(path(id)).then().statusCode(412);
        Api.as(ADA).get(path(id)).then().statusCode(200).body("title", is("First"));
        Api.as(ADA).header("If-None-Match", tag(id)).get(path(id)).then().statusCode(304);
    }

    @Test
    void deletedAssignmentIsGoneEverywhere() {
        Texts essay = essay();
        String id = assigned(draft(essay, "2999-12-31", 1));
        String kept = assigned(draft(essay, "2999-12-31", 2));
        String tag = tag(id);
        Api.as(RUI).header("If-Match", tag).delete(path(id)).then().statusCode(403);
        Api.as(RUI).get(path(id)).then().statusCode(200);
        Api.as(ADA).header("If-Match", tag).delete(path(id)).then().statusCode(204);
        Api.as(RUI).get(path(id)).then().statusCode(404);
        Api.as(RUI).get(circle.path("/assignments")).then().body("items.assignmentId", contains(kept));
        Api.as(RUI).get(circle.path("/me/progress")).then().body("items.assignmentId", contains(kept));
        Api.as(ADA).get(circle.path("/progress")).then().body("columns.assignmentId", contains(kept));
        Api.patchAs(ADA, tag).body(Map.of("title", "Back")).patch(path(id)).then().statusCode(404);
        Api.as(ADA).header("If-Match", tag).delete(path(id)).then().statusCode(404);
    }

    @Test
    void groupThatMovesToAnotherZoneKeepsItsDates() {
        Map<String, Object> draft = draft(essay(), "2026-12-06", 1);
        String id = assigned(with(draft, "opensOn", "2026-11-22"));
        String before = tag(id);
        String tag = Api.as(ADA).get(circle.path("")).then().extract().header("ETag");
        Api.patchAs(ADA, tag).body(Map.of("zone", "Pacific/Apia")).patch(circle.path("")).then().statusCode(200);
        Api.as(RUI).header("If-None-Match", before).get(path(id)).then()
                .statusCode(200)
                .body("opensOn", is("2026-11-22"))
                .body("dueOn", is("2026-12-06"))
                .body("zone", is("Pacific/Apia"))
                .body("effective.opensAt", is("2026-11-21T11:00:00Z"))
                .body("effective.dueAt", is("2026-12-06T11:00:00Z"));
        Api.patchAs(ADA, before).body(Map.of("title", "Still mine to change")).patch(path(id)).then().statusCode(200);
    }

    @Test
    void assignmentsAreListedByDueInBothDirections() {
        Texts essay = essay();
        List<String> byDue = new ArrayList<>();
        for (String dueOn : List.of("2999-05-02", "2999-05-01T23:59", "2999-05-03", "2999-05-01", "2999-04-30")) {
            byDue.add(assigned(draft(essay, dueOn, 1)));
        }
        List<String> expected = List.of(byDue.get(4), byDue.get(1), byDue.get(3), byDue.get(0), byDue.get(2));

        var first = page(RUI, null, null);
        var second = page(RUI, "after", first.get("next"));
        var third = page(RUI, "after", second.get("next"));
        assertEquals(expected, flat(first, second, third));
        assertEquals(second.get("items"), page(RUI, "before", third.get("previous")).get("items"));
        assertEquals(first.get("items"), page(RUI, "before", second.get("previous")).get("items"));
        assertNull(third.get("next"));
        assertNull(first.get("previous"));
        Circle other = Circle.ofAda();
        Api.asBadly(ADA).queryParam("after", first.get("next")).get(other.path("/assignments")).then()
                .statusCode(400).body("type", is("/problems/invalid-cursor"));
        Api.as(RUI).queryParam("limit", 2).get(circle.path("/assignments")).then()
                .header("Link", startsWith("</api/v1" + circle.path("/assignments")));
    }

    private Map<String, Object> page(People person, String direction, Object cursor) {
        var call = Api.as(person).queryParam("limit", 2);
        return (direction == null ? call : call.queryParam(direction, cursor)).get(circle.path("/assignments")).then()
                .statusCode(200).extract().path("$");
    }

    @SafeVarargs
    private static List<Object> flat(Map<String, Object>... pages) {
        List<Object> ids = new ArrayList<>();
        for (Map<String, Object> page : pages) {
            ((List<?>) page.get("items")).forEach(item -> ids.add(((Map<?, ?>) item).get("assignmentId")));
        }
        return ids;
    }

    @Test
    void everyChangeIsInTheLog() {
        String id = assigned(draft(essay(), "2999-12-31", 1));
        Api.patchAs(ADA, tag(id)).body(Map.of("title", "Renamed")).patch(path(id)).then().statusCode(200);
        Api.as(ADA).header("If-Match", tag(id)).delete(path(id)).then().statusCode(204);
        List<String> types = pool
                .preparedQuery("select type from group_event where group_id = $1 and assignment_id = $2 order by seq")
                .execute(Tuple.of(UUID.fromString(circle.id()), UUID.fromString(id))).await().indefinitely()
                .stream().map(row -> row.getString("type")).toList();
        assertEquals(List.of("ASSIGNMENT_CREATED", "ASSIGNMENT_UPDATED", "ASSIGNMENT_DELETED"), types);
    }
}
