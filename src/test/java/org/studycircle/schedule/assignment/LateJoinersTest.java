package org.studycircle.schedule.assignment;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.MIA;
import static org.studycircle.testing.People.RUI;
import static org.studycircle.testing.People.ZOE;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.Past;
import org.studycircle.testing.People;
import org.studycircle.testing.Texts;
import org.studycircle.text.Ids;

import com.google.errorprone.annotations.CanIgnoreReturnValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** What a group grants those who join late, wherever a date goes out or decides. */
@QuarkusTest
class LateJoinersTest {

    private static final Map<String, ?> WEEK = Map.of("policy", "GRACE", "graceDays", 7);

    @Inject
    Pool pool;

    private Circle circle;
    private Texts essay;
    private String assignmentId;
    private LocalDate today;

    /** Rui has been there since before the assignment opened, mia has just joined; it was due yesterday. */
    @BeforeEach
    void circle() {
        today = LocalDate.now(ZoneOffset.UTC);
        circle = Circle.of(Map.of("name", "Late", "zone", "UTC", "joinPolicy", "OPEN", "lateJoiners", WEEK)).joinedBy(RUI,
                MIA);
        Past.of(circle);
        joined(MIA, Instant.now().toString());
        essay = Texts.essayIn(circle, "Late", 2, 2);
        assignmentId = assigned(0, today.minusDays(10), today.minusDays(1), null);
    }

    private void joined(People person, String at) {
        pool.preparedQuery("update membership set first_joined_at = $3 where group_id = $1 and person_id = $2")
                .execute(Tuple.of(UUID.fromString(circle.id()), UUID.fromString(person.id()),
                        Instant.parse(at).atOffset(ZoneOffset.UTC)))
                .await().indefinitely();
    }

    @CanIgnoreReturnValue
    private String assigned(int section, LocalDate opensOn, LocalDate dueOn, LocalDate closesOn) {
        Map<String, Object> draft = essay.assignment(section);
        draft.put("opensOn", opensOn.toString());
        draft.put("dueOn", dueOn.toString());
        if (closesOn != null) {
            draft.put("closesOn", closesOn.toString());
        }
        return Api.as(ADA).body(draft).post(circle.path("/assignments")).then().statusCode(201).extract().path("assignmentId");
    }

    private ValidatableResponse assignment(People person) {
        return Api.as(person).get(circle.path("/assignments/" + assignmentId)).then().statusCode(200);
    }

    /** The instant at which a day is over. */
    private static String after(LocalDate day) {
        return day.plusDays(1) + "T00:00:00Z";
    }

    private void group(Object settings) {
        Api.patchAs(ADA, Api.as(ADA).get(circle.path("")).header("ETag")).body(settings).patch(circle.path("")).then()
                .statusCode(200);
    }

    @Test
    void lateJoinerHasTheGraceUpToTheEndOfTheSchedule() {
        assignment(MIA).body("effective.dueAt", is(after(today.minusDays(1)))).body("effective.source", is("ASSIGNMENT"));
        assigned(1, today, today.plusDays(3), today.plusDays(4));
        assignment(MIA).body("effective.dueAt", is(after(today.plusDays(4)))).body("effective.source", is("LATE_JOIN_RULE"));
        String last = assigned(1, today.plusDays(1), today.plusDays(30), null);
        assignment(MIA)
                .body("dueOn", is(today.minusDays(1).toString()))
                .body("effective.dueAt", is(after(today.plusDays(7))))
                .body("effective.source", is("LATE_JOIN_RULE"))
                .body("effective", not(hasKey("closesAt")));
        assignment(RUI).body("effective.dueAt", is(after(today.minusDays(1)))).body("effective.source", is("ASSIGNMENT"));
        Api.as(MIA).get(circle.path("/assignments")).then().statusCode(200)
                .body("items.effective.dueAt",
                        contains(after(today.plusDays(7)), after(today.plusDays(7)), after(today.plusDays(30))))
                .body("items.effective.source", contains("LATE_JOIN_RULE", "LATE_JOIN_RULE", "ASSIGNMENT"));
        Api.as(MIA).get(circle.path("/me/progress")).then().statusCode(200)
                .body("items.dueAt", contains(after(today.plusDays(7)), after(today.plusDays(7)), after(today.plusDays(30))));
        Api.as(RUI).get(circle.path("/me/progress")).then().statusCode(200)
                .body("items.dueAt", contains(after(today.minusDays(1)), after(today.plusDays(3)), after(today.plusDays(30))));
        Api.as(ADA).header("If-Match", Api.as(ADA).get(circle.path("/assignments/" + last)).header("ETag"))
                .delete(circle.path("/assignments/" + last)).then().statusCode(204);
        assignment(MIA).body("effective.dueAt", is(after(today.plusDays(4))));
    }

