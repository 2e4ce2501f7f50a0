package org.studycircle.progress;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.RUI;
import static org.studycircle.testing.People.ZOE;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.Texts;
import org.studycircle.text.Ids;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;

/** Recording what was read, and reading where one stands. */
@QuarkusTest
class ReadingResourceTest {

    @Inject
    Pool pool;

    private Reading reading;
    private Circle circle;
    private Texts essay;

    @BeforeEach
    void ofThreeSections() {
        reading = Reading.ofThreeSections();
        circle = reading.circle();
        essay = reading.essay();
    }

    @Test
    void readerSeesWhatWasRecorded() {
        Instant at = Instant.parse("2026-01-22T19:30:05.123456Z");
        reading.sent(List.of(Reading.with(reading.read(0, 5, 1), "occurredAt", at.toString()),
                Reading.with(reading.read(0, 2, 2), "occurredAt", at.toString()),
                Reading.with(reading.event(0, "COMPLETED", 3), "occurredAt", at.toString())))
                .body("results.outcome", contains("MERGED", "MERGED", "MERGED"))
                .body("progress.sectionId", contains(essay.sectionId(0)))
                .body("progress[0].completion.source", is("SELF"));
        reading.mine(RUI)
                .body("items[0].dueAt", is("2999-12-31T23:00:00Z"))
                .body("items[0].sections.sectionId", contains(essay.sectionId(0), essay.sectionId(1), essay.sectionId(2)))
                .body("items[0].sections.paragraphCount", contains(8, 8, 8))
                .body("items[0].sections[0].round", is(1))
                .body("items[0].sections[0].position.paragraphKey", is(essay.key(0, 2)))
                .body("items[0].sections[0].position.paragraph", is(2))
                .body("items[0].sections[0].position.sequence", is(2))
                .body("items[0].sections[0].position.at", is(at.toString()))
                .body("items[0].sections[0].reach.paragraphKey", is(essay.key(0, 5)))
                .body("items[0].sections[0].reach.paragraph", is(5))
                .body("items[0].sections[0].completion.at", is(at.toString()))
                .body("items[0].sections[1]", not(hasKey("position")))
                .body("items[0].sections[1]", not(hasKey("reach")))
                .body("items[0].sections[1]", not(hasKey("completion")));
        reading.mine(ADA).body("items[0].sections[0]", not(hasKey("reach")));
    }

    @Test
    void strangerRecordsNothing() {
        Map<String, Object> batch = Map.of("events", List.of(reading.read(0, 5, 1)));
        Api.as(ZOE).body(batch).post(circle.path("/me/reading-events")).then().statusCode(404);
        Api.as(ZOE).get(circle.path("/me/progress")).then().statusCode(404);
        Api.asNobody().contentType("application/json").body(batch).post(circle.path("/me/reading-events")).then()
                .statusCode(401);
        Api.as(RUI).delete(circle.path("/me/membership")).then().statusCode(204);
        Api.as(RUI).body(batch).post(circle.path("/me/reading-events")).then().statusCode(404);
        Api.as(RUI).get(circle.path("/me/progress")).then().statusCode(404);
        assertEquals(0, reading.recorded(pool));
        circle.joinedBy(RUI);
        reading.mine(RUI).body("items[0].sections[0]", not(hasKey("reach")));
    }

    @Test
    void whoComesBackFindsTheProgress() {
        reading.sent(List.of(reading.read(0, 5, 1)))
                .body("results.outcome", everyItem(is("MERGED")));
        Api.as(RUI).delete(circle.path("/me/membership")).then().statusCode(204);
        circle.joinedBy(RUI);
        reading.mine(RUI).body("items[0].sections[0].reach.paragraph", is(5));
    }

    @Test
    void batchThatComesAgainChangesNothing() {
        List<Map<String, Object>> events = List.of(reading.read(0, 5, 1), reading.event(1, "COMPLETED", 2));
        reading.sent(events).body("results.outcome", contains("MERGED", "MERGED"));
        List<Map<String, Object>> once = reading.sections();
        long written = reading.recorded(pool);
        reading.sent(events)
                .body("results.outcome", contains("DUPLICATE", "DUPLICATE"))
                .body("progress.sectionId", contains(essay.sectionId(0), essay.sectionId(1)))
                .body("progress[0].reach.paragraph", is(5));
        Map<String, Object> altered = Reading.with(events.get(0), "paragraphKey", essay.key(0, 7));
        reading.sent(List.of(altered, altered)).body("results.outcome", contains("DUPLICATE", "DUPLICATE"));
        assertEquals(once, reading.sections());
        assertEquals(2, written, "one for each section");
        assertEquals(written, reading.recorded(pool));
    }

