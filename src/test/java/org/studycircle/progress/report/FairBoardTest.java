package org.studycircle.progress.report;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.RUI;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.Past;
import org.studycircle.testing.Texts;
import org.studycircle.text.Ids;

import io.quarkus.test.junit.QuarkusTest;

/** Who is late, and who only says so. */
@QuarkusTest
class FairBoardTest {

    private static final Duration WEEK = Duration.ofDays(7);

    private Circle circle;
    private Texts essay;
    private String assignment;
    private Instant now;
    private LocalDate today;
    private int sequence;

    /** It opened ten days ago and was due the day before yesterday. */
    @BeforeEach
    void assignment() {
        now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        today = LocalDate.now(ZoneOffset.UTC);
        circle = Past.of(Circle.of(Map.of("name", "Fair", "zone", "UTC", "joinPolicy", "OPEN")).joinedBy(RUI));
        essay = Texts.essayIn(circle, "Fair", 2, 4);
        Map<String, Object> draft = essay.assignment(0);
        draft.putAll(Map.of("opensOn", today.minusDays(10).toString(), "dueOn", today.minusDays(2).toString()));
        assignment = circle.path("/assignments/" + Api.as(ADA).body(draft).post(circle.path("/assignments")).then()
                .statusCode(201).extract().<String>path("assignmentId"));
    }

    private Map<String, Object> event(String kind, Instant at) {
        return new HashMap<>(Map.of("eventId", Ids.next().toString(), "sectionId", essay.sectionId(0), "kind", kind,
                "sequence", ++sequence, "occurredAt", at.toString()));
    }

    private void tell(Map<String, ?> device, List<Map<String, Object>> events) {
        Map<String, Object> batch = new HashMap<>(device);
        batch.put("events", events);
        Api.as(RUI).body(batch).post(circle.path("/me/reading-events")).then().statusCode(200)
                .body("results.outcome", everyItem(is("MERGED")));
    }

    private void complete(Instant at) {
        tell(Map.of(), List.of(event("COMPLETED", at)));
    }

    private void readTo(int paragraph, Instant at) {
        Map<String, Object> read = event("READ", at);
        read.put("paragraphKey", essay.key(0, paragraph));
        tell(Map.of(), List.of(read));
    }

    private Map<String, Object> cell() {
        return Api.as(ADA).get(circle.path("/progress")).then().statusCode(200).extract()
                .path("items.find { it.member.personId == '" + RUI.id() + "' }.cells[0]");
    }

    private void due(LocalDate day) {
        change(assignment, Map.of("dueOn", day.toString()));
    }

    private static void change(String path, Map<String, ?> settings) {
        Api.patchAs(ADA, Api.as(ADA).get(path).header("ETag")).body(settings).patch(path).then().statusCode(200);
    }

    private Instant daysAgo(int days) {
        return now.minus(Duration.ofDays(days));
    }

    private void assertCompleted(Instant at, boolean late) {
        assertTrue(Duration.between(at, Instant.parse((String) cell().get("completedAt"))).abs().toSeconds() < 60,
                () -> at + " in " + cell());
        assertTrue(cell().get("late").equals(late), () -> "late in " + cell());
    }

    @Test
    void whoCompletesAgainAfterTheDateWasInTime() {
        complete(daysAgo(5));
        complete(daysAgo(1));
        assertCompleted(daysAgo(5), false);
        tell(Map.of(), List.of(event("REOPENED", now.minusSeconds(7200))));
        complete(now.minusSeconds(3600));
        complete(now.minusSeconds(60));
        assertCompleted(now.minusSeconds(3600), true);
    }

    @Test
    void clockThatIsFarAheadMakesNobodyLate() {
        Instant ahead = Instant.now().plus(Duration.ofDays(400));
        tell(Map.of("sentAt", ahead.toString()), List.of(event("COMPLETED", ahead.minus(WEEK))));
        assertCompleted(now.minus(WEEK), false);
        assertTrue(Duration.between(now, Instant.parse((String) cell().get("receivedAt"))).abs().toSeconds() < 60);
    }

