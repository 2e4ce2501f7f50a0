package org.studycircle.progress;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.studycircle.testing.People.RUI;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.studycircle.testing.Api;
import org.studycircle.testing.Archiving;
import org.studycircle.testing.Texts;
import org.studycircle.text.Ids;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** Events of reading in any order, from several devices at once. */
@QuarkusTest
class ReadingOrderTest {

    private static final List<UUID> DEVICES = Stream.generate(Ids::next).limit(8).toList();

    @Inject
    Pool pool;

    private Reading reading;
    private Texts essay;

    @BeforeEach
    void ofThreeSections() {
        reading = Reading.ofThreeSections();
        essay = reading.essay();
    }

    @Test
    void fiveHundredEventsInAnyOrderOfBatchesEndInTheSameState() {
        List<Map<String, Object>> events = new ArrayList<>(IntStream.range(0, 500)
                .mapToObj(i -> i % 50 == 49
                        ? reading.event(i % 3, i % 100 == 99 ? "COMPLETED" : "REOPENED", i)
                        : reading.read(i % 3, i * 7 % 8, i))
                .toList());
        reading.sent(events).body("results", hasSize(500)).body("results.outcome", everyItem(is("MERGED")));
        List<Map<String, Object>> once = reading.sections();
        Reading again = Reading.ofThreeSections();
        Texts copy = again.essay();
        Collections.shuffle(events, new Random(7));
        for (int from = 0; from < 500; from += 125) {
            List<Map<String, Object>> part = new ArrayList<>();
            events.subList(from, from + 125).forEach(event -> part.add(elsewhere(event, copy)));
            Api.as(RUI).body(Map.of("events", part)).post(again.circle().path("/me/reading-events")).then().statusCode(200);
        }
        List<Map<String, Object>> disordered = again.mine(RUI).extract()
                .path("items[0].sections");
        assertEquals(facts(once), facts(disordered));
    }

    private Map<String, Object> elsewhere(Map<String, Object> event, Texts copy) {
        int section = essay.sectionIds().indexOf(event.get("sectionId"));
        Map<String, Object> moved = Reading.with(event, "sectionId", copy.sectionId(section));
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
                    .mapToObj(device -> CompletableFuture.runAsync(() -> reading
                            .sent(Map.of("deviceId", DEVICES.get(device)), List.of(
                                    read(device % 3, device, first + device),
                                    read((device + 1) % 3, device, first + 10 + device),
                                    reading.event((device + 2) % 3, "COMPLETED", first + 20 + device)))
                            .body("results.outcome", everyItem(is("MERGED")))))
                    .toList();
            devices.forEach(CompletableFuture::join);
            // the device that read last: 7 sent last to section 2, 6 to section 1, 5 to section 0
            reading.mine(RUI)
                    .body("items[0].sections.position.sequence", contains(first + 15, first + 16, first + 17))
                    .body("items[0].sections.completion.source", contains("SELF", "SELF", "SELF"))
                    .body("items[0].sections.reach.paragraph", contains(6, 7, 7));
        }
    }

    /** A second later with each one. */
    private Map<String, Object> read(int section, int paragraph, int sequence) {
        return Reading.at(reading.read(section, paragraph, sequence),
                Instant.parse("2026-02-01T12:00:00Z").plusSeconds(sequence).toString());
    }

    @Test
    void sameBatchSentAtOnceIsMergedOnce() {
        List<Map<String, Object>> events = IntStream.range(0, 60).mapToObj(i -> reading.read(i % 3, i % 8, i)).toList();
        List<CompletableFuture<List<String>>> answers = IntStream.range(0, 6)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> {
                    List<Map<String, Object>> shuffled = new ArrayList<>(events);
                    Collections.shuffle(shuffled, new Random(i));
                    return reading.sent(shuffled).extract().<List<String>>path("results.outcome");
                })).toList();
        long merged = answers.stream().map(CompletableFuture::join).flatMap(List::stream).filter("MERGED"::equals).count();
        assertEquals(60, merged);
        assertEquals(3, reading.recorded(pool), "one for each section");
    }

    /** All of a batch is recorded, or nothing of it. */
    @Test
    void batchThatMeetsTheArchivingOfItsGroupIsNotRecorded() throws Exception {
        reading.sent(List.of(reading.read(0, 1, 1)));
        List<Map<String, Object>> before = reading.sections();
        List<Map<String, Object>> events = List.of(reading.read(0, 5, 2), reading.read(1, 5, 3));
        Archiving.during(reading.circle(), () -> Api.as(RUI).body(Map.of("events", events))
                .post(reading.circle().path("/me/reading-events"))).then().statusCode(409)
                .body("type", is("/problems/group-archived"));
        assertEquals(before, reading.sections());
        assertEquals(1, pool.preparedQuery("select count(*) from reading_event where group_id = $1")
                .execute(Tuple.of(UUID.fromString(reading.circle().id()))).await().indefinitely().iterator().next().getLong(0));
    }
}
