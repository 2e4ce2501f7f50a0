package org.studycircle.progress;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.RUI;
import static org.studycircle.testing.People.ZOE;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.People;
import org.studycircle.testing.Texts;
import org.studycircle.text.Ids;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

@QuarkusTest
class ReadingResourceTest {

    @Inject
    Pool pool;

    private Circle circle;
    private Texts essay;

    @BeforeEach
    void essayOfThreeSections() {
        circle = Circle.ofAda().joinedBy(RUI);
        essay = Texts.essayIn(circle, "Progress", 3, 8);
        Map<String, Object> draft = essay.assignment(0, 1, 2);
        draft.put("dueOn", "2999-12-31");
        Api.as(ADA).body(draft).post(circle.path("/assignments")).then().statusCode(201);
    }

    private Map<String, Object> event(int section, String kind, long sequence) {
        Map<String, Object> event = new HashMap<>();
        event.put("eventId", Ids.next().toString());
        event.put("sectionId", essay.sectionId(section));
        event.put("kind", kind);
        event.put("sequence", sequence);
        event.put("occurredAt", Instant.now().toString());
        return event;
    }

    private Map<String, Object> read(int section, int paragraph, long sequence) {
        return with(event(section, "READ", sequence), "paragraphKey", essay.key(section, paragraph));
    }

    private static Map<String, Object> with(Map<String, Object> event, String field, Object value) {
        Map<String, Object> changed = new HashMap<>(event);
        changed.put(field, value);
        return changed;
    }

    private ValidatableResponse sent(List<Map<String, Object>> events) {
        return Api.as(RUI).body(Map.of("events", events)).post(circle.path("/me/reading-events")).then().statusCode(200);
    }

    private ValidatableResponse mine(People reader) {
        return Api.as(reader).get(circle.path("/me/progress")).then().statusCode(200);
    }

    private List<Map<String, Object>> sections() {
        return mine(RUI).extract().path("items[0].sections");
    }

    private long recorded() {
        return pool.preparedQuery("select count(*) from group_event where group_id = $1 and type = 'PROGRESS_RECORDED'")
                .execute(Tuple.of(UUID.fromString(circle.id()))).await().indefinitely().iterator().next().getLong(0);
    }

    @Test
    void readerSeesWhatWasRecorded() {
        Instant at = Instant.parse("2026-01-22T19:30:05.123456Z");
        sent(List.of(with(read(0, 5, 1), "occurredAt", at.toString()), with(read(0, 2, 2), "occurredAt", at.toString()),
                with(event(0, "COMPLETED", 3), "occurredAt", at.toString())))
                .body("results.outcome", contains("MERGED", "MERGED", "MERGED"))
                .body("progress.sectionId", contains(essay.sectionId(0)))
                .body("progress[0].completion.source", is("SELF"));
        mine(RUI)
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
        mine(ADA).body("items[0].sections[0]", not(hasKey("reach")));
    }

    @Test
    void strangerRecordsNothing() {
        Map<String, Object> batch = Map.of("events", List.of(read(0, 5, 1)));
        Api.as(ZOE).body(batch).post(circle.path("/me/reading-events")).then().statusCode(404);
        Api.as(ZOE).get(circle.path("/me/progress")).then().statusCode(404);
        Api.asNobody().contentType("application/json").body(batch).post(circle.path("/me/reading-events")).then()
                .statusCode(401);
        Api.as(RUI).delete(circle.path("/me/membership")).then().statusCode(204);
        Api.as(RUI).body(batch).post(circle.path("/me/reading-events")).then().statusCode(404);
        Api.as(RUI).get(circle.path("/me/progress")).then().statusCode(404);
        assertEquals(0, recorded());
        circle.joinedBy(RUI);
        mine(RUI).body("items[0].sections[0]", not(hasKey("reach")));
    }

    @Test
    void whoComesBackFindsTheProgress() {
        sent(List.of(read(0, 5, 1)))
                .body("results.outcome", everyItem(is("MERGED")));
        Api.as(RUI).delete(circle.path("/me/membership")).then().statusCode(204);
        circle.joinedBy(RUI);
        mine(RUI).body("items[0].sections[0].reach.paragraph", is(5));
    }

    @Test
    void batchThatComesAgainChangesNothing() {
        List<Map<String, Object>> events = List.of(read(0, 5, 1), event(1, "COMPLETED", 2));
        sent(events).body("results.outcome", contains("MERGED", "MERGED"));
        List<Map<String, Object>> once = sections();
        long written = recorded();
        sent(events)
                .body("results.outcome", contains("DUPLICATE", "DUPLICATE"))
                .body("progress.sectionId", contains(essay.sectionId(0), essay.sectionId(1)))
                .body("progress[0].reach.paragraph", is(5));
        Map<String, Object> altered = with(events.get(0), "paragraphKey", essay.key(0, 7));
        sent(List.of(altered, altered)).body("results.outcome", contains("DUPLICATE", "DUPLICATE"));
        assertEquals(once, sections());
        assertEquals(1, written);
        assertEquals(written, recorded());
    }