    @Test
    void clockThatIsSlowMakesNobodyEarly() {
        Instant slow = Instant.now().minus(Duration.ofDays(30));
        tell(Map.of("sentAt", slow.toString()), List.of(event("COMPLETED", slow.minusSeconds(60))));
        assertCompleted(now, true);
        assertFalse(cell().containsKey("receivedAt"), () -> cell().toString());
    }

    @Test
    void whatLiesBeforeTheOpeningIsWhenItOpened() {
        complete(Instant.parse("2025-01-01T00:00:00Z"));
        assertCompleted(today.minusDays(10).atStartOfDay().toInstant(ZoneOffset.UTC), false);
        assertTrue(cell().containsKey("receivedAt"));
    }

    @Test
    void whatLiesBeforeTheGroupIsWhenItWasJoined() {
        Circle young = Circle.ofAda().joinedBy(RUI);
        Texts text = Texts.essayIn(young, "Young", 1, 1);
        Map<String, Object> draft = text.assignment(0);
        draft.putAll(Map.of("opensOn", "2025-01-01", "dueOn", "2025-02-01"));
        Api.as(ADA).body(draft).post(young.path("/assignments")).then().statusCode(201);
        Api.as(RUI).body(Map.of("events", List.of(Map.of("eventId", Ids.next(), "sectionId", text.sectionId(0), "kind",
                "COMPLETED", "sequence", 1, "occurredAt", "2025-01-15T00:00:00Z")))).post(young.path("/me/reading-events"))
                .then()
                .statusCode(200);
        Api.as(ADA).get(young.path("/progress")).then()
                .body("items.find { it.member.personId == '" + RUI.id() + "' }.cells.late", contains(true));
    }

    @Test
    void dateThatMovesToBeforeACompletionLeavesItInTime() {
        complete(daysAgo(5));
        due(today.minusDays(8));
        assertCompleted(daysAgo(5), false);
        due(today.minusDays(9));
        assertCompleted(daysAgo(5), false);
        tell(Map.of(), List.of(event("REOPENED", Instant.now())));
        assertTrue(cell().get("late").equals(true));
        complete(Instant.now());
        assertTrue(cell().get("late").equals(true), () -> cell().toString());
    }

    @Test
    void dateThatMovesToLaterMakesItInTimeForGood() {
        complete(daysAgo(1));
        assertCompleted(daysAgo(1), true);
        due(today.plusDays(1));
        assertCompleted(daysAgo(1), false);
        due(today.minusDays(3));
        assertCompleted(daysAgo(1), false);
    }

    @Test
    void completionThatIsHeardOfAfterTheDateMovedIsJudgedByTheOneThatStood() {
        due(today.minusDays(8));
        complete(daysAgo(5));
        assertCompleted(daysAgo(5), false);
    }

    @Test
    void anotherZoneOfTheGroupMakesNobodyLate() {
        change(circle.path(""), Map.of("zone", "Pacific/Honolulu"));
        Instant lastMoment = today.minusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC).plusSeconds(9 * 3600);
        complete(lastMoment);
        assertCompleted(lastMoment, false);
        change(circle.path(""), Map.of("zone", "Pacific/Kiritimati"));
        assertCompleted(lastMoment, false);
    }

    @Test
    void wordAloneIsShownAsAClaim() {
        complete(daysAgo(5));
        assertTrue(cell().get("claimed").equals(true), () -> cell().toString());
        readTo(2, daysAgo(4));
        assertTrue(cell().get("claimed").equals(true), () -> cell().toString());
        readTo(3, daysAgo(3));
        assertFalse(cell().containsKey("claimed"), () -> cell().toString());
        Map<String, Object> over = event("STARTED_OVER", daysAgo(2));
        over.put("round", 2);
        tell(Map.of(), List.of(over));
        assertFalse(cell().containsKey("claimed"), () -> cell().toString());
        Api.as(ADA).get(circle.path("/progress")).then()
                .body("items.find { it.member.personId == '" + ADA.id() + "' }.cells[0]", not(hasKey("claimed")));
    }
}
