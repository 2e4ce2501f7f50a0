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
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.People;
import org.studycircle.testing.Texts;
import org.studycircle.text.Ids;

import io.quarkus.test.junit.QuarkusTest;

/** Assigning sections, and reading what is assigned. */
@QuarkusTest
class AssignmentResourceTest {

    private Assigning assigning;
    private Circle circle;

    @BeforeEach
    void inCircle() {
        assigning = Assigning.inCircle();
        circle = assigning.circle();
    }

    @Test
    void facilitatorAssignsSectionsAndMemberReadsThem() {
        Texts essay = assigning.essay();
        UUID id = Ids.next();
        Map<String, Object> draft = Assigning.with(Assigning.draft(essay, "2026-12-06", 2, 1), "assignmentId", id);
        draft.put("title", "The first half");
        draft.put("instructions", "Read *slowly*.");
        draft.put("opensOn", "2026-11-22T18:00");
        draft.put("closesOn", "2026-12-20");
        Api.as(ADA).body(draft).post(circle.path("/assignments")).then()
                .statusCode(201)
                .header("Location", is("/api/v1" + assigning.path(id.toString())))
                .header("ETag", notNullValue());
        Api.as(RUI).get(assigning.path(id.toString())).then()
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
        Texts essay = assigning.essay();
        LocalDate before = LocalDate.now(ZoneId.of("Europe/Berlin"));
        String id = assigning.assigned(Assigning.draft(essay, "2999-12-31", 1, 3));
        String opensOn = Api.as(RUI).get(assigning.path(id)).then()
                .body("title", is("The Empty Chair: Arriving – Leaving"))
                .body("$", not(hasKey("instructions")))
                .body("$", not(hasKey("closesOn")))
                .body("effective", not(hasKey("closesAt")))
                .extract().path("opensOn");
        assertTrue(List.of(before.toString(), LocalDate.now(ZoneId.of("Europe/Berlin")).toString()).contains(opensOn));
        Api.as(RUI).get(assigning.path(assigning.assigned(Assigning.draft(essay, "2999-12-31", 0, 1, 2, 3)))).then()
                .body("title", is("The Empty Chair"));
        Api.as(RUI).get(assigning.path(assigning.assigned(Assigning.draft(essay, "2999-12-31", 0)))).then().body("title",
                is("The Empty Chair"));
        Api.as(RUI).get(assigning.path(assigning.assigned(Assigning.draft(essay, "2999-12-31", 2)))).then().body("title",
                is("The Empty Chair: Staying"));
    }

    @Test
    void memberAndStrangerAssignNothing() {
        Map<String, Object> draft = Assigning.draft(assigning.essay(), "2999-12-31", 1);
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
        String id = assigning.assigned(Assigning.draft(assigning.essay(), "2999-12-31", 1));
        String tag = assigning.tag(id);
        Api.as(ZOE).get(circle.path("/assignments")).then().statusCode(404);
        Api.as(ZOE).get(assigning.path(id)).then().statusCode(404);
        Api.patchAs(ZOE, tag).body(Map.of("title", "Mine")).patch(assigning.path(id)).then().statusCode(404);
        Api.as(ZOE).header("If-Match", tag).delete(assigning.path(id)).then().statusCode(404);
        Circle other = Circle.ofAda();
        Api.as(ADA).get(other.path("/assignments/" + id)).then().statusCode(404);
        Api.as(ADA).get(assigning.path(Ids.next().toString())).then().statusCode(404);
        Api.as(RUI).get(assigning.path(id)).then().statusCode(200).body("title", is("The Empty Chair: Arriving"));
    }

