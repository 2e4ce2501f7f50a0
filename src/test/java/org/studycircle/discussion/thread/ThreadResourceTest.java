package org.studycircle.discussion.thread;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.BEN;
import static org.studycircle.testing.People.MIA;
import static org.studycircle.testing.People.RUI;
import static org.studycircle.testing.People.ZOE;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.Discussion;
import org.studycircle.testing.Pages;
import org.studycircle.testing.Texts;
import org.studycircle.text.Ids;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class ThreadResourceTest {

    private static final String TEXT = """
            # Reading in company

            ## Two pages

            Two readers of one page 📚 have read two pages, and two more.

            Another paragraph.

            ## Again

            The end of it.
            """;

    private static Map<String, Object> draft(UUID id, String title) {
        return Map.of("threadId", id, "title", title, "post", Map.of("text", "Who wrote the third?"));
    }

    private static Map<String, Object> about(Map<String, ?> about) {
        return Map.of("title", "Two pages?", "about", about, "post", Map.of("text", "I think *three*."));
    }

    private static Map<String, Object> quoted(Texts texts, Map<String, ?> quote) {
        return about(Map.of("sectionId", texts.sectionId(0),
                "anchor", Map.of("paragraphKey", texts.key(0, 0), "quote", quote)));
    }

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
    void threadIsAboutAQuoteOfAParagraph() {
        Circle circle = Circle.ofAda().joinedBy(RUI);
        Texts texts = Texts.essayIn(circle, TEXT);
        Discussion discussion = Discussion.openedBy(RUI, circle, quoted(texts, Map.of("exact", "have read two pages")));
        Api.as(ADA).get(discussion.path("")).then()
                .statusCode(200)
                .body("about.editionId", is(texts.editionId()))
                .body("about.sectionId", is(texts.sectionId(0)))
                .body("about.anchor.paragraphKey", is(texts.key(0, 0)))
                .body("about.anchor.state", is("ANCHORED"))
                .body("about.anchor.quote.exact", is("have read two pages"))
                .body("about.anchor.quote.prefix", is("Two readers of one page 📚 "))
                .body("about.anchor.quote.suffix", is(", and two more."))
                .body("about.anchor.quote.start", is(26))
                .body("about.anchor.quote.end", is(45));
        Api.as(ADA).get(circle.path("/threads")).then().body("items[0].about.anchor.quote.start", is(26));
    }

    @Test
    void quoteThatIsNotThereOrTwiceIsRefused() {
        Circle circle = Circle.ofAda().joinedBy(RUI);
        Texts texts = Texts.essayIn(circle, TEXT);
        String path = circle.path("/threads");
        Api.as(RUI).body(quoted(texts, Map.of("exact", "three pages"))).post(path).then()
                .statusCode(422).body("type", is("/problems/quote-not-found"))
                .body("errors.pointer", contains("/about/anchor/quote/exact"));
        Api.as(RUI).body(quoted(texts, Map.of("exact", "two"))).post(path).then()
                .statusCode(422).body("type", is("/problems/quote-ambiguous"));
        Api.as(RUI).body(quoted(texts, Map.of("exact", "two", "start", 0))).post(path).then().statusCode(422);
        Api.as(RUI).body(about(Map.of("sectionId", texts.sectionId(1), "anchor", Map.of("paragraphKey", texts.key(0, 0)))))
                .post(path).then().statusCode(422).body("errors.pointer", contains("/about/anchor/paragraphKey"));
        Api.as(RUI).get(path).then().body("items", empty());
        Api.as(RUI).body(quoted(texts, Map.of("exact", "two", "suffix", " more"))).post(path).then().statusCode(201);
    }

    @Test
    void sectionOfAnotherGroupIsUnknown() {
        Texts elsewhere = Texts.essayIn(Circle.ofAda(), TEXT);
        Circle circle = Circle.ofAda();
        Api.as(ADA).body(about(Map.of("sectionId", elsewhere.sectionId(0)))).post(circle.path("/threads")).then()
                .statusCode(422);
        Api.as(ADA).body(about(Map.of("editionId", elsewhere.editionId()))).post(circle.path("/threads")).then()
                .statusCode(422);
        Api.as(ADA).get(circle.path("/threads")).then().body("items", empty());
    }

    @Test
    void threadIsAboutASectionOfAnAssignment() {
        Circle circle = Circle.ofAda().joinedBy(RUI);
        Texts texts = Texts.essayIn(circle, TEXT);
        Map<String, Object> assignment = texts.assignment(0);
        assignment.put("title", "Week 1");
        assignment.put("dueOn", "2099-01-01");
        String id = Api.as(ADA).body(assignment).post(circle.path("/assignments")).then().statusCode(201).extract()
                .path("assignmentId");
        String path = circle.path("/threads");
        Api.as(RUI).body(about(Map.of("assignmentId", id, "sectionId", texts.sectionId(1)))).post(path).then()
                .statusCode(422).body("errors.pointer", contains("/about/sectionId"));
        Discussion about = Discussion.openedBy(RUI, circle,
                about(Map.of("assignmentId", id, "sectionId", texts.sectionId(0))));
        Discussion.openedBy(RUI, circle);
        Api.as(ADA).get(about.path("")).then().body("about.assignmentId", is(id));
        assertEquals(List.of(about.id()),
                Pages.<String>bothWays(ADA, path, Map.of("assignmentId", id, "order", "OPENED"), 1, "items.threadId"));
        String tag = Api.as(ADA).get(circle.path("/assignments/" + id)).then().extract().header("ETag");
        Api.as(ADA).header("If-Match", tag).delete(circle.path("/assignments/" + id)).then().statusCode(204);
        Api.as(RUI).get(about.path("")).then().statusCode(200);
        Api.as(RUI).body(about(Map.of("assignmentId", id))).post(path).then().statusCode(422);
    }

    @Test
    void listsAreByActivityOrOpeningInBothDirections() {
        Circle circle = Circle.ofAda().joinedBy(RUI);
        List<Discussion> threads = IntStream.range(0, 5).mapToObj(i -> Discussion.openedBy(RUI, circle)).toList();
        threads.get(1).reply(ADA, 1);
        threads.get(3).reply(ADA, 1);
        threads.get(0).reply(ADA, 1);
        List<String> opened = new ArrayList<>(threads.stream().map(Discussion::id).toList());
        Collections.reverse(opened);
        List<String> active = IntStream.of(0, 3, 1, 4, 2).mapToObj(i -> threads.get(i).id()).toList();
        String path = circle.path("/threads");
        for (int limit : new int[]{1, 2, 5, 100}) {
            assertEquals(active, Pages.<String>bothWays(ADA, path, Map.of(), limit, "items.threadId"));
            assertEquals(active, Pages.<String>bothWays(ADA, path, Map.of("order", "ACTIVITY"), limit, "items.threadId"));
            assertEquals(opened, Pages.<String>bothWays(ADA, path, Map.of("order", "OPENED"), limit, "items.threadId"));
        }
        Api.as(ADA).queryParam("limit", 3).get(path).then().body("items.unread", contains(1, 1, 1))
                .body("items.postCount", contains(2, 2, 2));
    }

    @Test
    void listIsNarrowedByWhatThreadsAreAbout() {
        Circle circle = Circle.ofAda().joinedBy(RUI);
        Texts texts = Texts.essayIn(circle, TEXT);
        Discussion.openedBy(RUI, circle);
        String first = Discussion.openedBy(RUI, circle, about(Map.of("sectionId", texts.sectionId(0)))).id();
        String second = Discussion.openedBy(RUI, circle, about(Map.of("sectionId", texts.sectionId(1)))).id();
        String quoted = Discussion.openedBy(RUI, circle, quoted(texts, Map.of("exact", "readers"))).id();
        String path = circle.path("/threads");
        Api.as(ADA).queryParam("sectionId", texts.sectionId(0)).get(path).then().body("items.threadId",
                contains(quoted, first));
        Api.as(ADA).queryParam("sectionId", texts.sectionId(1)).get(path).then().body("items.threadId", contains(second));
        Api.as(ADA).queryParam("paragraphKey", texts.key(0, 0)).queryParam("sectionId", texts.sectionId(0)).get(path).then()
                .body("items.threadId", contains(quoted));
        Api.as(ADA).queryParam("paragraphKey", texts.key(0, 0)).queryParam("sectionId", texts.sectionId(1)).get(path).then()
                .body("items", empty());
        Api.as(ADA).queryParam("assignmentId", Ids.next()).get(path).then().body("items", empty());
        assertEquals(List.of(quoted, first),
                Pages.<String>bothWays(ADA, path, Map.of("sectionId", texts.sectionId(0)), 1, "items.threadId"));
        String cursor = Api.as(ADA).queryParam("limit", 1).get(path).then().extract().path("next");
        Api.as(ADA).queryParam("after", cursor).queryParam("sectionId", texts.sectionId(0)).get(path).then()
                .statusCode(400).body("type", is("/problems/invalid-cursor"));
    }

    @ParameterizedTest
    @CsvSource({"order,LOUDEST", "sectionId,first", "assignmentId,x", "limit,0"})
    void badParameterIsRefusedByName(String name, String value) {
        Circle circle = Circle.ofAda();
        Api.asBadly(ADA).queryParam(name, value).get(circle.path("/threads")).then()
                .statusCode(400).body("type", is("/problems/invalid-parameter")).body("errors.pointer", contains(name));
    }

    @Test
    void authorAndFacilitatorRenameAndOthersDoNot() {
        Circle circle = Circle.ofAda().joinedBy(RUI, MIA, BEN).facilitatedBy(BEN);
        Discussion discussion = Discussion.openedBy(RUI, circle);
        String path = discussion.path("");
        String tag = discussion.tag(RUI, "");
        Api.patchAs(MIA, tag).body(Map.of("title", "Mine")).patch(path).then().statusCode(403);
        Api.as(MIA).get(path).then().body("title", is("Two pages?"));
        discussion.reply(MIA, 1);
        Api.patchAs(RUI, tag).body(Map.of("title", "Three pages?")).patch(path).then().statusCode(200)
                .body("title", is("Three pages?")).body("postCount", is(2)).body("unread", is(1));
        Api.patchAs(BEN, tag).body(Map.of("title", "Four?")).patch(path).then().statusCode(412)
                .body("current.title", is("Three pages?"));
        Api.patchAs(BEN, discussion.tag(BEN, "")).body(Map.of("title", "Four?")).patch(path).then().statusCode(200);
        Api.asBadly(RUI).contentType(Api.MERGE_PATCH).body(Map.of("title", "Blind")).patch(path).then().statusCode(428);
        Api.asBadly(RUI).contentType(Api.MERGE_PATCH).header("If-Match", discussion.tag(RUI, "")).body("{\"title\":null}")
                .patch(path).then().statusCode(422);
        Api.as(MIA).get(path).then().body("title", is("Four?"));
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
        Api.as(RUI).header("If-Match", tag).delete(alone.path("")).then().statusCode(404);

        Discussion answered = Discussion.openedBy(RUI, circle);
        answered.reply(MIA, 1);
        Api.as(RUI).header("If-Match", answered.tag(RUI, "")).delete(answered.path("")).then().statusCode(409)
                .body("type", is("/problems/thread-has-replies"));
        Api.as(MIA).get(answered.path("")).then().statusCode(200);
        Api.as(ADA).header("If-Match", answered.tag(ADA, "")).delete(answered.path("")).then().statusCode(204);
        Api.as(MIA).get(answered.path("")).then().statusCode(404);
        Api.as(MIA).get(circle.path("/threads")).then().body("items", empty());
    }

    @Test
    void everyWriteIsAnEvent() {
        Circle circle = Circle.ofAda().joinedBy(RUI);
        Discussion discussion = Discussion.openedBy(RUI, circle);
        int number = discussion.reply(ADA, 1);
        Api.patchAs(ADA, discussion.tag(ADA, "/posts/2")).body(Map.of("text", "Edited")).patch(discussion.path("/posts/2"))
                .then()
                .statusCode(200);
        Api.as(ADA).header("If-Match", discussion.tag(ADA, "/posts/2")).delete(discussion.path("/posts/2")).then()
                .statusCode(204);
        Api.patchAs(RUI, discussion.tag(RUI, "")).body(Map.of("title", "Renamed")).patch(discussion.path("")).then()
                .statusCode(200);
        Api.as(ADA).header("If-Match", discussion.tag(ADA, "")).delete(discussion.path("")).then().statusCode(204);
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
