package org.studycircle.discussion.post;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.MIA;
import static org.studycircle.testing.People.RUI;
import static org.studycircle.testing.People.ZOE;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.Discussion;
import org.studycircle.testing.Pages;
import org.studycircle.text.Ids;

import com.google.errorprone.annotations.CanIgnoreReturnValue;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

@QuarkusTest
class PostResourceTest {

    @Inject
    Pool pool;

    private static Discussion discussion() {
        return Discussion.openedBy(ADA, Circle.ofAda().joinedBy(RUI, MIA));
    }

    private static Map<String, Object> draft(UUID id, int parent, String text) {
        return Map.of("postId", id, "parent", parent, "text", text);
    }

    @Test
    void memberRepliesToAPost() {
        Discussion discussion = discussion();
        UUID id = Ids.next();
        String tag = Api.as(RUI).body(draft(id, 1, "The *third* is ours.")).post(discussion.path("/posts")).then()
                .statusCode(201)
                .header("Location", is("/api/v1" + discussion.path("/posts/2")))
                .body("number", is(2))
                .body("depth", is(1))
                .body("revision", is(1))
                .extract().header("ETag");
        Api.as(MIA).get(discussion.path("/posts/2")).then()
                .statusCode(200)
                .header("ETag", is(tag))
                .body("postId", is(id.toString()))
                .body("parent", is(1))
                .body("author.personId", is(RUI.id()))
                .body("author.displayName", is(RUI.displayName()))
                .body("state", is("VISIBLE"))
                .body("text", is("The *third* is ours."))
                .body("html", is("<p>The <em>third</em> is ours.</p>"))
                .body("replyCount", is(0))
                .body("$", not(hasKey("editedAt")));
        Api.as(MIA).get(discussion.path("/posts/1")).then().body("replyCount", is(1)).body("$", not(hasKey("parent")));
        Api.as(MIA).get(discussion.path("")).then().body("postCount", is(2)).body("lastNumber", is(2));
        Api.as(MIA).header("If-None-Match", tag).get(discussion.path("/posts/2")).then().statusCode(304);
    }

    @Test
    void replyWithoutParentAnswersTheFirstPost() {
        Discussion discussion = discussion();
        Api.as(RUI).body(Map.of("text", "Whoever")).post(discussion.path("/posts")).then().statusCode(201)
                .body("parent", is(1)).body("postId", notNullValue());
    }

    @Test
    void sameReplySentAgainAnswersWhatStands() {
        Discussion discussion = discussion();
        UUID id = Ids.next();
        Api.as(RUI).body(draft(id, 1, "Once")).post(discussion.path("/posts")).then().statusCode(201);
        Api.as(RUI).body(draft(id, 1, "Once")).post(discussion.path("/posts")).then().statusCode(200).body("number", is(2));
        Api.as(RUI).body(draft(id, 1, "Other")).post(discussion.path("/posts")).then().statusCode(409)
                .body("type", is("/problems/id-taken"));
        Api.as(MIA).body(draft(id, 1, "Once")).post(discussion.path("/posts")).then().statusCode(409);
        Api.as(MIA).get(discussion.path("/posts")).then().body("items.number", contains(1, 2));
    }

    @Test
    void outsiderCanNeitherReadNorReply() {
        Discussion discussion = discussion();
        String path = discussion.path("/posts");
        String tag = discussion.tag(ADA, "/posts/1");
        Api.as(ZOE).body(draft(Ids.next(), 1, "Me too")).post(path).then().statusCode(404);
        Api.as(ZOE).get(path).then().statusCode(404);
        Api.as(ZOE).get(path + "/1").then().statusCode(404);
        Api.patchAs(ZOE, tag).body(Map.of("text", "Mine")).patch(path + "/1").then().statusCode(404);
        Api.as(ZOE).header("If-Match", tag).delete(path + "/1").then().statusCode(404);
        Api.as(ADA).get(path).then().body("items.number", contains(1));
        Api.as(ADA).get(path + "/1").then().body("text", is("Who wrote the third?"));
        Api.asNobody().get(path).then().statusCode(401);
    }

    @Test
    void threadOfAnotherGroupIsNotFound() {
        Discussion discussion = discussion();
        Circle other = Circle.ofAda();
        String path = other.path("/threads/" + discussion.id() + "/posts");
        Api.as(ADA).body(draft(Ids.next(), 1, "Elsewhere")).post(path).then().statusCode(404);
        Api.as(ADA).get(path).then().statusCode(404);
        Api.as(ADA).get(path + "/1").then().statusCode(404);
        Api.as(ADA).get(discussion.path("/posts/2")).then().statusCode(404);
        Api.as(ADA).get(discussion.path("/posts")).then().body("items", hasSize(1));
    }