    @Test
    void facilitatorWhoJoinedLateIsAnsweredAlikeByReadingAndWriting() {
        assigned(1, today.plusDays(1), today.plusDays(30), null);
        joined(ADA, today.minusDays(3) + "T10:00:00Z");
        assignment(ADA).body("effective.dueAt", is(after(today.plusDays(4))));
        String tag = Api.as(ADA).get(circle.path("/assignments/" + assignmentId)).header("ETag");
        String next = Api.patchAs(ADA, tag).body(Map.of("title", "Renamed")).patch(circle.path("/assignments/" + assignmentId))
                .then().statusCode(200).body("effective.dueAt", is(after(today.plusDays(4)))).extract().header("ETag");
        assignment(ADA).header("ETag", is(next)).body("title", is("Renamed"));
    }

    @Test
    void lateJoinerIsNotLateOnTheBoard() {
        assigned(1, today.plusDays(1), today.plusDays(30), null);
        Api.as(ADA).get(circle.path("/progress")).then().statusCode(200)
                .body("columns.dueAt", contains(after(today.minusDays(1)), after(today.plusDays(30))))
                .body(row(MIA) + ".late", contains(false, false))
                .body(row(MIA) + "[0].dueAt", is(after(today.plusDays(7))))
                .body(row(MIA) + "[1]", not(hasKey("dueAt")))
                .body(row(RUI) + ".late", contains(true, false))
                .body(row(RUI), everyItem(not(hasKey("dueAt"))));
        complete(MIA, today.plusDays(7) + "T23:59:59Z");
        complete(RUI, today.minusDays(1) + "T23:59:59Z");
        Api.as(ADA).get(circle.path("/progress?assignmentId=" + assignmentId)).then().statusCode(200)
                .body(row(MIA) + ".late", contains(false))
                .body(row(RUI) + ".late", contains(false));
        group(Map.of("lateJoiners", Map.of("policy", "SAME_DATES")));
        Api.as(ADA).get(circle.path("/progress?assignmentId=" + assignmentId)).then().statusCode(200)
                .body(row(MIA) + ".late", contains(true))
                .body(row(MIA), everyItem(not(hasKey("dueAt"))));
    }

    private static String row(People member) {
        return "items.find { it.member.personId == '" + member.id() + "' }.cells";
    }

    private void complete(People reader, String at) {
        Api.as(reader).body(Map.of("events", List.of(Map.of("eventId", Ids.next().toString(), "sectionId", essay.sectionId(0),
                "kind", "COMPLETED", "sequence", 1, "occurredAt", at)))).post(circle.path("/me/reading-events")).then()
                .statusCode(200).body("results.outcome", contains("MERGED"));
    }

    @Test
    void joiningAgainNeitherWinsNorLosesTime() {
        assigned(1, today.plusDays(1), today.plusDays(30), null);
        Api.as(RUI).delete(circle.path("/me/membership")).then().statusCode(204);
        circle.joinedBy(RUI);
        assignment(RUI).body("effective.dueAt", is(after(today.minusDays(1)))).body("effective.source", is("ASSIGNMENT"));
        joined(MIA, today.minusDays(2) + "T10:00:00Z");
        Api.as(MIA).delete(circle.path("/me/membership")).then().statusCode(204);
        circle.joinedBy(MIA);
        assignment(MIA).body("effective.dueAt", is(after(today.plusDays(5))));
    }

