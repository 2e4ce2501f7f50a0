package org.studycircle.progress;

import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.MIA;
import static org.studycircle.testing.People.RUI;
import static org.studycircle.testing.People.ZOE;

import java.time.Instant;
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

/** Devices that count wrongly, and beginning anew. */
@QuarkusTest
class ResetTest {

    private static final long GREATEST = 9_007_199_254_740_991L;

    @Inject
    Pool pool;

    private Reading reading;
    private String section;

    @BeforeEach
    void ofThreeSections() {
        reading = Reading.ofThreeSections();
        section = reading.circle().path("/me/progress/" + reading.essay().sectionId(0));
    }

    private Map<String, Object> readAt(int paragraph, long sequence, String at) {
        return Reading.at(reading.read(0, paragraph, sequence), at);
    }

    private static Map<String, Object> device() {
        return Map.of("deviceId", Ids.next().toString());
    }

    @Test
    void counterThatWentWrongStopsNoOtherDevice() {
        Map<String, Object> phone = device();
        reading.sent(phone, List.of(readAt(1, GREATEST, "2026-02-01T12:00:00Z")));
        reading.sent(phone, List.of(readAt(5, 3, "2026-02-02T12:00:00Z")));
        reading.mine(RUI).body("items[0].sections[0].position.paragraph", is(1));
        reading.sent(device(), List.of(readAt(2, 1, "2026-02-03T12:00:00Z")));
        reading.mine(RUI).body("items[0].sections[0].position.paragraph", is(2))
                .body("items[0].sections[0].position.sequence", is(1));
        reading.sent(List.of(readAt(3, 1, "2026-02-04T12:00:00Z")));
        reading.mine(RUI).body("items[0].sections[0].position.paragraph", is(3));
    }

    @Test
    void deviceKeepsItsOrderThoughItsClockIsSetBack() {
        reading.sent(device(), List.of(readAt(1, 1, "2026-02-05T12:00:00Z"), readAt(2, 2, "2026-02-01T12:00:00Z"),
                Reading.at(reading.event(0, "COMPLETED", 3), "2026-02-04T12:00:00Z"),
                Reading.at(reading.event(0, "REOPENED", 4), "2026-02-03T12:00:00Z")));
        reading.mine(RUI).body("items[0].sections[0].position.paragraph", is(2))
                .body("items[0].sections[0]", not(hasKey("completion")));
    }

    @Test
    void roundThatNobodyReachesIsRefused() {
        Api.asBadly(RUI)
                .body(Map.of("events", List.of(Reading.with(reading.event(0, "STARTED_OVER", 1), "round", 2_147_483_647))))
                .post(reading.circle().path("/me/reading-events")).then().statusCode(422);
        Api.asBadly(RUI).body(Map.of("deviceId", "phone", "events", List.of(reading.read(0, 1, 1))))
                .post(reading.circle().path("/me/reading-events")).then().statusCode(422);
        Api.asBadly(RUI).body(Map.of("sentAt", "now", "events", List.of(reading.read(0, 1, 1))))
                .post(reading.circle().path("/me/reading-events")).then().statusCode(422);
        assertEquals(0, reading.recorded(pool));
    }

    @Test
    void resetForgetsAllAndWhatIsToldOfItLater() {
        Map<String, Object> phone = device();
        reading.sent(phone,
                List.of(reading.read(0, 7, GREATEST), Reading.with(reading.event(0, "STARTED_OVER", 1), "round", 1_000),
                        reading.event(0, "COMPLETED", 2), reading.read(1, 4, 5)));
        Api.as(RUI).delete(section).then().statusCode(204);
        assertEquals(3, reading.recorded(pool));
        nothingIsKnown();
        Api.as(ADA).get(reading.circle().path("/progress")).then().body(
                "items.find { it.member.personId == '" + RUI.id() + "' }.cells[0].state", is("NOT_OPENED"));
        reading.mine(RUI).body("items[0].sections[1].reach.paragraph", is(4));
        reading.sent(List.of(readAt(6, 1, "2026-02-01T12:00:00Z"))).body("results.outcome", everyItem(is("MERGED")));
        nothingIsKnown();
        reading.sent(phone, List.of(Reading.at(reading.read(0, 2, 1), Instant.now().plusSeconds(1).toString())));
        reading.mine(RUI).body("items[0].sections[0].position.paragraph", is(2))
                .body("items[0].sections[0].reach.paragraph", is(2)).body("items[0].sections[0].round", is(1));
        Api.as(ADA).get(reading.circle().path("/progress")).then().body(
                "items.find { it.member.personId == '" + RUI.id() + "' }.cells[0].state", is("STARTED"));
    }

    private void nothingIsKnown() {
        reading.mine(RUI).body("items[0].sections[0].round", is(1))
                .body("items[0].sections[0]", not(hasKey("position")))
                .body("items[0].sections[0]", not(hasKey("reach")))
                .body("items[0].sections[0]", not(hasKey("completion")));
    }

    @Test
    void resetOfNothingChangesNothing() {
        Api.as(RUI).delete(section).then().statusCode(204);
        assertEquals(0, reading.recorded(pool));
        reading.sent(List.of(reading.read(0, 1, 1)));
        Api.as(RUI).delete(section).then().statusCode(204);
        Api.as(RUI).delete(section).then().statusCode(204);
        assertEquals(2, reading.recorded(pool));
    }

    @Test
    void nobodyResetsForAnotherNorElsewhere() {
        reading.sent(List.of(reading.read(0, 1, 1)));
        reading.circle().joinedBy(MIA);
        Api.as(ZOE).delete(section).then().statusCode(404);
        Api.as(MIA).delete(section).then().statusCode(204);
        Texts foreign = Texts.essayIn(Circle.ofAda(), "Elsewhere", 1, 1);
        Api.as(RUI).delete(reading.circle().path("/me/progress/" + foreign.sectionId(0))).then().statusCode(404);
        reading.mine(RUI).body("items[0].sections[0].reach.paragraph", is(1));
        String tag = Api.as(ADA).get(reading.circle().path("")).header("ETag");
        Api.as(ADA).header("If-Match", tag).put(reading.circle().path("/archive")).then().statusCode(200);
        Api.as(RUI).delete(section).then().statusCode(409).body("type", is("/problems/group-archived"));
        reading.mine(RUI).body("items[0].sections[0].reach.paragraph", is(1));
    }
}
