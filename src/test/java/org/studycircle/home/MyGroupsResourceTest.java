package org.studycircle.home;

import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.RUI;
import static org.studycircle.testing.People.ZOE;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.studycircle.group.log.GroupChanged;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.Discussion;
import org.studycircle.testing.Eventually;
import org.studycircle.testing.Pages;
import org.studycircle.testing.People;
import org.studycircle.testing.Texts;

import com.google.errorprone.annotations.CanIgnoreReturnValue;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

@QuarkusTest
class MyGroupsResourceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Inject
    Pool pool;
    @Inject
    Copying copying;
    @Inject
    Rebuilding rebuilding;
    @Inject
    GroupCopies copies;

    private static Circle circle(Map<String, ?> settings) {
        Map<String, Object> all = new HashMap<>(Map.of("name", "Shelf", "zone", "Europe/Berlin", "joinPolicy", "OPEN"));
        all.putAll(settings);
        return Circle.of(all);
    }

    private static void change(Circle circle, Map<String, ?> settings) {
        String tag = Api.as(ADA).get("/groups/" + circle.id()).then().statusCode(200).extract().header("ETag");
        Api.patchAs(ADA, tag).body(settings).patch("/groups/" + circle.id()).then().statusCode(200);
    }

    private static void onShelf(People person, Circle circle, boolean expected) {
        Eventually.holds(() -> assertEquals(expected, ShelfOf.find(person, circle).isPresent()));
    }

    private static void shows(People person, Circle circle, String field, Object expected) {
        Eventually.holds(() -> assertEquals(expected, ShelfOf.field(person, circle, field)));
    }

    private int execute(String sql, Object... parameters) {
        return pool.preparedQuery(sql).execute(Tuple.from(parameters)).await().atMost(PATIENCE).rowCount();
    }

    @Test
    void groupIsOnTheShelvesOfThoseWhoAreInIt() {
        Circle circle = circle(Map.of("name", "Ours")).joinedBy(RUI);
        onShelf(RUI, circle, true);
        Map<String, Object> ruis = ShelfOf.find(RUI, circle).orElseThrow();
        assertEquals(Set.of("groupId", "name", "joinPolicy", "memberCount", "role", "state", "unread", "joinedAt"),
                ruis.keySet());
        assertEquals("Ours", ruis.get("name"));
        assertEquals("MEMBER", ruis.get("role"));
        assertEquals(0, ruis.get("unread"));
        assertEquals(Api.as(RUI).get(circle.path("/me/membership")).then().extract().<String>path("joinedAt"),
                ruis.get("joinedAt"));
        shows(ADA, circle, "role", "FACILITATOR");
        shows(ADA, circle, "memberCount", 2);
        circle.facilitatedBy(RUI);
        shows(RUI, circle, "role", "FACILITATOR");
        assertFalse(ShelfOf.find(ZOE, circle).isPresent());
    }

    @Test
    void groupThatSomebodyLeftIsNotOnTheShelfUntilTheyComeBack() {
        Circle circle = circle(Map.of()).joinedBy(RUI);
        onShelf(RUI, circle, true);
        Api.as(RUI).delete(circle.path("/me/membership")).then().statusCode(204);
        onShelf(RUI, circle, false);
        circle.joinedBy(RUI);
        onShelf(RUI, circle, true);
        String tag = Api.as(ADA).get(circle.member(RUI)).then().extract().header("ETag");
        Api.as(ADA).header("If-Match", tag).delete(circle.member(RUI)).then().statusCode(204);
        onShelf(RUI, circle, false);
        shows(ADA, circle, "memberCount", 1);
    }

    @Test
    void groupThatSomebodyAsksToJoinIsACardAndNoMore() {
        Circle circle = circle(Map.of("joinPolicy", "REQUEST"));
        Discussion.openedBy(ADA, circle);
        Api.as(RUI).put(circle.path("/me/membership")).then().statusCode(202);
        Eventually.holds(() -> assertTrue(ShelfOf.find(RUI, circle, "REQUESTED").isPresent()));
        Map<String, Object> asked = ShelfOf.find(RUI, circle, "REQUESTED").orElseThrow();
        assertEquals(Set.of("groupId", "name", "joinPolicy", "memberCount", "role", "state"), asked.keySet());
        assertFalse(ShelfOf.find(RUI, circle).isPresent());
        Api.as(RUI).delete(circle.path("/me/membership")).then().statusCode(204);
        Eventually.holds(() -> assertFalse(ShelfOf.find(RUI, circle, "REQUESTED").isPresent()));
    }

    @Test
    void onlyOpenMembershipsCanBeAskedFor() {
        for (String state : List.of("LEFT", "BANNED", "active", "X")) {
            Api.asBadly(RUI).queryParam("state", state).get("/me/groups").then().statusCode(400)
                    .body("type", containsString("invalid-parameter"));
        }
        Api.asBadly(RUI).queryParam("after", "nonsense").get("/me/groups").then().statusCode(400)
                .body("type", containsString("invalid-cursor"));
        Api.asNobody().get("/me/groups").then().statusCode(401);
    }

    @Test
    void cursorOfOneShelfIsNoneOfAnother() {
        List<Circle> circles = List.of(circle(Map.of()).joinedBy(RUI, ZOE), circle(Map.of()).joinedBy(RUI, ZOE));
        circles.forEach(circle -> onShelf(RUI, circle, true));
        String next = Api.as(RUI).queryParam("limit", 1).get("/me/groups").then().extract().path("next");
        Api.as(RUI).queryParam("after", next).get("/me/groups").then().statusCode(200);
        Api.as(ZOE).queryParam("after", next).get("/me/groups").then().statusCode(400);
    }

    @Test
    void shelfIsOrderedByNameAndReadBothWays() {
        List<String> mine = new ArrayList<>();
        for (String name : List.of("b", "A", "a", "B", "b", "Ä")) {
            Circle circle = circle(Map.of("name", name)).joinedBy(ZOE);
            mine.add(circle.id());
            onShelf(ZOE, circle, true);
        }
        List<String> listed = Pages.bothWays(ZOE, "/me/groups", Map.of(), 4, "items.groupId");
        assertEquals(Set.copyOf(listed).size(), listed.size());
        assertTrue(listed.containsAll(mine));
        List<String> byName = pool
                .preparedQuery("select group_id from reading_group where group_id = any($1) order by name, group_id")
                .execute(Tuple.of(mine.stream().map(UUID::fromString).toArray(UUID[]::new))).await().atMost(PATIENCE).stream()
                .map(row -> row.getUUID(0).toString()).toList();
        assertEquals(byName, listed.stream().filter(mine::contains).toList());
    }

    @Test
    void shelfFollowsTheSettingsOfTheGroup() {
        Circle circle = circle(Map.of("name", "Before")).joinedBy(RUI);
        onShelf(RUI, circle, true);
        change(circle, Map.of("name", "After", "joinPolicy", "INVITATION"));
        shows(RUI, circle, "name", "After");
        shows(RUI, circle, "joinPolicy", "INVITATION");
        shows(ADA, circle, "name", "After");
    }

    @Test
    void pseudonymousGroupIsOnTheShelfOfTheRealPerson() {
        Circle circle = circle(Map.of("pseudonymous", true)).joinedBy(RUI);
        onShelf(RUI, circle, true);
        assertEquals(true, ShelfOf.field(RUI, circle, "pseudonymous"));
        Discussion discussion = Discussion.openedBy(ADA, circle);
        discussion.reply(RUI, 1);
        shows(RUI, circle, "unread", 1);
        Api.as(RUI).body(Map.of("read", List.of(Map.of("first", 1, "last", 1)))).put(discussion.readState()).then()
                .statusCode(200);
        shows(RUI, circle, "unread", 0);
        shows(ADA, circle, "unread", 1);
    }

    @Test
    void nextDueIsTheNextOfWhatIsStillToCome() {
        Circle circle = circle(Map.of()).joinedBy(RUI);
        Texts text = Texts.essayIn(circle, "Due", 4, 1);
        LocalDate today = LocalDate.now(ZoneId.of("Europe/Berlin"));
        assign(text, 0, today.minusDays(2), "Past");
        String later = assign(text, 1, today.plusDays(9), "Later");
        String next = assign(text, 2, today.plusDays(3), "Next");
        showsDue(RUI, circle, next);
        assertEquals(Map.of("assignmentId", next, "title", "Next", "dueAt", effectiveDue(circle, next)),
                ShelfOf.field(RUI, circle, "nextDue"));

        change(circle, Map.of("zone", "Pacific/Auckland"));
        Eventually.holds(() -> assertEquals(effectiveDue(circle, next), due(RUI, circle).orElseThrow().get("dueAt")));

        patch(circle, next, Map.of("dueOn", today.plusDays(20).toString(), "title", "Much later"));
        showsDue(RUI, circle, later);
        String tag = Api.as(ADA).get(circle.path("/assignments/" + later)).then().extract().header("ETag");
        Api.as(ADA).header("If-Match", tag).delete(circle.path("/assignments/" + later)).then().statusCode(204);
        showsDue(RUI, circle, next);
        assertEquals("Much later", due(RUI, circle).orElseThrow().get("title"));
    }

    @Test
    void nextDueOfWhoJoinedLateCountsTheirGrace() {
        Circle circle = circle(Map.of("lateJoiners", Map.of("policy", "GRACE", "graceDays", 7)));
        Texts text = Texts.essayIn(circle, "Late", 4, 1);
        LocalDate today = LocalDate.now(ZoneId.of("Europe/Berlin"));
        String past = assign(text, 0, today.minusDays(2), "Past");
        String soon = assign(text, 1, today.plusDays(20), "Soon");
        circle.joinedBy(RUI);
        showsDue(RUI, circle, past);
        String dueAt = Api.as(RUI).get(circle.path("/assignments/" + past)).then().extract().path("effective.dueAt");
        assertEquals(dueAt, due(RUI, circle).orElseThrow().get("dueAt"));
        change(circle, Map.of("lateJoiners", Map.of("policy", "SAME_DATES")));
        showsDue(RUI, circle, soon);
        change(circle, Map.of("lateJoiners", Map.of("policy", "GRACE", "graceDays", 90)));
        Eventually.holds(() -> assertEquals(
                Api.as(RUI).get(circle.path("/assignments/" + past)).then().extract().path("effective.dueAt"),
                due(RUI, circle).orElseThrow().get("dueAt"), "bounded by the end of the schedule"));
        assertEquals(effectiveDue(circle, soon), due(RUI, circle).orElseThrow().get("dueAt"));
    }

    @Test
    void groupWithoutAnythingDueSaysSo() {
        Circle circle = circle(Map.of());
        Texts text = Texts.essayIn(circle, "Past", 1, 1);
        assign(text, 0, LocalDate.now(ZoneId.of("Europe/Berlin")).minusDays(1), "Past");
        shows(ADA, circle, "unread", 0);
        assertNull(ShelfOf.field(ADA, circle, "nextDue"));
    }

    @CanIgnoreReturnValue
    private static String assign(Texts text, int section, LocalDate due, String title) {
        Map<String, Object> draft = text.assignment(section);
        draft.putAll(Map.of("title", title, "opensOn", due.minusDays(1).toString(), "dueOn", due.toString()));
        return Api.as(ADA).body(draft).post(text.circle().path("/assignments")).then().statusCode(201).extract()
                .path("assignmentId");
    }

    private static void patch(Circle circle, String assignment, Map<String, ?> edit) {
        String path = circle.path("/assignments/" + assignment);
        String tag = Api.as(ADA).get(path).then().extract().header("ETag");
        Api.patchAs(ADA, tag).body(edit).patch(path).then().statusCode(200);
    }

    private static String effectiveDue(Circle circle, String assignment) {
        return Api.as(ADA).get(circle.path("/assignments/" + assignment)).then().extract().path("effective.dueAt");
    }

    @SuppressWarnings("unchecked") // it is an object of the answer
    private static Optional<Map<String, Object>> due(People person, Circle circle) {
        return Optional.ofNullable((Map<String, Object>) ShelfOf.field(person, circle, "nextDue"));
    }

    private static void showsDue(People person, Circle circle, String assignment) {
        Eventually.holds(() -> assertEquals(assignment, due(person, circle).map(due -> due.get("assignmentId")).orElse(null)));
    }

    /** As if the replica that wrote it had gone down before it could copy anything: nobody has it in mind. */
    @Test
    void changeThatNobodyHasInMindIsFoundByLooking() {
        Circle circle = circle(Map.of("name", "Before")).joinedBy(RUI);
        Discussion discussion = Discussion.openedBy(ADA, circle);
        shows(RUI, circle, "unread", 1);
        UUID group = UUID.fromString(circle.id());
        assertEquals(1, execute("""
                with numbered as (
                  update reading_group set name = 'After', event_seq = event_seq + 1 where group_id = $1
                  returning group_id, event_seq
                )
                insert into group_event (group_id, seq, type, at, audience)
                select group_id, event_seq, 'GROUP_UPDATED', now(), 'GROUP' from numbered
                """, group));
        shows(RUI, circle, "name", "After");

        assertEquals(1, execute("""
                with marked as (
                  insert into read_state (group_id, person_id, thread_id, read, kept, own, counted)
                  values ($1, $2, $3, '{[1,1]}', '{}', '{}', 1)
                )
                insert into read_count as c (group_id, person_id, posts, version) values ($1, $2, 1, 1)
                """, group, UUID.fromString(RUI.id()), UUID.fromString(discussion.id())));
        shows(RUI, circle, "unread", 0);
    }

    @Test
    void copiesAreMadeAnewFromNothing() {
        Circle circle = circle(Map.of("name", "Lost")).joinedBy(RUI);
        Texts text = Texts.essayIn(circle, "Lost", 1, 1);
        String next = assign(text, 0, LocalDate.now(ZoneId.of("Europe/Berlin")).plusDays(3), "Next");
        Discussion.openedBy(ADA, circle).reply(RUI, 1);
        shows(RUI, circle, "unread", 1);
        showsDue(RUI, circle, next);
        Optional<Map<String, Object>> before = ShelfOf.find(RUI, circle);
        UUID group = UUID.fromString(circle.id());
        for (String table : List.of("my_group", "group_card", "group_due")) {
            assertTrue(execute("delete from " + table + " where group_id = $1", group) > 0, table);
        }
        assertFalse(ShelfOf.find(RUI, circle).isPresent());
        rebuilding.rebuild().await().atMost(Duration.ofMinutes(2));
        assertEquals(before, ShelfOf.find(RUI, circle));
    }

    @Test
    void olderCopyReplacesNothing() {
        Circle circle = circle(Map.of());
        shows(ADA, circle, "memberCount", 1);
        UUID group = UUID.fromString(circle.id());
        for (String copy : List.of("group_card set member_count = 99,", "my_group set role = 'MEMBER',")) {
            assertTrue(execute("update " + copy + " seq = seq + 1000 where group_id = $1", group) > 0, copy);
        }
        circle.joinedBy(RUI);
        copies.copy(group).await().atMost(PATIENCE);
        assertEquals(99, ShelfOf.field(ADA, circle, "memberCount"));
        assertEquals("MEMBER", ShelfOf.field(ADA, circle, "role"));
        copies.renew(group).await().atMost(PATIENCE);
        assertEquals(2, ShelfOf.field(ADA, circle, "memberCount"));
        assertEquals("FACILITATOR", ShelfOf.field(ADA, circle, "role"));
    }

    @Test
    void groupThatIsGoneIsOnNoShelf() {
        Circle circle = circle(Map.of());
        onShelf(ADA, circle, true);
        UUID group = UUID.fromString(circle.id());
        for (String table : List.of("group_event", "membership", "reading_group")) {
            assertTrue(execute("delete from " + table + " where group_id = $1", group) > 0, table);
        }
        copying.changed(new GroupChanged(group));
        onShelf(ADA, circle, false);
    }

    @Test
    void nothingLagsBehindInTheEnd() {
        onShelf(ADA, circle(Map.of()), true);
        Eventually.holds(() -> assertEquals(Duration.ZERO, copying.lag()));
    }
}
