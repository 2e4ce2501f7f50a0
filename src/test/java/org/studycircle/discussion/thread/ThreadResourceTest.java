package org.studycircle.discussion.thread;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.studycircle.discussion.thread.Drafts.about;
import static org.studycircle.discussion.thread.Drafts.draft;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.BEN;
import static org.studycircle.testing.People.MIA;
import static org.studycircle.testing.People.RUI;
import static org.studycircle.testing.People.ZOE;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.Discussion;
import org.studycircle.text.Ids;

import io.quarkus.test.junit.QuarkusTest;

/** Threads that are opened, renamed and deleted. */
@QuarkusTest
class ThreadResourceTest {

    @Test
    void memberOpensAThreadWithItsFirstPost() {
        Circle circle = Circle.ofAda().joinedBy(RUI, MIA);
        UUID id = Ids.next();
        String tag = Api.as(RUI).body(draft(id, "Where do we meet?")).post(circle.path("/threads")).then()
                .statusCode(201)
                .header("Location", is("/api/v1" + circle.path("/threads/" + id)))
                .body("unread", is(0))
                .extract().header("ETag");
        Api.as(RUI).get(circle.path("/threads/" + id)).then()
                .statusCode(200)
                .header("ETag", is(tag))
                .body("state", is("VISIBLE"))
                .body("title", is("Where do we meet?"))
                .body("author.personId", is(RUI.id()))
                .body("author.displayName", is(RUI.displayName()))
                .body("postCount", is(1))
                .body("lastNumber", is(1))
                .body("unread", is(0))
                .body("$", not(hasKey("about")));
        Api.as(MIA).get(circle.path("/threads/" + id)).then().body("unread", is(1));
        Api.as(RUI).header("If-None-Match", tag).get(circle.path("/threads/" + id)).then().statusCode(304);
        Api.as(MIA).get(circle.path("/threads/" + id + "/posts/1")).then().body("text", is("Who wrote the third?"))
                .body("depth", is(0)).body("html", is("<p>Who wrote the third?</p>"));
    }

    @Test
    void sameThreadSentAgainAnswersWhatStands() {
        Circle circle = Circle.ofAda().joinedBy(RUI, MIA);
        UUID id = Ids.next();
        String path = circle.path("/threads");
        Api.as(RUI).body(draft(id, "Once")).post(path).then().statusCode(201);
        Api.as(RUI).body(draft(id, "Once")).post(path).then().statusCode(200).body("lastNumber", is(1));
        Api.as(RUI).body(draft(id, "Other")).post(path).then().statusCode(409).body("type", is("/problems/id-taken"));
        Api.as(MIA).body(draft(id, "Once")).post(path).then().statusCode(409);
        Api.as(MIA).get(path).then().body("items.title", contains("Once"));
        String tag = Api.as(RUI).get(path + "/" + id).then().extract().header("ETag");
        Api.as(RUI).header("If-Match", tag).delete(path + "/" + id).then().statusCode(204);
        Api.as(RUI).body(draft(id, "Once")).post(path).then().statusCode(409);
        Api.as(MIA).get(path).then().body("items", empty());
    }

