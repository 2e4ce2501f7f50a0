package org.studycircle.across;

import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.MIA;
import static org.studycircle.testing.People.RUI;

import java.sql.Connection;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.Discussion;
import org.studycircle.testing.Eventually;
import org.studycircle.testing.Operation;
import org.studycircle.visibility.Behind;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/**
 * Mia reads everything; then others post, edit and delete what is concealed from her; and she reads everything again: the same, byte by byte, but for time. So nothing
 * that she is answered tells what happened, whose it was, or when.
 */
@QuarkusTest
class UnmovedTest {

    /** Her other groups are not part of it. */
    private static final String OF_ALL_GROUPS = "listMyGroups";
    private static final Pattern OF_EACH_ANSWER = Pattern.compile("(?im)^(date|x-request-id)[=:].*$|^: still here$\\n+");
    private static final List<String> FILTERS = List.of("", "?order=OPENED", "?include=OPENING_HTML", "?unread=true",
            "?mine=true", "?unanswered=true&limit=1", "?mine=true&order=OPENED", "?limit=3",
            "?order=OPENED&limit=3");

    private Walk walk;
    private Circle circle;

    @BeforeEach
    void readerHasWordsOfHerOwn() {
        walk = Walk.prepared("Unmoved");
        circle = walk.circle();
        walk.behind().forEach((policy, behind) -> {
            if (!policy.equals("AFTER_FIRST_POST")) {
                int mine = behind.adas().reply(MIA, 1);
                behind.adas().reply(ADA, mine);
                Behind.opened(circle, MIA, "Of mia", "My own words", Map.of("assignmentId", behind.assignmentId()));
            }
        });
        Discussion.openedBy(RUI, circle);
        Eventually.holds(() -> assertEquals(everyUnread(), badge()));
    }

    private int everyUnread() {
        return Api.as(MIA).queryParam("limit", 100).get(circle.path("/threads")).then().statusCode(200).extract()
                .<List<Integer>>path("items.unread").stream().mapToInt(unread -> unread == null ? 0 : unread).sum();
    }

    private Integer badge() {
        return (Integer) card().get("unread");
    }

    /** Her card of the group, wherever it is listed. */
    private Map<String, Object> card() {
        String next = null;
        do {
            var call = Api.as(MIA).queryParam("limit", 100);
            Response page = (next == null ? call : call.queryParam("after", next)).get("/me/groups");
            for (Map<String, Object> group : page.<List<Map<String, Object>>>path("items")) {
                if (group.get("groupId").equals(circle.id())) {
                    return group;
                }
            }
            next = page.path("next");
        } while (next != null);
        return Map.of();
    }

    private static String same(Response answer) {
        return OF_EACH_ANSWER.matcher(answer.statusCode() + "\n" + answer.headers() + "\n" + answer.asString()).replaceAll("");
    }

    private Map<String, String> everything() {
        Map<String, String> all = new LinkedHashMap<>();
        Walk.reading().stream().filter(operation -> !operation.id().equals(OF_ALL_GROUPS))
                .forEach(operation -> all.put(operation.id(), said(operation)));
        all.put(OF_ALL_GROUPS, card().toString());
        Stream.concat(FILTERS.stream(), Stream.of("?authorId=" + RUI.id()))
                .forEach(filter -> all.put("threads" + filter, same(Api.raw(MIA).get(circle.path("/threads" + filter)))));
        for (Behind behind : walk.behind().values()) {
            for (Discussion thread : List.of(behind.ruis(), behind.adas())) {
                for (String list : List.of("?order=OLDEST", "?order=NEWEST&limit=1", "?depth=1", "?under=1", "?under=2",
                        "?from=2", "?fromUnread=true",
                        "?order=OLDEST&since=1", "?order=NEWEST&from=9", "?include=TEXT",
                        "/3")) {
                    all.put("posts " + thread.id() + list, same(Api.raw(MIA).get(thread.path("/posts" + list))));
                }
            }
            all.put("by assignment " + behind.assignmentId(),
                    same(Api.raw(MIA).queryParam("assignmentId", behind.assignmentId()).get(circle.path("/threads"))));
        }
        all.put("by paragraph",
                same(Api.raw(MIA).queryParam("paragraphKey", walk.text().key(0, 1)).get(circle.path("/threads"))));
        return all;
    }