    @Test
    void sameCreateSentAgainAnswersWhatStands() {
        Texts essay = assigning.essay();
        Map<String, Object> draft = Assigning.with(Assigning.draft(essay, "2999-12-31", 1), "assignmentId", Ids.next());
        String id = assigning.assigned(draft);
        Api.as(ADA).body(draft).post(circle.path("/assignments")).then().statusCode(200).body("assignmentId", is(id));
        Api.as(ADA).body(Assigning.with(draft, "title", "Other")).post(circle.path("/assignments")).then()
                .statusCode(409).body("type", is("/problems/id-taken"));
        Api.as(ADA).get(circle.path("/assignments")).then().body("items.assignmentId", contains(id));
        Api.as(ADA).header("If-Match", assigning.tag(id)).delete(assigning.path(id)).then().statusCode(204);
        Api.as(ADA).body(draft).post(circle.path("/assignments")).then().statusCode(409).body("type", is("/problems/id-taken"));
        Api.as(ADA).get(circle.path("/assignments")).then().body("items", empty());
    }

    @Test
    void sectionsAreThoseOfTheEdition() {
        Texts essay = assigning.essay();
        Texts other = Texts.essayIn(circle, "# Another\n\n## Alone\n\nFive.\n");
        Map<String, Object> foreign = Assigning.draft(essay, "2999-12-31", 1);
        foreign.put("sectionIds", List.of(essay.sectionId(1), other.sectionId(0)));
        refused(foreign, "/sectionIds/1");
        foreign.put("sectionIds", List.of(essay.sectionId(1), essay.sectionId(2), essay.sectionId(1)));
        refused(foreign, "/sectionIds/2");
        foreign.put("sectionIds", List.of());
        refused(foreign, "/sectionIds");
        foreign.put("sectionIds", Collections.nCopies(101, essay.sectionId(1)));
        refused(foreign, "/sectionIds");
        refused(Assigning.with(Assigning.draft(essay, "2999-12-31", 1), "editionId", Ids.next()), "/editionId");
        Circle elsewhere = Circle.ofAda();
        Api.as(ADA).body(Assigning.draft(essay, "2999-12-31", 1)).post(elsewhere.path("/assignments")).then()
                .statusCode(422).body("errors.pointer", hasItem("/editionId"));
    }

    @Test
    void datesThatAreNoneOrOutOfOrderAreRefused() {
        Texts essay = assigning.essay();
        refused(Assigning.draft(essay, "2026-02-30", 1), "/dueOn");
        refused(Assigning.draft(essay, "2026-02-03T18:00Z", 1), "/dueOn");
        refused(Assigning.draft(essay, "2000-01-01", 1), "/dueOn");
        refused(Assigning.with(Assigning.draft(essay, "2999-12-30", 1), "closesOn", "2999-12-29"), "/closesOn");
        refused(Assigning.with(Assigning.draft(essay, "2999-12-30", 1), "opensOn", "2999-12-31"), "/dueOn");
        refused(Assigning.with(Assigning.draft(essay, "2999-12-30", 1), "title", " \u200b "), "/title");
        Map<String, Object> undue = essay.assignment(1);
        refused(undue, "/dueOn");
        for (Object none : List.of(Map.of(), Map.of("date", "2999-12-30"), List.of(2999, 12, 30), true)) {
            Api.asBadly(ADA).body(Assigning.with(Assigning.draft(essay, "2999-12-30", 1), "dueOn", none))
                    .post(circle.path("/assignments")).then()
                    .statusCode(400).body("type", is("/problems/wrong-type")).body("errors.pointer", contains("/dueOn"));
        }
        Api.asBadly(ADA).body(Assigning.with(Assigning.draft(essay, "2999-12-30", 1), "dueOn", 20261122))
                .post(circle.path("/assignments")).then()
                .statusCode(400).body("type", is("/problems/wrong-type")).body("errors.pointer", contains("/dueOn"));
        Api.asBadly(ADA).body(Assigning.with(Assigning.draft(essay, "2999-12-30", 1), "due", "2999-12-30"))
                .post(circle.path("/assignments")).then()
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
    void assignmentsAreListedByDueInBothDirections() {
        Texts essay = assigning.essay();
        List<String> byDue = new ArrayList<>();
        for (String dueOn : List.of("2999-05-02", "2999-05-01T23:59", "2999-05-03", "2999-05-01", "2999-04-30")) {
            byDue.add(assigning.assigned(Assigning.draft(essay, dueOn, 1)));
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
}
