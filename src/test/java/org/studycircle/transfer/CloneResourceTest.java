package org.studycircle.transfer;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.oneOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.BEN;
import static org.studycircle.testing.People.RUI;
import static org.studycircle.testing.People.ZOE;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.Discussion;
import org.studycircle.testing.People;
import org.studycircle.testing.Texts;
import org.studycircle.text.Ids;

import com.google.errorprone.annotations.CanIgnoreReturnValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

@QuarkusTest
class CloneResourceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Map<String, Object> SETTINGS = Map.of("name", "Autumn", "description", "We read **slowly**.", "zone",
            "America/Santiago", "language", "es-CL", "joinPolicy", "OPEN", "listed", false);

    @Inject
    Pool pool;

    private static Map<String, Object> draft(String startsOn) {
        return new HashMap<>(Map.of("groupId", Ids.next().toString(), "name", "Spring", "startsOn", startsOn));
    }

    private static ValidatableResponse send(People person, Circle circle, Map<String, ?> draft) {
        return Api.as(person).body(draft).post(circle.path("/clones")).then();
    }

    private static Circle cloned(People person, Circle circle, Map<String, ?> draft) {
        var group = send(person, circle, draft).statusCode(201).extract();
        assertEquals("/api/v1/groups/" + group.path("groupId"),
                group.header("Location").replaceFirst("^https?://[^/]+", ""));
        return new Circle(group.path("groupId"), new HashMap<>(Map.of(person, group.path("membership.personId"))));
    }

    @CanIgnoreReturnValue
    private static String assign(Texts text, Map<String, ?> dates, int... sections) {
        Map<String, Object> draft = text.assignment(sections);
        draft.putAll(dates);
        return Api.as(ADA).body(draft).post(text.circle().path("/assignments")).then().statusCode(201).extract()
                .path("assignmentId");
    }

    private static List<Map<String, Object>> list(People person, Circle circle, String place) {
        return Api.as(person).queryParam("limit", 100).get(circle.path(place)).then().statusCode(200).extract().path("items");
    }

    /** All that can be read of a group. */
    private static String state(Circle circle) {
        StringBuilder state = new StringBuilder();
        for (String place : List.of("", "/members", "/essays", "/assignments", "/threads", "/events?limit=100", "/progress")) {
            state.append(Api.raw(ADA).get(circle.path(place)).asString()).append('\n');
        }
        return state.toString();
    }

    @Test
    void cloneHasSettingsTextsAndScheduleOfTheGroupAndNobodyElseInIt() {
        Circle circle = Circle.of(SETTINGS).joinedBy(RUI, BEN).facilitatedBy(BEN);
        Texts first = Texts.essayIn(circle, "First", 3, 2);
        Texts second = Texts.essayIn(circle, "Second", 2, 2);
        assign(first, Map.of("opensOn", "2026-02-27", "dueOn", "2026-03-01T18:30", "closesOn", "2026-03-08", "instructions",
                "Read *twice*."), 0, 1);
        assign(second, Map.of("opensOn", "2026-03-02T08:00", "dueOn", "2026-04-06"), 1);
        String gone = assign(second, Map.of("opensOn", "2026-01-01", "dueOn", "2026-04-06"), 0);
        String tag = Api.as(ADA).get(circle.path("/assignments/" + gone)).then().extract().header("ETag");
        Api.as(ADA).header("If-Match", tag).delete(circle.path("/assignments/" + gone)).then().statusCode(204);
        Discussion.openedBy(RUI, circle).reply(ADA, 1);
        String before = state(circle);

        Circle clone = cloned(BEN, circle, draft("2028-02-28"));
        assertEquals(before, state(circle), "nothing changes in what is cloned");
        Map<String, Object> settings = new HashMap<>(SETTINGS);
        settings.put("name", "Spring");
        settings.put("memberCount", 1);
        var group = Api.as(BEN).get(clone.path("")).then().statusCode(200).body("membership.role", is("FACILITATOR"))
                .extract().<Map<String, Object>>path("");
        settings.forEach((field, value) -> assertEquals(value, group.get(field), field));
        Stream.of(ADA, RUI).forEach(person -> Api.as(person).get(clone.path("")).then().statusCode(404));
        Api.as(BEN).get(clone.path("/members")).then().body("items.personId", is(List.of(BEN.id())));
        Api.as(BEN).get(clone.path("/threads")).then().body("items", empty());

        assertEquals(list(ADA, circle, "/essays"), list(BEN, clone, "/essays"));
        for (Texts text : List.of(first, second)) {
            for (int section = 0; section < text.sectionIds().size(); section++) {
                String path = "/editions/" + text.editionId() + "/sections/" + text.sectionId(section);
                assertEquals(Api.as(ADA).get(circle.path(path)).then().statusCode(200).extract().asString(),
                        Api.as(BEN).get(clone.path(path)).then().statusCode(200).extract().asString());
            }
        }

        List<Map<String, Object>> source = list(ADA, circle, "/assignments");
        List<Map<String, Object>> shifted = list(BEN, clone, "/assignments");
        assertEquals(List.of("2028-02-28", "2028-03-02T08:00"), values(shifted, "opensOn"));
        assertEquals(List.of("2028-03-01T18:30", "2028-04-06"), values(shifted, "dueOn"));
        assertEquals(List.of("2028-03-08"), values(shifted, "closesOn"));
        for (String field : List.of("title", "instructions", "editionId", "sections", "zone")) {
            assertEquals(values(source, field), values(shifted, field), field);
        }
        assertEquals(true, Collections.disjoint(values(source, "assignmentId"), values(shifted, "assignmentId")));
        assertEquals(List.of("GROUP_CREATED", "ESSAY_ADDED", "ESSAY_ADDED", "ASSIGNMENT_CREATED", "ASSIGNMENT_CREATED"),
                values(list(BEN, clone, "/events"), "type"));
        assertEquals(values(shifted, "assignmentId"), values(list(BEN, clone, "/events"), "assignmentId"));
        // and it is a group like any other: what was copied can be read on
        assign(BEN, clone, first, "2028-05-01");
    }

    private static void assign(People person, Circle circle, Texts text, String dueOn) {
        Map<String, Object> draft = text.assignment(2);
        draft.put("dueOn", dueOn);
        Api.as(person).body(draft).post(circle.path("/assignments")).then().statusCode(201);
    }

    private static List<Object> values(List<Map<String, Object>> items, String field) {
        return items.stream().map(item -> item.get(field)).filter(value -> value != null).toList();
    }

    @Test
    void groupWithoutScheduleIsClonedToo() {
        Circle clone = cloned(ADA, Circle.ofAda(), Map.of("name", "Bare", "startsOn", "2026-03-01"));
        Api.as(ADA).get(clone.path("/assignments")).then().statusCode(200).body("items", empty());
        Api.as(ADA).get(clone.path("")).then().body("name", is("Bare")).body("zone", is("Europe/Berlin"));
    }

    @Test
    void cloneOfAPseudonymousGroupKnowsItsFounderByAnotherName() {
        Circle circle = Circle.of(Map.of("name", "Masks", "zone", "UTC", "joinPolicy", "OPEN", "pseudonymous", true));
        Texts.essayIn(circle, "Masked", 1, 1);
        Circle clone = cloned(ADA, circle, draft("2026-03-01"));
        Api.as(ADA).get(clone.path("")).then().body("pseudonymous", is(true));
        Api.as(ADA).get(clone.path("/me/membership")).then().body("displayName", not(is(ADA.displayName())));
        assertNotEquals(ADA.id(), clone.personId(ADA));
        assertNotEquals(circle.personId(ADA), clone.personId(ADA));
        send(ADA, circle, Map.of("groupId", clone.id(), "name", "Spring", "startsOn", "2026-03-01")).statusCode(200)
                .body("membership.personId", is(clone.personId(ADA)));
    }

    @Test
    void sameCloneSentAgainIsTheSame() {
        Circle circle = Circle.ofAda();
        Texts.essayIn(circle, "Again", 1, 1);
        Map<String, Object> draft = draft("2026-03-01");
        Circle clone = cloned(ADA, circle, draft);
        String before = state(clone);
        send(ADA, circle, draft).statusCode(200).body("groupId", is(clone.id()));
        Map<String, Object> other = new HashMap<>(draft);
        other.put("startsOn", "2026-03-02");
        send(ADA, circle, other).statusCode(409).body("type", is("/problems/id-taken"));
        send(ADA, Circle.ofAda(), draft).statusCode(409).body("type", is("/problems/id-taken"));
        Map<String, Object> standing = new HashMap<>(draft);
        standing.put("groupId", circle.id());
        send(ADA, circle, standing).statusCode(409).body("type", is("/problems/id-taken"));
        Api.as(ADA).body(Map.of("groupId", clone.id(), "name", "Spring", "zone", "Europe/Berlin")).post("/groups").then()
                .statusCode(409);
        assertEquals(before, state(clone));
    }

    @Test
    void sameCloneSentOftenAtOnceIsMadeOnce() throws Exception {
        Circle circle = Circle.ofAda();
        Texts.essayIn(circle, "Race", 2, 2);
        Map<String, Object> draft = draft("2026-03-01");
        ExecutorService senders = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Integer>> calls = Collections.nCopies(8,
                    () -> send(ADA, circle, draft).statusCode(oneOf(200, 201)).extract().statusCode());
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> call : senders.invokeAll(calls)) {
                statuses.add(call.get());
            }
            assertEquals(1, Collections.frequency(statuses, 201), statuses.toString());
        } finally {
            senders.shutdownNow();
        }
        Api.as(ADA).get("/groups/" + draft.get("groupId") + "/essays").then().body("items", hasSize(1));
    }

    @Test
    void onlyFacilitatorsClone() {
        Circle circle = Circle.ofAda().joinedBy(RUI);
        Map<String, Object> draft = draft("2026-03-01");
        send(RUI, circle, draft).statusCode(403).body("type", is("/problems/forbidden"));
        send(ZOE, circle, draft).statusCode(404).body("type", is("/problems/not-found"));
        Api.asNobody().body(draft).post(circle.path("/clones")).then().statusCode(401);
        assertEquals(0, count("select count(*) from reading_group where group_id = $1", draft.get("groupId")));
    }

    @Test
    void whatIsNoCloneIsRefused() {
        Circle circle = Circle.ofAda();
        Texts text = Texts.essayIn(circle, "Long", 1, 1);
        assign(text, Map.of("opensOn", "2026-01-01", "dueOn", "2026-02-01"), 0);
        refused(circle, Map.of("startsOn", "2026-03-01T10:00"), "/startsOn", "invalid-format");
        refused(circle, Map.of("startsOn", "2026-02-30"), "/startsOn", "invalid-value");
        refused(circle, Map.of("startsOn", "2999-12-01"), "/startsOn", "invalid-value");
        refused(circle, Map.of("startsOn", "1899-12-31"), "/startsOn", "invalid-value");
        refused(circle, Map.of("name", "  "), "/name", "characters");
        refused(circle, Map.of("name", "two\nlines"), "/name", "visible-text");
        refused(circle, Map.of("name", "x".repeat(121)), "/name", "characters");
        Api.asBadly(ADA).body(Map.of("name", "No start")).post(circle.path("/clones")).then().statusCode(422)
                .body("errors[0].pointer", is("/startsOn"));
        Api.asBadly(ADA).body(Map.of("name", "Typo", "startsOn", "2026-03-01", "zone", "UTC")).post(circle.path("/clones"))
                .then()
                .statusCode(400).body("type", containsString("unknown-field"));
    }

    private void refused(Circle circle, Map<String, ?> wrong, String pointer, String code) {
        Map<String, Object> draft = draft("2026-03-01");
        draft.putAll(wrong);
        Api.asBadly(ADA).body(draft).post(circle.path("/clones")).then().statusCode(422)
                .body("errors[0].pointer", is(pointer)).body("errors[0].code", is(code));
        assertEquals(0, count("select count(*) from reading_group where group_id = $1", draft.get("groupId")));
    }

    private long count(String sql, Object groupId) {
        return pool.preparedQuery(sql).execute(Tuple.of(UUID.fromString((String) groupId))).await().atMost(PATIENCE).iterator()
                .next().getLong(0);
    }

    /** Ten megabytes go from table to table: the service sees none of it. */
    @Test
    void largeLibraryIsClonedToTheLetter() {
        Circle circle = Circle.ofAda();
        Texts text = Texts.essayIn(circle, "Large", 1, 1);
        pool.preparedQuery("""
                insert into paragraph (group_id, section_id, position, paragraph_key, text)
                select $1, $2, n, 'large-' || n, repeat(md5(n::text), 32) from generate_series(1, 10000) n
                """).execute(Tuple.of(UUID.fromString(circle.id()), UUID.fromString(text.sectionId(0)))).await()
                .atMost(PATIENCE);
        Circle clone = cloned(ADA, circle, draft("2026-03-01"));
        assertEquals(10_001, count("select count(*) from paragraph where group_id = $1", clone.id()));
        assertEquals(digest(circle), digest(clone));
    }

    private String digest(Circle circle) {
        return pool.preparedQuery("""
                select md5(string_agg(section_id || paragraph_key || position || md5(text), ',' order by section_id, position))
                from paragraph where group_id = $1
                """).execute(Tuple.of(UUID.fromString(circle.id()))).await().atMost(PATIENCE).iterator().next().getString(0);
    }
}