    @Test
    void tagChangesWithTheDatesButRefusesNobodysEdit() {
        String tag = assignment(ADA).extract().header("ETag");
        String known = assignment(MIA).extract().header("ETag");
        assigned(1, today.plusDays(1), today.plusDays(30), null);
        assertNotEquals(known, assignment(MIA).extract().header("ETag"));
        Api.as(MIA).header("If-None-Match", known).get(circle.path("/assignments/" + assignmentId)).then().statusCode(200);
        Api.patchAs(ADA, tag).body(Map.of("title", "Renamed")).patch(circle.path("/assignments/" + assignmentId)).then()
                .statusCode(200);
    }

    @Test
    void groupGrantsNothingUnlessItSaysSo() {
        Circle plain = Circle.ofAda();
        Api.as(ADA).get(plain.path("")).then().body("lateJoiners", is(Map.of("policy", "SAME_DATES")));
        Api.as(MIA).get(circle.path("")).then().body("lateJoiners", is(WEEK));
        group(Map.of("lateJoiners", Map.of("policy", "SAME_DATES")));
        Api.as(MIA).get(circle.path("")).then().body("lateJoiners", is(Map.of("policy", "SAME_DATES")));
        group(Map.of("lateJoiners", Map.of("policy", "GRACE", "graceDays", 90)));
        group(Map.of("lateJoiners", Map.of("graceDays", 1)));
        Api.as(MIA).get(circle.path("")).then().body("lateJoiners", is(Map.of("policy", "GRACE", "graceDays", 1)));
    }

    @Test
    void graceWithoutDaysOrBeyondItsBoundsIsRefused() {
        refused("/lateJoiners/graceDays", "not-null", Map.of("policy", "GRACE"));
        refused("/lateJoiners/graceDays", "min", Map.of("policy", "GRACE", "graceDays", 0));
        refused("/lateJoiners/graceDays", "max", Map.of("policy", "GRACE", "graceDays", 91));
        refused("/lateJoiners/policy", "not-null", Map.of("graceDays", 7));
        String tag = Api.as(ADA).get(circle.path("")).header("ETag");
        for (String patch : List.of("{\"lateJoiners\":null}", "{\"lateJoiners\":{\"graceDays\":null}}",
                "{\"lateJoiners\":{\"policy\":null}}", "{\"lateJoiners\":{\"graceDays\":91}}")) {
            badly(ADA, tag).body(patch).patch(circle.path("")).then().statusCode(422)
                    .body("type", is("/problems/validation"));
        }
        badly(ADA, tag).body("{\"lateJoiners\":{\"days\":3}}").patch(circle.path("")).then().statusCode(400)
                .body("type", is("/problems/unknown-field"));
        Api.patchAs(RUI, tag).body(Map.of("lateJoiners", Map.of("policy", "SAME_DATES"))).patch(circle.path("")).then()
                .statusCode(403);
        Api.patchAs(ZOE, tag).body(Map.of("lateJoiners", Map.of("policy", "SAME_DATES"))).patch(circle.path("")).then()
                .statusCode(404);
        Api.as(ADA).get(circle.path("")).then().body("lateJoiners", is(WEEK));
    }

    private static RequestSpecification badly(People person, String tag) {
        return Api.asBadly(person).contentType(Api.MERGE_PATCH).header("If-Match", tag);
    }

    private static void refused(String pointer, String code, Map<String, ?> lateJoiners) {
        Map<String, Object> draft = new HashMap<>(Map.of("name", "Refused", "zone", "UTC", "lateJoiners", lateJoiners));
        Api.asBadly(ADA).body(draft).post("/groups").then().statusCode(422)
                .body("errors.pointer", hasItem(pointer)).body("errors.code", hasItem(code));
    }
}