    @Test
    void badReplyIsRefused() {
        Discussion discussion = discussion();
        String path = discussion.path("/posts");
        Api.asBadly(RUI).body(Map.of("text", " \n ")).post(path).then().statusCode(422).body("errors.pointer",
                contains("/text"));
        Api.asBadly(RUI).body(Map.of("text", "x".repeat(20_001))).post(path).then().statusCode(422);
        Api.asBadly(RUI).body(Map.of("parent", 1)).post(path).then().statusCode(422).body("errors.pointer", contains("/text"));
        Api.asBadly(RUI).body("{\"text\":\"a\\u0000b\"}").post(path).then().statusCode(422);
        Api.asBadly(RUI).body("{\"text\":\"a\\ud800b\"}").post(path).then().statusCode(422);
        Api.asBadly(RUI).body(Map.of("text", "x", "parent", 0)).post(path).then().statusCode(422);
        Api.as(RUI).body(Map.of("text", "x", "parent", 2)).post(path).then().statusCode(422)
                .body("errors.pointer", contains("/parent"));
        Api.asBadly(RUI).body("{\"text\":7}").post(path).then().statusCode(400).body("type", is("/problems/wrong-type"));
        Api.asBadly(RUI).body("{\"txt\":\"x\"}").post(path).then().statusCode(400).body("type", is("/problems/unknown-field"));
        Api.asBadly(RUI).body("{\"text\":").post(path).then().statusCode(400).body("type", is("/problems/malformed-json"));
        Api.asBadly(RUI).contentType("text/plain").body("x").post(path).then().statusCode(415);
        Api.asBadly(RUI).get(path + "/first").then().statusCode(404);
        Api.as(RUI).get(path).then().body("items", hasSize(1));
    }

    @Test
    void longestTextIsTakenAndRenderedSafely() {
        Discussion discussion = discussion();
        String text = "<script>alert(1)</script> [x](javascript:alert(1)) " + ">".repeat(19_900);
        int number = discussion.reply(RUI, 1, text);
        Api.as(MIA).get(discussion.path("/posts/" + number)).then().body("text", is(text))
                .body("html", not(org.hamcrest.Matchers.containsString("<script")))
                .body("html", not(org.hamcrest.Matchers.containsString("href")));
    }

    @Test
    void parallelRepliesGetNumbersWithoutGaps() {
        Discussion discussion = discussion();
        ExecutorService clients = Executors.newFixedThreadPool(12);
        List<CompletableFuture<Integer>> replies = IntStream.range(0, 60).mapToObj(i -> CompletableFuture
                .supplyAsync(() -> discussion.reply(List.of(ADA, RUI, MIA).get(i % 3), 1, "Reply " + i), clients)).toList();
        List<Integer> numbers = replies.stream().map(CompletableFuture::join).sorted().toList();
        clients.shutdown();
        assertEquals(IntStream.rangeClosed(2, 61).boxed().toList(), numbers);
        Api.as(ADA).get(discussion.path("")).then().body("lastNumber", is(61)).body("postCount", is(61)).body("unread", is(40));
        Api.as(ADA).get(discussion.path("/posts/1")).then().body("replyCount", is(60));
        List<Integer> events = Pages.<Integer>bothWays(ADA, discussion.path("/posts"), Map.of("order", "OLDEST"), 100,
                "items.number");
        assertEquals(IntStream.rangeClosed(1, 61).boxed().toList(), events);
        List<Integer> inFeed = Api.as(ADA).queryParam("limit", 100).get(discussion.circle().path("/events")).then().extract()
                .<List<Map<String, Object>>>path("items").stream().filter(event -> event.get("type").equals("POST_CREATED"))
                .map(event -> (Integer) event.get("postNumber")).toList();
        assertEquals(numbers, inFeed);
    }