    @Test
    void sameThreadInParallelStandsOnce() {
        Circle circle = Circle.ofAda().joinedBy(RUI);
        Map<String, Object> draft = draft(Ids.next(), "Once");
        List<Integer> answers = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture
                        .supplyAsync(() -> Api.as(RUI).body(draft).post(circle.path("/threads")).statusCode()))
                .toList().stream().map(CompletableFuture::join).sorted().toList();
        assertEquals(List.of(200, 200, 200, 201), answers);
        Api.as(ADA).get(circle.path("/threads")).then().body("items", hasSize(1));
        Api.as(ADA).get(circle.path("/events")).then()
                .body("items.findAll { it.type == 'THREAD_CREATED' }", hasSize(1))
                .body("next", is("3"));
    }

    @Test
    void outsiderCanDoNothing() {
        Circle circle = Circle.ofAda();
        Discussion discussion = Discussion.openedBy(ADA, circle);
        String tag = discussion.tag(ADA, "");
        Api.as(ZOE).body(draft(Ids.next(), "Mine")).post(circle.path("/threads")).then().statusCode(404);
        Api.as(ZOE).get(circle.path("/threads")).then().statusCode(404);
        Api.as(ZOE).get(discussion.path("")).then().statusCode(404);
        Api.patchAs(ZOE, tag).body(Map.of("title", "Mine")).patch(discussion.path("")).then().statusCode(404);
        Api.as(ZOE).header("If-Match", tag).delete(discussion.path("")).then().statusCode(404);
        Api.asNobody().get(circle.path("/threads")).then().statusCode(401);
        Api.as(ADA).get(circle.path("/threads")).then().body("items.title", contains("Two pages?"));
    }

    @Test
    void badThreadIsRefused() {
        Circle circle = Circle.ofAda();
        String path = circle.path("/threads");
        Api.asBadly(ADA).body(Map.of("title", "\u200b", "post", Map.of("text", " "))).post(path).then().statusCode(422)
                .body("errors.pointer", contains("/post/text", "/title"));
        Api.asBadly(ADA).body(Map.of("title", "x".repeat(201), "post", Map.of("text", "x"))).post(path).then().statusCode(422);
        Api.asBadly(ADA).body(Map.of("title", "No post")).post(path).then().statusCode(422)
                .body("errors.pointer", contains("/post"));
        Api.asBadly(ADA).body(Map.of("title", "x", "post", Map.of("text", "x"), "pinned", true)).post(path).then()
                .statusCode(400).body("type", is("/problems/unknown-field"));
        Api.as(ADA).body(about(Map.of("anchor", Map.of("paragraphKey", "key")))).post(path).then().statusCode(422)
                .body("errors.pointer", contains("/about/sectionId"));
        Api.as(ADA).body(about(Map.of("sectionId", Ids.next()))).post(path).then().statusCode(422)
                .body("errors.pointer", contains("/about/sectionId"));
        Api.as(ADA).body(about(Map.of("assignmentId", Ids.next()))).post(path).then().statusCode(422)
                .body("errors.pointer", contains("/about/assignmentId"));
        Api.asBadly(ADA).body(about(Map.of("sectionId", "first"))).post(path).then().statusCode(422);
        Api.as(ADA).get(path).then().body("items", empty());
        Api.as(ADA).get(circle.path("/events")).then().body("next", is("1"));
    }

    @Test
    void authorRenamesAndNobodyElse() {
        Circle circle = Circle.ofAda().joinedBy(RUI, MIA, BEN).facilitatedBy(BEN);
        Discussion discussion = Discussion.openedBy(RUI, circle);
        String path = discussion.path("");
        String tag = discussion.tag(RUI, "");
        Api.patchAs(MIA, tag).body(Map.of("title", "Mine")).patch(path).then().statusCode(403);
        Api.as(MIA).get(path).then().body("title", is("Two pages?"));
        discussion.reply(MIA, 1);
        Api.patchAs(RUI, tag).body(Map.of("title", "Three pages?")).patch(path).then().statusCode(200)
                .body("title", is("Three pages?")).body("postCount", is(2)).body("unread", is(1));
        Api.patchAs(RUI, tag).body(Map.of("title", "Four?")).patch(path).then().statusCode(412)
                .body("current.title", is("Three pages?"));
        Api.patchAs(BEN, discussion.tag(BEN, "")).body(Map.of("title", "Four?")).patch(path).then().statusCode(403);
        Api.asBadly(RUI).contentType(Api.MERGE_PATCH).body(Map.of("title", "Blind")).patch(path).then().statusCode(428);
        Api.asBadly(RUI).contentType(Api.MERGE_PATCH).header("If-Match", discussion.tag(RUI, "")).body("{\"title\":null}")
                .patch(path).then().statusCode(422);
        Api.as(MIA).get(path).then().body("title", is("Three pages?"));
    }

    @Test
    void authorDeletesAThreadInWhichNobodyElseHasPosted() {
        Circle circle = Circle.ofAda().joinedBy(RUI, MIA);
        Discussion alone = Discussion.openedBy(RUI, circle);
        alone.reply(RUI, 1);
        String tag = alone.tag(RUI, "");
        Api.as(MIA).header("If-Match", tag).delete(alone.path("")).then().statusCode(403);
        Api.asBadly(RUI).delete(alone.path("")).then().statusCode(428);
        Api.as(RUI).header("If-Match", "\"8\"").delete(alone.path("")).then().statusCode(412);
        Api.as(MIA).get(alone.path("")).then().statusCode(200);
        Api.as(RUI).header("If-Match", tag).delete(alone.path("")).then().statusCode(204);
        Api.as(RUI).get(alone.path("")).then().statusCode(404);
        Api.as(RUI).header("If-Match", tag).delete(alone.path("")).then().statusCode(204);
        Api.asBadly(RUI).delete(alone.path("")).then().statusCode(204);
        Api.as(ADA).header("If-Match", tag).delete(alone.path("")).then().statusCode(404);
        Api.as(MIA).header("If-Match", tag).delete(alone.path("")).then().statusCode(404);
        Api.as(ZOE).header("If-Match", tag).delete(alone.path("")).then().statusCode(404);

        Discussion answered = Discussion.openedBy(RUI, circle);
        answered.reply(MIA, 1);
        Api.as(RUI).header("If-Match", answered.tag(RUI, "")).delete(answered.path("")).then().statusCode(409)
                .body("type", is("/problems/thread-has-replies"));
        Api.as(MIA).get(answered.path("")).then().statusCode(200);
        Api.as(ADA).header("If-Match", answered.tag(ADA, "")).delete(answered.path("")).then().statusCode(403);
        Api.as(MIA).get(answered.path("")).then().statusCode(200);
    }

    @Test
    void everyWriteIsAnEvent() {
        Circle circle = Circle.ofAda().joinedBy(RUI);
        Discussion discussion = Discussion.openedBy(RUI, circle);
        int number = discussion.reply(RUI, 1);
        Api.patchAs(RUI, discussion.tag(RUI, "/posts/2")).body(Map.of("text", "Edited")).patch(discussion.path("/posts/2"))
                .then()
                .statusCode(200);
        Api.as(RUI).header("If-Match", discussion.tag(RUI, "/posts/2")).delete(discussion.path("/posts/2")).then()
                .statusCode(204);
        Api.patchAs(RUI, discussion.tag(RUI, "")).body(Map.of("title", "Renamed")).patch(discussion.path("")).then()
                .statusCode(200);
        Api.as(RUI).header("If-Match", discussion.tag(RUI, "")).delete(discussion.path("")).then().statusCode(204);
        Api.as(RUI).queryParam("after", 2).get(circle.path("/events")).then()
                .body("items.type", contains("THREAD_CREATED", "POST_CREATED", "POST_UPDATED", "POST_DELETED",
                        "THREAD_UPDATED", "THREAD_DELETED"))
                .body("items.threadId", everyItemIs(discussion.id()))
                .body("items.postNumber", contains(null, number, number, number, null, null))
                .body("items.actorId", hasItem(RUI.id()));
    }

    private static org.hamcrest.Matcher<Iterable<? extends String>> everyItemIs(String id) {
        return contains(id, id, id, id, id, id);
    }
}
