package org.studycircle.progress.report;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.BEN;
import static org.studycircle.testing.People.MIA;
import static org.studycircle.testing.People.RUI;
import static org.studycircle.testing.People.ZOE;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.Past;
import org.studycircle.testing.People;
import org.studycircle.testing.Texts;
import org.studycircle.text.Ids;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
class ProgressResourceTest {

    private Circle circle;
    private Texts essay;
    private String past;
    private String future;

    /** Two assignments, of which one was due long ago. */
    @BeforeEach
    void assignments() {
        circle = Past.of(Circle.ofAda().joinedBy(BEN, MIA, RUI));
        essay = Texts.essayIn(circle, "Board", 3, 4);
        future = assigned(essay, "2999-12-31", 2);
        past = assigned(essay, "2026-01-31T18:00", 0, 1);
    }

    private String assigned(Texts text, String dueOn, int... sections) {
        Map<String, Object> draft = text.assignment(sections);
        draft.put("opensOn", "2026-01-01");
        draft.put("dueOn", dueOn);
        return Api.as(ADA).body(draft).post(circle.path("/assignments")).then().statusCode(201).extract().path("assignmentId");
    }

    private void record(People reader, int section, String kind, Integer paragraph, String at) {
        Map<String, Object> event = new HashMap<>(
                Map.of("eventId", Ids.next().toString(), "sectionId", essay.sectionId(section),
                        "kind", kind, "sequence", 1, "occurredAt", at));
        if (paragraph != null) {
            event.put("paragraphKey", essay.key(section, paragraph));
        }
        Api.as(reader).body(Map.of("events", List.of(event))).post(circle.path("/me/reading-events")).then()
                .statusCode(200).body("results.outcome", contains("MERGED"));
    }

    private ValidatableResponse board(People reader) {
        return Api.as(reader).get(circle.path("/progress")).then();
    }

    private static List<String> byName(People... members) {
        return Stream.of(members).sorted(Comparator.comparing(People::displayName)).map(People::id).toList();
    }

    private static String row(People member) {
        return "items.find { it.member.personId == '" + member.id() + "' }.cells";
    }

    @Test
    void facilitatorSeesWhoIsWhere() {
        record(RUI, 0, "COMPLETED", null, "2026-01-31T16:59:59Z");
        record(RUI, 1, "COMPLETED", 3, "2026-01-31T17:00:00Z");
        record(RUI, 2, "COMPLETED", null, "2026-02-28T12:00:00Z");
        record(MIA, 0, "READ", 1, "2026-01-15T12:00:00Z");
        record(MIA, 2, "READ", 2, "2026-01-15T12:00:00Z");
        board(ADA).statusCode(200)
                .body("columns.assignmentId", contains(past, past, future))
                .body("columns.sectionId", contains(essay.sectionId(0), essay.sectionId(1), essay.sectionId(2)))
                .body("columns.heading", contains("Section 1", "Section 2", "Section 3"))
                .body("columns.paragraphCount", contains(4, 4, 4))
                .body("columns.dueAt", contains("2026-01-31T17:00:00Z", "2026-01-31T17:00:00Z", "2999-12-31T23:00:00Z"))
                .body("items.member.personId", is(byName(ADA, BEN, MIA, RUI)))
                .body("items.member.displayName", hasItems(ADA.displayName(), RUI.displayName()))
                .body(row(RUI) + ".sectionId", contains(essay.sectionId(0), essay.sectionId(1), essay.sectionId(2)))
                .body(row(RUI) + ".state", contains("COMPLETED", "COMPLETED", "COMPLETED"))
                .body(row(RUI) + ".late", contains(false, true, false))
                .body(row(RUI) + ".paragraphsReached", contains(0, 4, 0))
                .body(row(RUI) + "[1].completedAt", is("2026-01-31T17:00:00Z"))
                .body(row(MIA) + ".state", contains("STARTED", "NOT_OPENED", "STARTED"))
                .body(row(MIA) + ".late", contains(true, true, false))
                .body(row(MIA) + ".paragraphsReached", contains(2, 0, 3))
                .body(row(MIA) + "[0]", not(hasKey("completedAt")))
                .body(row(BEN) + ".state", everyItem(is("NOT_OPENED")));
    }

    @Test
    void boardIsForFacilitators() {
        board(RUI).statusCode(403).body("type", is("/problems/forbidden")).body("$", not(hasKey("items")));
        board(ZOE).statusCode(404).body("type", is("/problems/not-found"));
        Api.asNobody().get(circle.path("/progress")).then().statusCode(401);
        circle.facilitatedBy(BEN);
        board(BEN).statusCode(200).body("items", hasSize(4));
        Api.as(ADA).get("/groups/" + Ids.next() + "/progress").then().statusCode(404);
    }

