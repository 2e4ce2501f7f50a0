package org.studycircle.group.life;

import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.MIA;
import static org.studycircle.testing.People.RUI;
import static org.studycircle.testing.People.SAM;
import static org.studycircle.testing.People.ZOE;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.Discussion;
import org.studycircle.testing.Eventually;
import org.studycircle.testing.People;
import org.studycircle.testing.Texts;
import org.studycircle.testing.server.Sql;
import org.studycircle.text.Ids;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.smallrye.mutiny.Uni;

/** Giving a group up, and what is left of it. */
@QuarkusTest
class GroupPurgeTest {

    private static final Map<String, ?> DRAFT = Map.of("name", "Short-lived", "zone", "UTC", "joinPolicy", "OPEN", "listed",
            true);

    @Inject
    GroupPurge purge;

    @Inject
    DataSource database;

    private static String tag(Circle circle) {
        return Api.as(ADA).get(circle.path("")).then().statusCode(200).extract().header("ETag");
    }

    private static void archive(Circle circle) {
        Api.as(ADA).header("If-Match", tag(circle)).put(circle.path("/archive")).then().statusCode(200);
    }

    private static ValidatableResponse giveUp(Circle circle) {
        return Api.as(ADA).header("If-Match", tag(circle)).delete(circle.path("")).then();
    }

    /** A group with something of everything in it. */
    private static Circle full(Map<String, ?> draft) {
        Circle circle = Circle.of(draft).joinedBy(RUI, MIA);
        Texts text = Texts.essayIn(circle, "Gone", 2, 2);
        Map<String, Object> assignment = text.assignment(0, 1);
        assignment.put("dueOn", "2999-12-31");
        String assigned = circle.path("/assignments/"
                + Api.as(ADA).body(assignment).post(circle.path("/assignments")).then().statusCode(201).extract()
                        .path("assignmentId"));
        Api.patchAs(ADA, Api.as(ADA).get(assigned).header("ETag")).body(Map.of("dueOn", "2999-12-30")).patch(assigned).then()
                .statusCode(200);
        Api.as(ADA).body(Map.of("email", "somebody@example.org")).post(circle.path("/invitations")).then().statusCode(201);
        Texts.upload(Api.as(ADA), Texts.PLAIN).body("A text.\n\nThat waits.\n").post(circle.path("/imports")).then()
                .statusCode(201);
        Discussion discussion = Discussion.openedBy(RUI, circle);
        int number = discussion.reply(MIA, 1);
        String post = circle.path("/threads/" + discussion.id() + "/posts/" + number);
        String tag = Api.as(MIA).get(post).header("ETag");
        Api.patchAs(MIA, tag).body(Map.of("text", "Other words")).patch(post).then().statusCode(200);
        Api.as(MIA).header("If-Match", Api.as(MIA).get(post).header("ETag")).delete(post).then().statusCode(204);
        Api.as(RUI).body(Map.of("events", List.of(Map.of("eventId", Ids.next(), "sectionId", text.sectionId(0), "kind", "READ",
                "paragraphKey", text.key(0, 0), "sequence", 1, "occurredAt", "2026-01-01T00:00:00Z"))))
                .post(circle.path("/me/reading-events")).then().statusCode(200);
        return circle;
    }

    private void comeDue(Circle circle) throws SQLException {
        archive(circle);
        giveUp(circle).statusCode(202);
        assertEquals(1, Sql.change(database,
                "update reading_group set deletes_at = now() - interval '1 second' where group_id = ?",
                UUID.fromString(circle.id())));
    }

    private void run() {
        purge.run().await().atMost(Duration.ofMinutes(1));
    }

    /** Rows of the group by table. */
    private Map<String, Long> rows(Circle circle) throws SQLException {
        Map<String, Long> rows = new TreeMap<>();
        for (String table : Sql.texts(database, """
                select c.table_name
                from information_schema.columns c
                join information_schema.tables t using (table_schema, table_name)
                where c.column_name = 'group_id' and c.table_schema = current_schema()
                  and t.table_type = 'BASE TABLE'
                """)) {
            rows.put(table, Sql.number(database, "select count(*) from " + table + " where group_id = ?",
                    UUID.fromString(circle.id())));
        }
        return rows;
    }

