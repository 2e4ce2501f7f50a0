package org.studycircle.discussion.post;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.MIA;
import static org.studycircle.testing.People.RUI;
import static org.studycircle.testing.People.ZOE;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.studycircle.testing.Api;
import org.studycircle.testing.Archiving;
import org.studycircle.testing.Circle;
import org.studycircle.testing.Discussion;
import org.studycircle.testing.Pages;
import org.studycircle.text.Ids;

import io.quarkus.test.junit.QuarkusTest;

/** Replies, and who may give and read them. */
@QuarkusTest
class PostResourceTest {

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

    /** Everything that a reply moves. */
    private static List<Object> traces(Discussion discussion) {
        return List.of(Api.as(ADA).get(discussion.path("")).asString(), Api.as(ADA).get(discussion.path("/posts")).asString(),
                Api.as(ADA).get(discussion.readState()).asString(), Api.as(RUI).get(discussion.readState()).asString(),
                Api.as(ADA).queryParam("limit", 100).get(discussion.circle().path("/events")).path("items"));
    }

    @Test
    void refusedReplyChangesNothing() {
        Discussion discussion = discussion();
        UUID taken = Ids.next();
        Api.as(RUI).body(draft(taken, 1, "Once")).post(discussion.path("/posts")).then().statusCode(201);
        List<Object> before = traces(discussion);
        Api.as(ZOE).body(draft(Ids.next(), 1, "Me too")).post(discussion.path("/posts")).then().statusCode(404);
        Api.as(RUI).body(draft(Ids.next(), 3, "To nothing")).post(discussion.path("/posts")).then().statusCode(422)
                .body("errors.pointer", contains("/parent")).body("errors.code", contains("unknown-post"));
        Api.as(RUI).body(draft(taken, 2, "Once")).post(discussion.path("/posts")).then().statusCode(409)
                .body("type", is("/problems/id-taken"));
        Api.as(RUI).body(draft(taken, 1, "Once")).post(discussion.path("/posts")).then().statusCode(200);
        assertEquals(before, traces(discussion));
    }

    /** What stands is said before why nothing more can be written. */
    @Test
    void archivedGroupTakesNoReplyButSaysWhatStands() {
        Discussion discussion = discussion();
        UUID id = Ids.next();
        Api.as(RUI).body(draft(id, 1, "Once")).post(discussion.path("/posts")).then().statusCode(201);
        String group = discussion.circle().path("");
        Api.as(ADA).header("If-Match", Api.as(ADA).get(group).header("ETag")).put(group + "/archive").then().statusCode(200);
        List<Object> before = traces(discussion);
        Api.as(RUI).body(draft(Ids.next(), 1, "More")).post(discussion.path("/posts")).then().statusCode(409)
                .body("type", is("/problems/group-archived"));
        Api.as(RUI).body(draft(Ids.next(), 3, "More")).post(discussion.path("/posts")).then().statusCode(422);
        Api.as(RUI).body(draft(id, 1, "Once")).post(discussion.path("/posts")).then().statusCode(200).body("number", is(2));
        assertEquals(before, traces(discussion));
    }

    /** All of a reply is written, or nothing of it. */
    @Test
    void replyThatMeetsTheArchivingOfItsGroupWritesNothing() throws Exception {
        Discussion discussion = discussion();
        List<Object> before = traces(discussion);
        Archiving.during(discussion.circle(),
                () -> Api.as(RUI).body(draft(Ids.next(), 1, "Late")).post(discussion.path("/posts"))).then().statusCode(409)
                .body("type", is("/problems/group-archived"));
        assertEquals(before, traces(discussion));
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
        ExecutorService clients = Executors.newFixedThreadPool(16);
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

    @Test
    void nobodyPostsToADeletedThread() {
        Discussion discussion = discussion();
        Api.as(ADA).header("If-Match", discussion.tag(ADA, "")).delete(discussion.path("")).then().statusCode(204);
        Api.as(RUI).body(Map.of("text", "Late")).post(discussion.path("/posts")).then().statusCode(404);
        Api.as(RUI).get(discussion.path("/posts")).then().statusCode(404);
        Api.as(RUI).get(discussion.path("/posts/1")).then().statusCode(404);
    }
}