    private String said(Operation operation) {
        return walk.places(operation).stream().flatMap(ids -> Walk.pages(operation, ids).stream()).map(UnmovedTest::same)
                .collect(Collectors.joining("\n"));
    }

    private static void edit(Discussion thread, String what, Map<String, ?> edit) {
        Api.patchAs(RUI, thread.tag(RUI, what)).body(edit).patch(thread.path(what)).then().statusCode(200);
    }

    private static void happens(Behind behind) {
        Discussion ruis = behind.ruis();
        edit(ruis, "", Map.of("title", "Another " + Behind.SECRET_TITLE));
        int again = ruis.reply(RUI, 1, Behind.SECRET);
        int answer = ruis.reply(ADA, again, Behind.ANSWER);
        ruis.reply(RUI, answer, Behind.SECRET);
        edit(ruis, "/posts/" + again, Map.of("text", "Another " + Behind.SECRET));
        Api.as(RUI).header("If-Match", ruis.tag(RUI, "/posts/" + again)).delete(ruis.path("/posts/" + again)).then()
                .statusCode(204);
        Discussion adas = behind.adas();
        int under = adas.reply(RUI, 1, Behind.SECRET);
        adas.reply(ADA, under, Behind.ANSWER);
        edit(adas, "/posts/2", Map.of("text", "Another " + Behind.SECRET));
        Api.as(RUI).header("If-Match", adas.tag(RUI, "/posts/2")).delete(adas.path("/posts/2")).then().statusCode(204);
        Api.as(RUI).body(Map.of("read", List.of(Map.of("first", 1, "last", 9)))).put(ruis.readState()).then().statusCode(200);
    }

    @Test
    void nothingMovesByWhatIsConcealed() {
        Map<String, String> before = everything();
        walk.behind().values().forEach(UnmovedTest::happens);
        for (Behind behind : walk.behind().values()) {
            Api.as(MIA).get(circle.path("/threads?assignmentId=" + behind.assignmentId() + "&order=OPENED")).then()
                    .statusCode(200)
                    .body("items.findAll { it.threadId == '" + behind.ruis().id() + "' }.state", is(List.of("CONCEALED")));
        }
        assertUnmoved(before);
    }

    /** A concealed answer to her own words. */
    @Test
    void nothingMovesByConcealedAnswers() {
        Map<String, String> before = everything();
        Behind behind = walk.behind().get("AFTER_READING");
        Api.as(RUI).put(circle.path("/me/reveals/" + behind.assignmentId())).then().statusCode(201);
        behind.adas().reply(RUI, 3, Behind.SECRET);
        behind.adas().reply(RUI, 4, Behind.SECRET);
        assertUnmoved(before);
    }

    /** Whoever is just posting there holds the lock. */
    @Test
    void nobodyWaitsForWhatHappensInAConcealedThread() throws Exception {
        Discussion ruis = walk.behind().get("ON_REVEAL").ruis();
        try (Connection database = Costs.database(); Statement statement = database.createStatement()) {
            database.setAutoCommit(false);
            assertTrue(statement.execute("select from thread where thread_id = '" + ruis.id() + "' for update"));
            Api.patchAs(MIA, "\"0\"").body(Map.of("title", "Mine")).patch(ruis.path("")).then().statusCode(404);
            Api.as(MIA).header("If-Match", "\"0\"").delete(ruis.path("")).then().statusCode(404);
            Api.as(MIA).body(Map.of("text", "Mine")).post(ruis.path("/posts")).then().statusCode(404);
            Api.as(MIA).body(Map.of("read", List.of())).put(ruis.readState()).then().statusCode(404);
            Api.patchAs(MIA, "\"1\"").body(Map.of("text", "Mine")).patch(ruis.path("/posts/1")).then().statusCode(404);
            Api.as(MIA).header("If-Match", "\"1\"").delete(ruis.path("/posts/2")).then().statusCode(404);
            database.rollback();
        }
    }

    private void assertUnmoved(Map<String, String> before) {
        Map<String, String> after = everything();
        before.forEach((what, said) -> assertEquals(said, after.get(what), what));
        Eventually.holds(() -> assertEquals(before.get(OF_ALL_GROUPS), card().toString()));
    }
}
