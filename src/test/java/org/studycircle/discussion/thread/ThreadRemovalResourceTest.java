package org.studycircle.discussion.thread;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.MIA;
import static org.studycircle.testing.People.RUI;
import static org.studycircle.testing.People.ZOE;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.Discussion;
import org.studycircle.testing.People;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

@QuarkusTest
class ThreadRemovalResourceTest {

    private static final Map<String, String> WHY = Map.of("reason", "SPAM", "words", "We sell nothing.");

    @Inject
    Pool pool;

    private Circle circle;
    private Discussion discussion;

    @BeforeEach
    void openThread() {
        circle = Circle.ofAda().joinedBy(RUI, MIA);
        discussion = Discussion.openedBy(RUI, circle);
    }

    private void remove() {
        Api.as(ADA).header("If-Match", discussion.tag(ADA, "")).body(WHY).put(discussion.path("/removal")).then()
                .statusCode(200)
                .body("reason", is("SPAM")).body("title", is("Two pages?"));
    }

    @Test
    void removedThreadIsThereForNobodyAndItsAuthorKnowsWhy() {
        discussion.reply(MIA, 1);
        remove();
        for (People person : List.of(ADA, RUI, MIA)) {
            Api.as(person).get(discussion.path("")).then().statusCode(404);
            Api.as(person).get(discussion.path("/posts")).then().statusCode(404);
            Api.as(person).get(circle.path("/threads")).then().body("items", empty());
            Api.as(person).body(Map.of("text", "Late")).post(discussion.path("/posts")).then().statusCode(404);
        }
        for (People person : List.of(ADA, RUI)) {
            Api.as(person).get(discussion.path("/removal")).then().statusCode(200).body("words", is("We sell nothing."))
                    .body("removedBy.personId", is(ADA.id()));
        }
        Api.as(MIA).get(discussion.path("/removal")).then().statusCode(404);
        Api.as(ZOE).get(discussion.path("/removal")).then().statusCode(404);

        Api.as(ADA).delete(discussion.path("/removal")).then().statusCode(200).body("title", is("Two pages?"))
                .body("postCount", is(2));
        Api.as(ADA).delete(discussion.path("/removal")).then().statusCode(200);
        Api.as(MIA).get(circle.path("/threads")).then().body("items.threadId", contains(discussion.id()));
        Api.as(RUI).get(discussion.path("/removal")).then().statusCode(404);
        Api.as(MIA).get(circle.path("/events")).then().body("items.type.findAll { it.startsWith('THREAD') }",
                contains("THREAD_CREATED", "THREAD_REMOVED", "THREAD_RESTORED"));
    }

    @Test
    void whoMayNotRemoveChangesNothing() {
        String tag = discussion.tag(RUI, "");
        Api.as(RUI).header("If-Match", tag).body(WHY).put(discussion.path("/removal")).then().statusCode(403);
        Api.as(ZOE).header("If-Match", tag).body(WHY).put(discussion.path("/removal")).then().statusCode(404);
        Api.asBadly(ADA).body(WHY).put(discussion.path("/removal")).then().statusCode(428);
        Api.as(ADA).header("If-Match", "\"9\"").body(WHY).put(discussion.path("/removal")).then().statusCode(412)
                .body("current.title", is("Two pages?"));
        Api.as(MIA).get(discussion.path("")).then().statusCode(200);
        remove();
        Api.as(ADA).header("If-Match", tag).body(WHY).put(discussion.path("/removal")).then().statusCode(200);
        Api.as(RUI).delete(discussion.path("/removal")).then().statusCode(403);
        Api.as(ZOE).delete(discussion.path("/removal")).then().statusCode(404);
        Api.as(RUI).delete(discussion.path("/deletion")).then().statusCode(409);
        Api.as(MIA).get(discussion.path("")).then().statusCode(404);
    }

    @Test
    void authorRestoresWhatWasJustDeleted() {
        Api.as(RUI).header("If-Match", discussion.tag(RUI, "")).delete(discussion.path("")).then().statusCode(204);
        Api.as(ADA).delete(discussion.path("/deletion")).then().statusCode(404);
        Api.as(ADA).delete(discussion.path("/removal")).then().statusCode(404);
        Api.as(ADA).header("If-Match", "\"0\"").body(WHY).put(discussion.path("/removal")).then().statusCode(404);
        Api.as(MIA).delete(discussion.path("/deletion")).then().statusCode(404);
        Api.as(MIA).get(discussion.path("")).then().statusCode(404);
        Api.as(RUI).delete(discussion.path("/deletion")).then().statusCode(200).body("title", is("Two pages?"));
        Api.as(RUI).delete(discussion.path("/deletion")).then().statusCode(200);
        Api.as(MIA).delete(discussion.path("/deletion")).then().statusCode(403);
        Api.as(MIA).get(discussion.path("")).then().statusCode(200).body("unread", is(1));
    }

    @Test
    void whatWasDeletedLongAgoStaysSo() {
        Api.as(RUI).header("If-Match", discussion.tag(RUI, "")).delete(discussion.path("")).then().statusCode(204);
        pool.preparedQuery("update thread set deleted_at = deleted_at - interval '11 minutes' where thread_id = $1")
                .executeAndAwait(Tuple.of(UUID.fromString(discussion.id())));
        Api.as(RUI).delete(discussion.path("/deletion")).then().statusCode(409).body("type", is("/problems/too-late"));
        Api.as(RUI).get(discussion.path("")).then().statusCode(404);
    }
}
