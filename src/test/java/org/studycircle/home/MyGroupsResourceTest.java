package org.studycircle.home;

import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.studycircle.home.ShelfOf.change;
import static org.studycircle.home.ShelfOf.circle;
import static org.studycircle.home.ShelfOf.onShelf;
import static org.studycircle.home.ShelfOf.shows;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.RUI;
import static org.studycircle.testing.People.ZOE;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.Discussion;
import org.studycircle.testing.Eventually;
import org.studycircle.testing.Pages;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** The groups of a person, as they are listed. */
@QuarkusTest
class MyGroupsResourceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Inject
    Pool pool;

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
}
