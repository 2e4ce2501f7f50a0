package org.studycircle.discussion.post;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.oneOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.BEN;
import static org.studycircle.testing.People.MIA;
import static org.studycircle.testing.People.RUI;
import static org.studycircle.testing.People.ZOE;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.Discussion;
import org.studycircle.testing.People;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
class RemovalResourceTest {

    private static final Map<String, Object> WHY = Map.of("reason", "UNKIND", "words", "Not here.");
    private static final Map<String, Object> BRANCH = Map.of("wholeBranch", true, "reason", "UNKIND", "words", "Not here.");

    private Discussion discussion;

    @BeforeEach
    void openThread() {
        discussion = Discussion.openedBy(ADA, Circle.ofAda().joinedBy(RUI, MIA, BEN).facilitatedBy(BEN));
    }

    private ValidatableResponse remove(int number, Map<String, ?> why) {
        return Api.as(BEN).header("If-Match", discussion.tag(BEN, "/posts/" + number)).body(why)
                .put(discussion.path("/posts/" + number + "/removal")).then();
    }

    private ValidatableResponse putBack(int number) {
        return Api.as(ADA).delete(discussion.path("/posts/" + number + "/removal")).then();
    }

    private void delete(People author, int number) {
        Api.as(author).header("If-Match", discussion.tag(author, "/posts/" + number))
                .delete(discussion.path("/posts/" + number))
                .then().statusCode(204);
    }

    private List<String> states() {
        return Api.as(MIA).queryParam("order", "OLDEST").get(discussion.path("/posts")).then().statusCode(200).extract()
                .path("items.state");
    }

    @Test
    void authorAndFacilitatorsSeeWhatWasRemovedAndWhy() {
        int number = discussion.reply(RUI, 1, "Rude **words**");
        String path = discussion.path("/posts/" + number);
        remove(number, WHY).statusCode(200).body("state", is("REMOVED")).body("text", is("Rude **words**"));
        for (People reader : List.of(RUI, ADA, BEN)) {
            Api.as(reader).get(path).then().body("state", is("REMOVED")).body("text", is("Rude **words**"))
                    .body("html", containsString("<strong>")).body("author.personId", is(RUI.id()))
                    .body("removal.reason", is("UNKIND")).body("removal.words", is("Not here."))
                    .body("removal.removedBy.personId", is(BEN.id())).body("removal.number", is(number));
        }
        Api.as(RUI).get(discussion.path("/posts")).then().body("items[1].html", containsString("Rude"))
                .body("items[1]", not(hasKey("text")));
        Api.as(MIA).get(path).then().body("state", is("REMOVED")).body("$", not(hasKey("author")))
                .body("$", not(hasKey("text")))
                .body("$", not(hasKey("html"))).body("$", not(hasKey("removal")));
        for (String read : List.of("/posts", "/posts?order=NEWEST", "/posts?order=OLDEST", "/posts?depth=2", "/posts?under=1",
                "/posts/2/revisions", "")) {
            Api.as(MIA).get(discussion.path(read)).then().statusCode(200).body(not(containsString("Rude")));
        }
        Api.as(MIA).get(discussion.circle().path("/threads")).then().body(not(containsString("Rude")));
    }

    @Test
    void removedPostIsCountedNowhereUntilItIsPutBack() {
        int number = discussion.reply(RUI, 1, "Rude");
        discussion.reply(RUI, 1, "Kind");
        remove(number, WHY).statusCode(200);
        Api.as(MIA).get(discussion.path("")).then().body("postCount", is(2)).body("unread", is(2)).body("lastNumber", is(3));
        putBack(number).statusCode(200).body("state", is("VISIBLE")).body("text", is("Rude"));
        Api.as(MIA).get(discussion.path("/posts/" + number)).then().body("state", is("VISIBLE")).body("text", is("Rude"))
                .body("$", not(hasKey("editedAt")));
        Api.as(MIA).get(discussion.path("")).then().body("postCount", is(3)).body("unread", is(3));
        String tag = putBack(number).statusCode(200).extract().header("ETag");
        putBack(number).statusCode(200).header("ETag", is(tag));
        Api.as(MIA).get(discussion.circle().path("/events")).then().body(
                "items.findAll { it.postNumber == 2 }.type", contains("POST_CREATED", "POST_REMOVED", "POST_RESTORED"));
    }