    private boolean isCopied(Circle circle) {
        try {
            return rows(circle).get("group_due") == 1;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void assertNothingIsLeft(Circle circle) throws SQLException {
        Map<String, Long> left = rows(circle);
        assertEquals(1, left.remove("deleted_group"));
        left.forEach((table, count) -> assertEquals(0, count, table));
        assertEquals(1, Sql.number(database, "select count(purged_at) from deleted_group where group_id = ?",
                UUID.fromString(circle.id())));
    }

    private static void assertGone(Circle circle) {
        for (People person : List.of(ADA, RUI, ZOE)) {
            for (String place : List.of("", "/me/membership", "/members", "/threads", "/essays", "/events")) {
                Api.as(person).get(circle.path(place)).then().statusCode(404).body("type", is("/problems/not-found"));
            }
            Api.as(person).put(circle.path("/me/membership")).then().statusCode(404);
            Api.as(person).delete(circle.path("/me/membership")).then().statusCode(404);
        }
        Api.as(ADA).header("If-Match", "\"1\"").delete(circle.path("/archive")).then().statusCode(404);
        Api.as(SAM).put("/admin" + circle.path("/facilitators/" + ADA.id())).then().statusCode(404);
    }

    @Test
    void onlyAnArchivedGroupIsGivenUpAndRestoringTakesItBack() {
        Circle circle = Circle.of(DRAFT).joinedBy(RUI);
        giveUp(circle).statusCode(409).body("type", is("/problems/group-not-archived"));
        Api.as(ADA).get(circle.path("")).then().body("$", not(hasKey("deletesAt")));
        archive(circle);
        Api.as(RUI).header("If-Match", tag(circle)).delete(circle.path("")).then().statusCode(403);
        Api.as(ZOE).header("If-Match", tag(circle)).delete(circle.path("")).then().statusCode(404);
        Api.asBadly(ADA).delete(circle.path("")).then().statusCode(428);
        String archived = tag(circle);
        String deletesAt = giveUp(circle).statusCode(202).body("deletesAt", notNullValue()).extract().path("deletesAt");
        assertTrue(Duration.between(Instant.now(), Instant.parse(deletesAt)).toHours() > 29 * 24);
        Api.as(ADA).header("If-Match", archived).delete(circle.path("")).then().statusCode(202).body("deletesAt",
                is(deletesAt));
        Api.as(ADA).header("If-Match", archived).delete(circle.path("/archive")).then().statusCode(412);
        Api.as(ZOE).get(circle.path("")).then().statusCode(200).body("deletesAt", is(deletesAt));
        run();
        Api.as(RUI).get(circle.path("")).then().statusCode(200).body("deletesAt", is(deletesAt));

        Api.as(ADA).header("If-Match", tag(circle)).delete(circle.path("/archive")).then().statusCode(200)
                .body("$", not(hasKey("deletesAt"))).body("$", not(hasKey("archivedAt")));
        Api.as(RUI).get(circle.path("/events")).then().body("items.type", is(List.of("GROUP_CREATED", "MEMBER_JOINED",
                "GROUP_ARCHIVED", "GROUP_DELETION_SCHEDULED", "GROUP_RESTORED")));
    }

    @Test
    void nothingOfADeletedGroupIsLeft() throws SQLException {
        Circle other = full(DRAFT);
        Circle circle = full(DRAFT);
        Eventually.becomes("what is due is copied", () -> isCopied(other));
        Map<String, Long> before = rows(circle);
        assertTrue(before.values().stream().filter(count -> count > 0).count() >= 19, before::toString);
        Map<String, Long> others = rows(other);
        comeDue(circle);
        Uni.join().all(purge.run(), purge.run()).andFailFast().await().atMost(Duration.ofMinutes(1));
        assertGone(circle);
        assertNothingIsLeft(circle);
        assertEquals(others, rows(other));
        run();
        assertNothingIsLeft(circle);
    }

    @Test
    void idOfADeletedGroupIsNotUsedAgain() throws SQLException {
        Map<String, Object> draft = new TreeMap<>(DRAFT);
        draft.put("groupId", Ids.next().toString());
        Circle circle = Circle.of(draft);
        comeDue(circle);
        run();
        for (People person : List.of(ADA, ZOE)) {
            Api.as(person).body(draft).post("/groups").then().statusCode(409).body("type", is("/problems/id-taken"));
        }
        assertNothingIsLeft(circle);
    }

    /** The database refuses in the middle, which is what a purge that is killed looks like to the next. */
    @Test
    void purgeThatWasInterruptedIsEndedByTheNext() throws SQLException {
        Map<String, Object> draft = new TreeMap<>(DRAFT);
        draft.put("groupId", Ids.next().toString());
        Circle circle = full(draft);
        comeDue(circle);
        Sql.change(database, """
                create function refuse() returns trigger language plpgsql as $$ begin raise exception 'killed'; end $$
                """);
        Sql.change(database, "create trigger killer before delete on essay for each row when (old.group_id = '" + circle.id()
                + "') execute function refuse()");
        try {
            run();
        } finally {
            Sql.change(database, "drop trigger killer on essay");
            Sql.change(database, "drop function refuse()");
        }
        Map<String, Long> half = rows(circle);
        assertEquals(0, half.get("post"));
        assertEquals(1, half.get("essay"));
        assertEquals(1, half.get("reading_group"));
        assertGone(circle);
        Api.as(ADA).body(draft).post("/groups").then().statusCode(409);
        Api.as(ZOE).body(draft).post("/groups").then().statusCode(409);

        run();
        assertEquals(1, rows(circle).get("essay"), "another may hold it still");
        assertEquals(1, Sql.change(database, "update deleted_group set held_until = now() where group_id = ?",
                UUID.fromString(circle.id())));
        run();
        assertNothingIsLeft(circle);
    }

    @Test
    void whoRestoresInTimeKeepsTheGroup() throws SQLException {
        Circle circle = Circle.of(DRAFT);
        comeDue(circle);
        Api.as(ADA).header("If-Match", tag(circle)).delete(circle.path("/archive")).then().statusCode(200);
        run();
        Api.as(ADA).get(circle.path("")).then().statusCode(200).body("$", not(hasKey("deletesAt")));
    }
}
