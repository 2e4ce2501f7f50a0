package org.studycircle.discussion.post;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.oneOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.MIA;
import static org.studycircle.testing.People.RUI;
import static org.studycircle.testing.People.ZOE;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.Discussion;
import org.studycircle.text.Ids;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** Posts that are edited and deleted, and what stays of them. */
@QuarkusTest
class PostChangeTest {

    @Inject
    Pool pool;

    private static Discussion discussion() {
        return Discussion.openedBy(ADA, Circle.ofAda().joinedBy(RUI, MIA));
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
    void nobodyPutsWordsIntoSomebodyElsesMouth() {
        Discussion discussion = discussion();
        int number = discussion.reply(RUI, 1, "Call me: 123");
        String path = discussion.path("/posts/" + number);
        String tag = discussion.tag(ADA, "/posts/" + number);
        Api.patchAs(ADA, tag).body(Map.of("text", "Call me")).patch(path).then().statusCode(403);
        Api.asBadly(ADA).contentType(Api.MERGE_PATCH).header("If-Match", tag)
                .body(Map.of("text", "Call me", "reason", "A number"))
                .patch(path).then().statusCode(oneOf(400, 403));
        Api.as(RUI).get(path).then().body("text", is("Call me: 123")).body("revision", is(1));
    }

    @Test
    void authorRestoresWhatWasJustDeleted() {
        Discussion discussion = discussion();
        int number = discussion.reply(RUI, 1, "Regretted *once*");
        String path = discussion.path("/posts/" + number);
        Api.as(RUI).header("If-Match", discussion.tag(RUI, "/posts/" + number)).delete(path).then().statusCode(204);
        Api.as(MIA).delete(path + "/deletion").then().statusCode(403);
        Api.as(ADA).delete(path + "/deletion").then().statusCode(403);
        Api.as(ZOE).delete(path + "/deletion").then().statusCode(404);
        Api.as(RUI).delete(discussion.path("/posts/99/deletion")).then().statusCode(404);
        Api.as(MIA).get(path).then().body("state", is("DELETED"));
        Api.as(MIA).get(discussion.path("")).then().body("postCount", is(1)).body("unread", is(1));

        String tag = Api.as(RUI).delete(path + "/deletion").then().statusCode(200).body("text", is("Regretted *once*"))
                .body("html", is("<p>Regretted <em>once</em></p>")).body("$", not(hasKey("editedAt"))).extract().header("ETag");
        Api.as(RUI).delete(path + "/deletion").then().statusCode(200).header("ETag", is(tag));
        Api.as(MIA).get(path).then().body("state", is("VISIBLE")).body("text", is("Regretted *once*"));
        Api.as(MIA).get(discussion.path("")).then().body("postCount", is(2)).body("unread", is(2));
        Api.as(MIA).get(path + "/revisions").then().body("items", hasSize(0));
        Api.as(MIA).get(discussion.circle().path("/events")).then()
                .body("items.type.findAll { it.startsWith('POST') }",
                        contains("POST_CREATED", "POST_DELETED", "POST_RESTORED"));
    }

    @Test
    void whatWasDeletedLongAgoStaysSo() {
        Discussion discussion = discussion();
        int number = discussion.reply(RUI, 1, "Regretted");
        String path = discussion.path("/posts/" + number);
        Api.as(RUI).header("If-Match", discussion.tag(RUI, "/posts/" + number)).delete(path).then().statusCode(204);
        pool.preparedQuery(
                "update post set deleted_at = deleted_at - interval '11 minutes' where group_id = $1 and number = $2")
                .executeAndAwait(Tuple.of(UUID.fromString(discussion.circle().id()), number));
        Api.as(RUI).delete(path + "/deletion").then().statusCode(409).body("type", is("/problems/too-late"));
        Api.as(MIA).get(path).then().body("state", is("DELETED"));
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

    /** A device that was away may not know yet. */
    @Test
    void replyThatIsSentAgainWhenItIsDeletedAnswersItsPlace() {
        Discussion discussion = discussion();
        Map<String, Object> reply = Map.of("postId", Ids.next(), "text", "Regretted");
        String tag = Api.as(RUI).body(reply).post(discussion.path("/posts")).then().statusCode(201).body("state", is("VISIBLE"))
                .extract().header("ETag");
        Api.as(RUI).header("If-Match", tag).delete(discussion.path("/posts/2")).then().statusCode(204);
        Api.as(RUI).body(reply).post(discussion.path("/posts")).then().statusCode(200).body("state", is("DELETED"))
                .body("number", is(2)).body("$", not(hasKey("text")));
    }

    @Test
    void firstPostGoesWithItsThreadOnly() {
        Discussion discussion = discussion();
        Api.as(ADA).header("If-Match", discussion.tag(ADA, "/posts/1")).delete(discussion.path("/posts/1")).then()
                .statusCode(409).body("type", equalTo("/problems/first-post"));
        Api.as(MIA).get(discussion.path("/posts/1")).then().body("state", is("VISIBLE"));
    }
}