    @Test
    void eachActIsUndoneByItself() {
        discussion.reply(RUI, 1);
        discussion.reply(MIA, 2);
        discussion.reply(RUI, 2);
        discussion.reply(RUI, 3);
        discussion.reply(MIA, 1);
        delete(RUI, 4);
        remove(5, WHY).statusCode(200);
        remove(2, BRANCH).statusCode(200);
        assertEquals(List.of("VISIBLE", "REMOVED", "REMOVED", "DELETED", "REMOVED", "VISIBLE"), states());
        putBack(5).statusCode(200).body("state", is("REMOVED")).body("removal.number", is(2));
        assertEquals(List.of("VISIBLE", "REMOVED", "REMOVED", "DELETED", "REMOVED", "VISIBLE"), states());
        Api.as(RUI).delete(discussion.path("/posts/4/deletion")).then().statusCode(409);
        remove(5, WHY).statusCode(409);
        putBack(2).statusCode(200);
        assertEquals(List.of("VISIBLE", "VISIBLE", "VISIBLE", "DELETED", "VISIBLE", "VISIBLE"), states());
        Api.as(MIA).get(discussion.path("")).then().body("postCount", is(5));
        Api.as(RUI).delete(discussion.path("/posts/4/deletion")).then().statusCode(200);
        Api.as(MIA).get(discussion.path("")).then().body("postCount", is(6));

        remove(2, BRANCH).statusCode(200);
        remove(3, WHY).statusCode(409);
        remove(1, BRANCH).statusCode(200);
        Api.as(MIA).get(discussion.path("")).then().body("postCount", is(0)).body("unread", is(0));
        putBack(2).statusCode(200);
        assertEquals(List.of("REMOVED"), states().stream().distinct().toList());
        putBack(1).statusCode(200);
        assertEquals(List.of("VISIBLE"), states().stream().distinct().toList());
        Api.as(MIA).get(discussion.path("")).then().body("postCount", is(6));
    }

    @Test
    void whoMayNotRemoveChangesNothing() {
        int number = discussion.reply(RUI, 1, "Words");
        String path = discussion.path("/posts/" + number + "/removal");
        String tag = discussion.tag(RUI, "/posts/" + number);
        for (People person : List.of(RUI, MIA)) {
            Api.as(person).header("If-Match", tag).body(WHY).put(path).then().statusCode(403);
        }
        Api.as(ZOE).header("If-Match", tag).body(WHY).put(path).then().statusCode(404);
        Api.as(BEN).header("If-Match", tag).body(WHY).put(discussion.path("/posts/9/removal")).then().statusCode(404);
        Api.asBadly(BEN).body(WHY).put(path).then().statusCode(428);
        Api.patchAs(RUI, tag).body(Map.of("text", "Better words")).patch(discussion.path("/posts/" + number)).then()
                .statusCode(200);
        Api.as(BEN).header("If-Match", tag).body(WHY).put(path).then().statusCode(412).body("current.text", is("Better words"));
        tag = discussion.tag(BEN, "/posts/" + number);
        Api.asBadly(BEN).header("If-Match", tag).body(Map.of("words", "Why")).put(path).then().statusCode(422)
                .body("errors.pointer", contains("/reason"));
        Api.as(BEN).header("If-Match", tag).body(Map.of("reason", "SPAM", "words", "\u2800")).put(path).then().statusCode(422)
                .body("errors.pointer", everyItem(is("/words")));
        Api.asBadly(BEN).header("If-Match", tag).body(Map.of("reason", "DULL", "words", "Why")).put(path).then()
                .statusCode(422);
        Api.as(MIA).get(discussion.path("/posts/" + number)).then().body("state", is("VISIBLE")).body("text",
                is("Better words"));

        remove(number, WHY).statusCode(200);
        Api.as(BEN).header("If-Match", tag).body(WHY).put(path).then().statusCode(200);
        remove(number, BRANCH).statusCode(409).body("type", is("/problems/conflict"));
        Api.as(RUI).delete(path).then().statusCode(403);
        Api.as(MIA).delete(path).then().statusCode(403);
        Api.as(ZOE).delete(path).then().statusCode(404);
        Api.as(ADA).delete(discussion.path("/posts/9/removal")).then().statusCode(404);
        Api.patchAs(RUI, discussion.tag(RUI, "/posts/" + number)).body(Map.of("text", "Back"))
                .patch(discussion.path("/posts/" + number)).then().statusCode(409);
        Api.as(RUI).delete(discussion.path("/posts/" + number + "/deletion")).then().statusCode(409);
        Api.as(MIA).get(discussion.path("/posts/" + number)).then().body("state", is("REMOVED"));
    }