    @Test
    void whoLeftIsNotOnTheBoard() {
        record(RUI, 0, "READ", 1, "2026-01-15T12:00:00Z");
        Api.as(RUI).delete(circle.path("/me/membership")).then().statusCode(204);
        board(ADA).body("items.member.personId", is(byName(ADA, BEN, MIA)));
    }

    @Test
    void sectionThatWasReopenedIsStarted() {
        record(RUI, 0, "COMPLETED", 3, "2026-01-15T12:00:00Z");
        Map<String, Object> reopened = Map.of("eventId", Ids.next().toString(), "sectionId", essay.sectionId(0), "kind",
                "REOPENED",
                "sequence", 2, "occurredAt", "2026-01-16T12:00:00Z");
        Api.as(RUI).body(Map.of("events", List.of(reopened))).post(circle.path("/me/reading-events")).then().statusCode(200);
        board(ADA).body(row(RUI) + "[0].state", is("STARTED"))
                .body(row(RUI) + "[0].late", is(true))
                .body(row(RUI) + "[0].paragraphsReached", is(4));
    }

    @Test
    void boardIsPagedByNameInBothDirectionsWithTheSameColumns() {
        var first = page(null, null);
        var second = page("after", first.get("next"));
        assertEquals(first.get("columns"), second.get("columns"));
        assertEquals(byName(ADA, BEN, MIA, RUI), members(first, second));
        assertNull(second.get("next"));
        assertEquals(first.get("items"), page("before", second.get("previous")).get("items"));
        Api.as(ADA).queryParam("limit", 3).get(circle.path("/progress")).then()
                .header("Link", startsWith("</api/v1" + circle.path("/progress")));
        Api.asBadly(ADA).queryParam("after", "nonsense").get(circle.path("/progress")).then()
                .statusCode(400).body("type", is("/problems/invalid-cursor"));
        Api.asBadly(ADA).queryParam("assignmentId", "nonsense").get(circle.path("/progress")).then()
                .statusCode(400).body("type", is("/problems/invalid-parameter"));
    }

    private Map<String, Object> page(String direction, Object cursor) {
        var call = Api.as(ADA).queryParam("limit", 3);
        return (direction == null ? call : call.queryParam(direction, cursor)).get(circle.path("/progress")).then()
                .statusCode(200).extract().path("$");
    }

    @SafeVarargs
    private static List<Object> members(Map<String, Object>... pages) {
        List<Object> ids = new ArrayList<>();
        for (Map<String, Object> page : pages) {
            ((List<?>) page.get("items"))
                    .forEach(item -> ids.add(((Map<?, ?>) ((Map<?, ?>) item).get("member")).get("personId")));
        }
        return ids;
    }

    @Test
    void boardAndOwnProgressMayBeOfOneAssignment() {
        Api.as(ADA).queryParam("assignmentId", future).get(circle.path("/progress")).then()
                .body("columns.sectionId", contains(essay.sectionId(2)))
                .body("items.cells.flatten().assignmentId", everyItem(is(future)));
        Api.as(RUI).queryParam("assignmentId", past).get(circle.path("/me/progress")).then()
                .body("items.assignmentId", contains(past))
                .body("items[0].sections.sectionId", contains(essay.sectionId(0), essay.sectionId(1)));
        String none = Ids.next().toString();
        Api.as(ADA).queryParam("assignmentId", none).get(circle.path("/progress")).then()
                .statusCode(200).body("columns", empty()).body("items[0].cells", empty());
        Api.as(RUI).queryParam("assignmentId", none).get(circle.path("/me/progress")).then()
                .statusCode(200).body("items", empty());
    }

    @Test
    void columnsAreThoseOfTheLastAssignmentsThatFit() {
        Texts wide = Texts.essayIn(circle, "Wide", 99, 1);
        int[] all = IntStream.range(0, 99).toArray();
        String early = assigned(wide, "2999-10-01", all);
        String late = assigned(wide, "2999-11-01", all);
        board(ADA).statusCode(200)
                .body("columns", hasSize(199))
                .body("columns.assignmentId.unique()", contains(early, late, future))
                .body("items[0].cells", hasSize(199));
        String narrow = assigned(wide, "2999-11-15", 0, 1);
        board(ADA).body("columns", hasSize(102)).body("columns.assignmentId.unique()", contains(late, narrow, future));
    }

    @Test
    void ownProgressIsPagedByDueInBothDirections() {
        String between = assigned(essay, "2999-06-01", 0);
        var call = Api.as(RUI).queryParam("limit", 2).get(circle.path("/me/progress")).then()
                .body("items.assignmentId", contains(past, between)).extract();
        var last = Api.as(RUI).queryParam("limit", 2).queryParam("after", call.<String>path("next"))
                .get(circle.path("/me/progress")).then()
                .body("items.assignmentId", contains(future)).body("$", not(hasKey("next"))).extract();
        Api.as(RUI).queryParam("limit", 2).queryParam("before", last.<String>path("previous"))
                .get(circle.path("/me/progress")).then().body("items", is(call.<Object>path("items")));
    }
}