    @Test
    void badEventsAreRefusedAndGoodOnesCount() {
        Texts foreign = Texts.essayIn(Circle.ofAda(), "Elsewhere", 1, 1);
        Map<String, Object> good = reading.read(0, 3, 1);
        reading.sent(List.of(
                Reading.with(reading.event(0, "COMPLETED", 2), "sectionId", foreign.sectionId(0)),
                good,
                reading.event(1, "READ", 3),
                Reading.with(reading.event(1, "READ", 4), "paragraphKey", "no-such-key"),
                good))
                .body("results.outcome", contains("REFUSED", "MERGED", "REFUSED", "REFUSED", "DUPLICATE"))
                .body("results[0].problem.type", is("/problems/validation"))
                .body("results[0].problem.status", is(422))
                .body("results[0].problem.errors.pointer", contains("/events/0/sectionId"))
                .body("results[2].problem.errors.pointer", contains("/events/2/paragraphKey"))
                .body("results[3].problem.errors.code", contains("unknown-paragraph"))
                .body("results[1]", not(hasKey("problem")))
                .body("progress.sectionId", contains(essay.sectionId(0), essay.sectionId(1)))
                .body("progress[1]", not(hasKey("reach")));
        reading.mine(RUI)
                .body("items[0].sections[0].reach.paragraph", is(3))
                .body("items[0].sections[1]", not(hasKey("position")));
        assertEquals(1, reading.recorded(pool));
        reading.sent(List.of(Reading.with(reading.event(0, "COMPLETED", 9), "sectionId", Ids.next().toString())))
                .body("results.outcome", contains("REFUSED"))
                .body("progress", empty());
        assertEquals(1, reading.recorded(pool));
    }

    @Test
    void whatIsNoBatchIsRefusedWhole() {
        Map<String, Object> good = reading.read(0, 3, 1);
        refused(List.of(), "/events");
        refused(Collections.nCopies(501, good), "/events");
        refused(List.of(good, Reading.with(good, "eventId", null)), "/events/1/eventId");
        refused(List.of(good, Reading.with(good, "kind", "SKIMMED")), "/events/1/kind");
        refused(List.of(Reading.with(good, "sequence", -1)), "/events/0/sequence");
        refused(List.of(Reading.with(good, "sequence", 9_007_199_254_740_992L)), "/events/0/sequence");
        refused(List.of(Reading.with(good, "round", 0)), "/events/0/round");
        refused(List.of(Reading.with(good, "occurredAt", "yesterday")), "/events/0/occurredAt");
        refused(List.of(Reading.with(good, "occurredAt", "2026-01-22T19:30:05+01:00")), "/events/0/occurredAt");
        refused(List.of(Reading.with(good, "occurredAt", "0000-01-01T00:00:00Z")), "/events/0/occurredAt");
        refused(List.of(Reading.with(good, "occurredAt", "-999999999-01-01T00:00:00Z")), "/events/0/occurredAt");
        refused(List.of(Reading.with(good, "occurredAt", "+999999999-01-01T00:00:00Z")), "/events/0/occurredAt");
        refused(List.of(Reading.with(good, "paragraphKey", "k".repeat(65))), "/events/0/paragraphKey");
        refused(List.of(Reading.with(good, "paragraphKey", "\u0000")), "/events/0/paragraphKey");
        Api.asBadly(RUI).body(Map.of("events", List.of(Reading.with(good, "occurredAt", 1_700_000_000)))).post(
                circle.path("/me/reading-events")).then().statusCode(400).body("type", is("/problems/wrong-type"));
        Api.asBadly(RUI).body(Map.of("events", List.of(Reading.with(good, "page", 1)))).post(circle.path("/me/reading-events"))
                .then()
                .statusCode(400).body("type", is("/problems/unknown-field"));
        assertEquals(0, reading.recorded(pool));
        reading.mine(RUI).body("items[0].sections[0]", not(hasKey("reach")));
    }

    private void refused(List<Map<String, Object>> events, String pointer) {
        Api.asBadly(RUI).body(Map.of("events", events)).post(circle.path("/me/reading-events")).then()
                .statusCode(422).body("errors.pointer", hasItem(pointer));
    }

    @Test
    void clockOfTheFutureIsSetToNow() {
        reading.sent(List.of(Reading.with(reading.event(0, "COMPLETED", 1), "occurredAt", "2999-12-31T23:59:00Z")))
                .body("results.outcome", everyItem(is("MERGED")));
        Instant at = Instant.parse(reading.mine(RUI).extract().path("items[0].sections[0].completion.at"));
        assertTrue(at.isAfter(Instant.now().minusSeconds(60)) && at.isBefore(Instant.now().plusSeconds(1)), at::toString);
    }

    @Test
    void readerStartsOverAndReopens() {
        reading.sent(List.of(reading.read(0, 7, 1), reading.event(0, "COMPLETED", 2)))
                .body("results.outcome", everyItem(is("MERGED")));
        reading.sent(List.of(Reading.with(reading.event(0, "STARTED_OVER", 3), "round", 2), reading.event(0, "REOPENED", 4),
                reading.read(0, 6, 5)))
                .body("results.outcome", everyItem(is("MERGED")));
        reading.mine(RUI)
                .body("items[0].sections[0].round", is(2))
                .body("items[0].sections[0]", not(hasKey("reach")))
                .body("items[0].sections[0]", not(hasKey("completion")))
                .body("items[0].sections[0].position.paragraph", is(6));
        reading.sent(List.of(Reading.with(reading.read(0, 1, 6), "round", 2)))
                .body("results.outcome", everyItem(is("MERGED")));
        reading.mine(RUI).body("items[0].sections[0].reach.paragraph", is(1));
    }
}