    @Test
    void sameReplyInParallelStandsOnce() {
        Discussion discussion = discussion();
        Map<String, Object> draft = draft(Ids.next(), 1, "Once");
        ExecutorService clients = Executors.newFixedThreadPool(8);
        List<Integer> answers = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> Api.as(RUI).body(draft).post(discussion.path("/posts")).statusCode(), clients))
                .toList().stream().map(CompletableFuture::join).sorted().toList();
        clients.shutdown();
        assertEquals(List.of(200, 200, 200, 200, 200, 200, 200, 201), answers);
        Api.as(ADA).get(discussion.path("/posts")).then().body("items.number", contains(1, 2));
        discussion.reply(MIA, 1);
        Api.as(ADA).get(discussion.path("/posts")).then().body("items.number", contains(1, 2, 3));
    }

    /** The tree of a thread, kept beside it. */
    private static class Tree {

        private final Discussion discussion = discussion();
        private final Map<Integer, List<Integer>> below = new TreeMap<>(Map.of(1, new ArrayList<>()));

        @CanIgnoreReturnValue
        int reply(int parent) {
            int number = discussion.reply(RUI, parent);
            below.get(parent).add(number);
            below.put(number, new ArrayList<>());
            return number;
        }

        static Tree random(int replies) {
            Tree tree = new Tree();
            Random random = new Random(replies);
            for (int i = 0; i < replies; i++) {
                tree.reply(1 + random.nextInt(tree.below.size()));
            }
            return tree;
        }

        List<Integer> branch(int top, int levels) {
            List<Integer> order = new ArrayList<>();
            if (levels > 0) {
                below.get(top).forEach(reply -> {
                    order.add(reply);
                    order.addAll(branch(reply, levels - 1));
                });
            }
            return order;
        }

        List<Integer> whole(int levels) {
            List<Integer> order = new ArrayList<>(List.of(1));
            order.addAll(branch(1, levels));
            return order;
        }

        List<Integer> read(Map<String, ?> query, int limit) {
            return Pages.bothWays(MIA, discussion.path("/posts"), query, limit, "items.number");
        }
    }

    @Test
    void threadIsReadInEveryOrderInBothDirections() {
        Tree tree = Tree.random(40);
        List<Integer> numbers = IntStream.rangeClosed(1, 41).boxed().toList();
        for (int limit : new int[]{1, 7, 41, 100}) {
            assertEquals(tree.whole(99), tree.read(Map.of(), limit));
            assertEquals(tree.whole(99), tree.read(Map.of("order", "TREE"), limit));
            assertEquals(numbers, tree.read(Map.of("order", "OLDEST"), limit));
            assertEquals(numbers.stream().sorted(java.util.Comparator.reverseOrder()).toList(),
                    tree.read(Map.of("order", "NEWEST"), limit));
        }
    }

    @Test
    void branchIsReadWithLimitsOnDepth() {
        Tree tree = Tree.random(30);
        for (int levels = 1; levels <= 4; levels++) {
            assertEquals(tree.whole(levels), tree.read(Map.of("depth", levels), 3), "levels " + levels);
            for (int under = 1; under <= 6; under++) {
                assertEquals(tree.branch(under, levels), tree.read(Map.of("under", under, "depth", levels), 2),
                        "under " + under + " levels " + levels);
            }
        }
        for (int under = 1; under <= 31; under += 3) {
            assertEquals(tree.branch(under, 99), tree.read(Map.of("under", under), 4), "under " + under);
        }
        Api.as(MIA).queryParam("depth", 1).get(tree.discussion.path("/posts")).then()
                .body("items[0].replyCount", is(tree.below.get(1).size()));
    }

    @Test
    void branchCutOffBehindItsCursorGoesOnBesideIt() {
        Tree tree = new Tree();
        int second = tree.reply(1);
        int third = tree.reply(1);
        int deep = tree.reply(tree.reply(second));
        assertEquals(List.of(1, second, third), tree.read(Map.of("depth", 1), 2));
        assertEquals(5, deep);
    }

    @Test
    void repliesDeeperThanTheDeepestLevelKeepTheirParent() {
        Discussion discussion = discussion();
        int last = 1;
        for (int i = 0; i < 53; i++) {
            last = discussion.reply(RUI, last, "Deeper");
        }
        Api.as(MIA).get(discussion.path("/posts/51")).then().body("depth", is(50)).body("parent", is(50));
        Api.as(MIA).get(discussion.path("/posts/54")).then().body("depth", is(50)).body("parent", is(53));
        Api.as(MIA).queryParam("limit", 100).get(discussion.path("/posts")).then()
                .body("items.number", is(IntStream.rangeClosed(1, 54).boxed().toList()));
        Api.as(MIA).queryParam("under", 50).get(discussion.path("/posts")).then()
                .body("items.number", contains(51, 52, 53, 54));
        Api.as(MIA).queryParam("depth", 50).queryParam("limit", 100).get(discussion.path("/posts")).then()
                .body("items", hasSize(54));
    }

    @ParameterizedTest
    @CsvSource({"order,SIDEWAYS", "under,0", "under,x", "depth,0", "depth,51", "limit,0", "limit,101", "limit,x"})
    void badParameterIsRefusedByName(String name, String value) {
        Discussion discussion = discussion();
        Api.asBadly(RUI).queryParam(name, value).get(discussion.path("/posts")).then()
                .statusCode(400).body("type", is("/problems/invalid-parameter")).body("errors.pointer", contains(name));
    }

    @Test
    void branchComesInTreeOrderOnly() {
        Discussion discussion = discussion();
        Api.asBadly(RUI).queryParam("order", "NEWEST").queryParam("under", 1).get(discussion.path("/posts")).then()
                .statusCode(400).body("type", is("/problems/invalid-parameter"));
        Api.as(RUI).queryParam("under", 2).get(discussion.path("/posts")).then().statusCode(404);
        Api.as(RUI).queryParam("under", 2).queryParam("depth", 1).get(discussion.path("/posts")).then().statusCode(404);
    }

    @Test
    void cursorIsGoodForItsOwnListAlone() {
        Discussion discussion = discussion();
        discussion.reply(RUI, 1);
        String cursor = Api.as(RUI).queryParam("limit", 1).get(discussion.path("/posts")).then().extract().path("next");
        Api.as(RUI).queryParam("after", cursor).queryParam("order", "OLDEST").get(discussion.path("/posts")).then()
                .statusCode(400).body("type", is("/problems/invalid-cursor"));
        Api.as(RUI).queryParam("after", cursor).queryParam("depth", 1).get(discussion.path("/posts")).then().statusCode(400);
        Api.as(RUI).queryParam("after", cursor).get(discussion(RUI).path("/posts")).then().statusCode(400);
        Api.as(RUI).queryParam("after", cursor + "A").get(discussion.path("/posts")).then().statusCode(400);
    }

    private static Discussion discussion(org.studycircle.testing.People person) {
        return Discussion.openedBy(person, Circle.ofAda().joinedBy(person));
    }

    @Test
    void authorEditsAndOthersDoNot() {
        Discussion discussion = discussion();
        int number = discussion.reply(RUI, 1, "Furst");
        String path = discussion.path("/posts/" + number);
        String tag = discussion.tag(RUI, "/posts/" + number);
        Api.patchAs(MIA, tag).body(Map.of("text", "Hijacked")).patch(path).then().statusCode(403);
        Api.as(MIA).get(path).then().body("text", is("Furst")).body("revision", is(1));
        String next = Api.patchAs(RUI, tag).body(Map.of("text", "**First**")).patch(path).then()
                .statusCode(200).body("html", is("<p><strong>First</strong></p>")).body("revision", is(2))
                .body("$", not(hasKey("editedAt"))).extract().header("ETag");
        Api.as(MIA).get(path).then().header("ETag", is(next)).body("text", is("**First**")).body("revision", is(2));
        Api.patchAs(RUI, next).body(Map.of("text", "**First**")).patch(path).then().statusCode(200).header("ETag", is(next));
    }

    @Test
    void editAfterAReplyIsMarked() {
        Discussion discussion = discussion();
        int number = discussion.reply(RUI, 1, "First");
        discussion.reply(MIA, number);
        Api.patchAs(RUI, discussion.tag(RUI, "/posts/" + number)).body(Map.of("text", "Second"))
                .patch(discussion.path("/posts/" + number)).then().statusCode(200).body("editedAt", notNullValue());
        assertEquals(List.of("1 First"), formerTexts(discussion, number));
        Api.as(RUI).header("If-Match", discussion.tag(RUI, "/posts/" + number)).delete(discussion.path("/posts/" + number))
                .then()
                .statusCode(204);
        assertEquals(List.of("1 First", "2 Second"), formerTexts(discussion, number));
    }

    /** No operation shows them yet. */
    private List<String> formerTexts(Discussion discussion, int number) {
        List<String> texts = new ArrayList<>();
        pool.preparedQuery("""
                select revision || ' ' || text as former from post_revision
                where group_id = $1 and thread_id = $2 and number = $3 order by revision
                """)
                .executeAndAwait(Tuple.of(UUID.fromString(discussion.circle().id()), UUID.fromString(discussion.id()), number))
                .forEach(row -> texts.add(row.getString("former")));
        return texts;
    }

    @Test
    void facilitatorEditsWithAReason() {
        Discussion discussion = discussion();
        int number = discussion.reply(RUI, 1, "Call me: 123");
        String path = discussion.path("/posts/" + number);
        String tag = discussion.tag(ADA, "/posts/" + number);
        Api.patchAs(ADA, tag).body(Map.of("text", "Call me")).patch(path).then().statusCode(422)
                .body("errors.pointer", contains("/reason"));
        Api.as(RUI).get(path).then().body("text", is("Call me: 123"));
        Api.patchAs(ADA, tag).body(Map.of("text", "Call me", "reason", "Number taken out")).patch(path).then()
                .statusCode(200).body("author.personId", is(RUI.id())).body("editedAt", notNullValue());
        Api.as(RUI).get(path).then().body("text", is("Call me"));
    }

    @Test
    void editNeedsTheRevisionThatItChanges() {
        Discussion discussion = discussion();
        int number = discussion.reply(RUI, 1, "First");
        String path = discussion.path("/posts/" + number);
        String tag = discussion.tag(RUI, "/posts/" + number);
        discussion.reply(MIA, number);
        assertNotEquals(tag, discussion.tag(RUI, "/posts/" + number));
        Api.patchAs(RUI, tag).body(Map.of("text", "Second")).patch(path).then().statusCode(200);
        Api.patchAs(RUI, tag).body(Map.of("text", "Third")).patch(path).then().statusCode(412)
                .body("current.text", is("Second"));
        Api.asBadly(RUI).contentType(Api.MERGE_PATCH).body(Map.of("text", "Blind")).patch(path).then().statusCode(428);
        Api.asBadly(RUI).header("If-Match", "\"9\"").contentType("application/json").body(Map.of("text", "x")).patch(path)
                .then()
                .statusCode(415);
        String current = discussion.tag(RUI, "/posts/" + number);
        Api.asBadly(RUI).contentType(Api.MERGE_PATCH).header("If-Match", current).body("{\"text\":null}").patch(path).then()
                .statusCode(422);
        Api.asBadly(RUI).contentType(Api.MERGE_PATCH).header("If-Match", current).body("{\"parent\":1}").patch(path).then()
                .statusCode(400).body("type", is("/problems/unknown-field"));
        Api.as(RUI).get(path).then().body("text", is("Second"));
    }

    @Test
    void authorDeletesAndAPlaceholderStays() {
        Discussion discussion = discussion();
        int number = discussion.reply(RUI, 1, "Regretted");
        int reply = discussion.reply(MIA, number);
        String path = discussion.path("/posts/" + number);
        String tag = discussion.tag(RUI, "/posts/" + number);
        Api.as(MIA).header("If-Match", tag).delete(path).then().statusCode(403);
        Api.as(ADA).header("If-Match", tag).delete(path).then().statusCode(403);
        Api.asBadly(RUI).delete(path).then().statusCode(428);
        Api.as(RUI).header("If-Match", "\"7\"").delete(path).then().statusCode(412);
        Api.as(MIA).get(path).then().body("text", is("Regretted"));

        Api.as(RUI).header("If-Match", tag).delete(path).then().statusCode(204);
        Api.as(RUI).header("If-Match", tag).delete(path).then().statusCode(204);
        Api.as(MIA).get(path).then().statusCode(200)
                .body("state", is("DELETED")).body("number", is(number)).body("replyCount", is(1))
                .body("keySet()", not(hasItem("author"))).body("keySet()", not(hasItem("text")))
                .body("keySet()", not(hasItem("html"))).body("keySet()", not(hasItem("revision")));
        Api.as(MIA).get(discussion.path("/posts")).then().body("items.number", contains(1, number, reply))
                .body("items[1]", not(hasKey("html"))).body("items[1].state", is("DELETED"));
        Api.as(MIA).get(discussion.path("")).then().body("postCount", is(2)).body("lastNumber", is(3));
        Api.patchAs(RUI, discussion.tag(RUI, "/posts/" + number)).body(Map.of("text", "Back")).patch(path).then()
                .statusCode(409).body("type", is("/problems/conflict"));
        assertEquals(4, discussion.reply(MIA, number));
    }

    @Test
    void firstPostGoesWithItsThreadOnly() {
        Discussion discussion = discussion();
        Api.as(ADA).header("If-Match", discussion.tag(ADA, "/posts/1")).delete(discussion.path("/posts/1")).then()
                .statusCode(409).body("type", equalTo("/problems/first-post"));
        Api.as(MIA).get(discussion.path("/posts/1")).then().body("state", is("VISIBLE"));
    }

    @Test
    void nobodyPostsToADeletedThread() {
        Discussion discussion = discussion();
        Api.as(ADA).header("If-Match", discussion.tag(ADA, "")).delete(discussion.path("")).then().statusCode(204);
        Api.as(RUI).body(Map.of("text", "Late")).post(discussion.path("/posts")).then().statusCode(404);
        Api.as(RUI).get(discussion.path("/posts")).then().statusCode(404);
        Api.as(RUI).get(discussion.path("/posts/1")).then().statusCode(404);
    }
}