    @Test
    void nobodyRepliesToWhatIsRemoved() {
        discussion.reply(RUI, 1);
        discussion.reply(MIA, 2);
        delete(MIA, 3);
        remove(2, BRANCH).statusCode(200);
        for (int parent : new int[]{2, 3}) {
            for (People person : List.of(RUI, BEN)) {
                Api.as(person).body(Map.of("parent", parent, "text", "And yet")).post(discussion.path("/posts")).then()
                        .statusCode(409).body("type", is("/problems/post-removed"));
            }
        }
        assertEquals(4, discussion.reply(MIA, 1));
        putBack(2).statusCode(200);
        assertEquals(5, discussion.reply(MIA, 2));
        assertEquals(6, discussion.reply(RUI, 3));
    }

    @Test
    void whatItsAuthorDeletesIsNotPutBack() {
        int number = discussion.reply(RUI, 1, "Rude");
        remove(number, WHY).statusCode(200);
        delete(RUI, number);
        Api.as(RUI).get(discussion.path("/posts/" + number)).then().body("state", is("DELETED"));
        Api.as(RUI).delete(discussion.path("/posts/" + number + "/deletion")).then().statusCode(409);
        putBack(number).statusCode(200).body("state", is("DELETED"));
        Api.as(MIA).get(discussion.path("")).then().body("postCount", is(1));
        Api.as(RUI).delete(discussion.path("/posts/" + number + "/deletion")).then().statusCode(200).body("text", is("Rude"));
        Api.as(MIA).get(discussion.path("")).then().body("postCount", is(2));
    }

    @Test
    void removedFirstPostLeavesTheThread() {
        discussion.reply(RUI, 1);
        remove(1, WHY).statusCode(200);
        Api.as(MIA).get(discussion.path("")).then().statusCode(200).body("postCount", is(1));
        assertEquals(List.of("REMOVED", "VISIBLE"), states());
        Api.as(MIA).get(discussion.circle().path("/threads")).then().body("items.threadId", hasItem(discussion.id()));
    }

    /** Whoever replies while a branch goes has replied before, and goes with it, or is refused. */
    @Test
    void nothingIsLeftOfABranchThatIsRemovedWhileOthersReply() {
        discussion.reply(RUI, 1);
        ExecutorService clients = Executors.newFixedThreadPool(8);
        Map<Integer, Integer> answers = new HashMap<>();
        List<CompletableFuture<Integer>> replies = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            People author = i % 2 == 0 ? RUI : MIA;
            int parent = i % 3 == 0 ? 1 : 2;
            replies.add(CompletableFuture.supplyAsync(() -> Api.as(author).body(Map.of("parent", parent, "text", "Quick"))
                    .post(discussion.path("/posts")).then().statusCode(oneOf(201, 409)).extract().statusCode(), clients));
            if (i == 30) {
                replies.add(CompletableFuture.supplyAsync(() -> removedAtLast(2), clients));
            }
        }
        replies.forEach(reply -> answers.merge(reply.join(), 1, Integer::sum));
        clients.shutdown();
        List<Integer> under = Api.as(ADA).queryParam("under", 2).queryParam("limit", 100).get(discussion.path("/posts")).then()
                .body("items.state", everyItem(is("REMOVED"))).extract().path("items.number");
        List<Integer> all = Api.as(ADA).queryParam("order", "OLDEST").queryParam("limit", 100).get(discussion.path("/posts"))
                .then().extract().path("items.number");
        assertEquals(IntStream.rangeClosed(1, 2 + answers.get(201)).boxed().toList(), all);
        Api.as(MIA).get(discussion.path("")).then().body("postCount", is(all.size() - under.size() - 1));
    }

    /** Each reply changes the tag of what is replied to, but not the text. */
    private int removedAtLast(int number) {
        int status = remove(number, BRANCH).extract().statusCode();
        return status == 412 ? removedAtLast(number) : status;
    }
}