    @Test
    void badEventsAreRefusedAndGoodOnesCount() {
        Texts foreign = Texts.essayIn(Circle.ofAda(), "Elsewhere", 1, 1);
        Map<String, Object> good = read(0, 3, 1);
        sent(List.of(
                with(event(0, "COMPLETED", 2), "sectionId", foreign.sectionId(0)),
                good,
                event(1, "READ", 3),
                with(event(1, "READ", 4), "paragraphKey", "no-such-key"),
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
        mine(RUI)
                .body("items[0].sections[0].reach.paragraph", is(3))
                .body("items[0].sections[1]", not(hasKey("position")));
        assertEquals(1, recorded());
        sent(List.of(with(event(0, "COMPLETED", 9), "sectionId", Ids.next().toString())))
                .body("results.outcome", contains("REFUSED"))
                .body("progress", empty());
        assertEquals(1, recorded());
    }

    @Test
    void whatIsNoBatchIsRefusedWhole() {
        Map<String, Object> good = read(0, 3, 1);
        refused(List.of(), "/events");
        refused(Collections.nCopies(501, good), "/events");
        refused(List.of(good, with(good, "eventId", null)), "/events/1/eventId");
        refused(List.of(good, with(good, "kind", "SKIMMED")), "/events/1/kind");
        refused(List.of(with(good, "sequence", -1)), "/events/0/sequence");
        refused(List.of(with(good, "sequence", 9_007_199_254_740_992L)), "/events/0/sequence");
        refused(List.of(with(good, "round", 0)), "/events/0/round");
        refused(List.of(with(good, "occurredAt", "yesterday")), "/events/0/occurredAt");
        refused(List.of(with(good, "occurredAt", "2026-01-22T19:30:05+01:00")), "/events/0/occurredAt");
        refused(List.of(with(good, "occurredAt", "0000-01-01T00:00:00Z")), "/events/0/occurredAt");
        refused(List.of(with(good, "occurredAt", "-999999999-01-01T00:00:00Z")), "/events/0/occurredAt");
        refused(List.of(with(good, "occurredAt", "+999999999-01-01T00:00:00Z")), "/events/0/occurredAt");
        refused(List.of(with(good, "paragraphKey", "k".repeat(65))), "/events/0/paragraphKey");
        refused(List.of(with(good, "paragraphKey", "\u0000")), "/events/0/paragraphKey");
        Api.asBadly(RUI).body(Map.of("events", List.of(with(good, "occurredAt", 1_700_000_000)))).post(
                circle.path("/me/reading-events")).then().statusCode(400).body("type", is("/problems/wrong-type"));
        Api.asBadly(RUI).body(Map.of("events", List.of(with(good, "page", 1)))).post(circle.path("/me/reading-events")).then()
                .statusCode(400).body("type", is("/problems/unknown-field"));
        assertEquals(0, recorded());
        mine(RUI).body("items[0].sections[0]", not(hasKey("reach")));
    }

    private void refused(List<Map<String, Object>> events, String pointer) {
        Api.asBadly(RUI).body(Map.of("events", events)).post(circle.path("/me/reading-events")).then()
                .statusCode(422).body("errors.pointer", hasItem(pointer));
    }

    @Test
    void clockOfTheFutureIsSetToNow() {
        sent(List.of(with(event(0, "COMPLETED", 1), "occurredAt", "2999-12-31T23:59:00Z")))
                .body("results.outcome", everyItem(is("MERGED")));
        Instant at = Instant.parse(mine(RUI).extract().path("items[0].sections[0].completion.at"));
        assertTrue(at.isAfter(Instant.now().minusSeconds(60)) && at.isBefore(Instant.now().plusSeconds(1)), at::toString);
    }

    @Test
    void readerStartsOverAndReopens() {
        sent(List.of(read(0, 7, 1), event(0, "COMPLETED", 2)))
                .body("results.outcome", everyItem(is("MERGED")));
        sent(List.of(with(event(0, "STARTED_OVER", 3), "round", 2), event(0, "REOPENED", 4), read(0, 6, 5)))
                .body("results.outcome", everyItem(is("MERGED")));
        mine(RUI)
                .body("items[0].sections[0].round", is(2))
                .body("items[0].sections[0]", not(hasKey("reach")))
                .body("items[0].sections[0]", not(hasKey("completion")))
                .body("items[0].sections[0].position.paragraph", is(6));
        sent(List.of(with(read(0, 1, 6), "round", 2)))
                .body("results.outcome", everyItem(is("MERGED")));
        mine(RUI).body("items[0].sections[0].reach.paragraph", is(1));
    }

    @Test
    void fiveHundredEventsInAnyOrderOfBatchesEndInTheSameState() {
        List<Map<String, Object>> events = new ArrayList<>(IntStream.range(0, 500)
                .mapToObj(i -> i % 50 == 49
                        ? event(i % 3, i % 100 == 99 ? "COMPLETED" : "REOPENED", i)
                        : read(i % 3, i * 7 % 8, i))
                .toList());
        sent(events).body("results", hasSize(500)).body("results.outcome", everyItem(is("MERGED")));
        List<Map<String, Object>> once = sections();
        Circle again = Circle.ofAda().joinedBy(RUI);
        Texts copy = Texts.essayIn(again, "Progress", 3, 8);
        Map<String, Object> draft = copy.assignment(0, 1, 2);
        draft.put("dueOn", "2999-12-31");
        Api.as(ADA).body(draft).post(again.path("/assignments")).then().statusCode(201);
        Collections.shuffle(events, new Random(7));
        for (int from = 0; from < 500; from += 125) {
            List<Map<String, Object>> part = new ArrayList<>();
            events.subList(from, from + 125).forEach(event -> part.add(elsewhere(event, copy)));
            Api.as(RUI).body(Map.of("events", part)).post(again.path("/me/reading-events")).then().statusCode(200);
        }
        List<Map<String, Object>> disordered = Api.as(RUI).get(again.path("/me/progress")).then().extract()
                .path("items[0].sections");
        assertEquals(facts(once), facts(disordered));
    }

    private Map<String, Object> elsewhere(Map<String, Object> event, Texts copy) {
        int section = essay.sectionIds().indexOf(event.get("sectionId"));
        Map<String, Object> moved = with(event, "sectionId", copy.sectionId(section));
        if (event.containsKey("paragraphKey")) {
            moved.put("paragraphKey", copy.key(section, essay.keys().get(section).indexOf(event.get("paragraphKey"))));
        }
        return moved;
    }

    /** Without the ids, which differ from one essay to the other. */
    private static List<String> facts(List<Map<String, Object>> sections) {
        return sections.stream().map(section -> {
            Map<?, ?> position = (Map<?, ?>) section.get("position");
            Map<?, ?> reach = (Map<?, ?>) section.get("reach");
            return List.of(section.get("round"), position.get("paragraph"), position.get("sequence"), position.get("at"),
                    reach.get("paragraph"), String.valueOf(section.get("completion"))).toString();
        }).toList();
    }

    @Test
    void devicesThatSendAtOnceLoseNothing() {
        String token = RUI.token();
        assertTrue(token.length() > 0);
        for (int round = 0; round < 5; round++) {
            int first = round * 1000;
            List<CompletableFuture<Void>> devices = IntStream.range(0, 8)
                    .mapToObj(device -> CompletableFuture.runAsync(() -> sent(List.of(
                            read(device % 3, device, first + device),
                            read((device + 1) % 3, device, first + 10 + device),
                            event((device + 2) % 3, "COMPLETED", first + 20 + device)))
                            .body("results.outcome", everyItem(is("MERGED")))))
                    .toList();
            devices.forEach(CompletableFuture::join);
            // the device that counted furthest: 7 sent last to section 2, 6 to section 1, 5 to section 0
            mine(RUI)
                    .body("items[0].sections.position.sequence", contains(first + 15, first + 16, first + 17))
                    .body("items[0].sections.completion.source", contains("SELF", "SELF", "SELF"))
                    .body("items[0].sections.reach.paragraph", contains(6, 7, 7));
        }
    }

    @Test
    void sameBatchSentAtOnceIsMergedOnce() {
        List<Map<String, Object>> events = IntStream.range(0, 60).mapToObj(i -> read(i % 3, i % 8, i)).toList();
        List<CompletableFuture<List<String>>> answers = IntStream.range(0, 6)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> {
                    List<Map<String, Object>> shuffled = new ArrayList<>(events);
                    Collections.shuffle(shuffled, new Random(i));
                    return sent(shuffled).extract().<List<String>>path("results.outcome");
                })).toList();
        long merged = answers.stream().map(CompletableFuture::join).flatMap(List::stream).filter("MERGED"::equals).count();
        assertEquals(60, merged);
        assertEquals(1, recorded());
    }
}
