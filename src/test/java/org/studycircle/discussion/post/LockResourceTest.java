package org.studycircle.discussion.post;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
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
class LockResourceTest {

    private static final Map<String, String> WHY = Map.of("words", "Settled on Tuesday.");

    private Discussion discussion;

    @BeforeEach
    void openThread() {
        discussion = Discussion.openedBy(RUI, Circle.ofAda().joinedBy(RUI, MIA, BEN).facilitatedBy(BEN));
    }

    private ValidatableResponse reply(People person, int parent) {
        return Api.as(person).body(Map.of("parent", parent, "text", "And yet")).post(discussion.path("/posts")).then();
    }

    @Test
    void facilitatorsAloneReplyInALockedThread() {
        Api.as(BEN).body(WHY).put(discussion.path("/lock")).then().statusCode(200).body("lock.words", is("Settled on Tuesday."))
                .body("lock.lockedBy.personId", is(BEN.id())).body("lock", not(hasKey("number")));
        for (People person : List.of(RUI, MIA)) {
            reply(person, 1).statusCode(409).body("type", is("/problems/locked"))
                    .body("detail", containsString("Settled on Tuesday."));
        }
        reply(ADA, 1).statusCode(201).body("number", is(2));
        Api.patchAs(RUI, discussion.tag(RUI, "/posts/1")).body(Map.of("text", "Still mine")).patch(discussion.path("/posts/1"))
                .then().statusCode(200);
        Api.as(MIA).get(discussion.circle().path("/threads")).then().body("items[0].lock.words", is("Settled on Tuesday."));
        Api.as(BEN).body(Map.of("words", "Other words")).put(discussion.path("/lock")).then().statusCode(200)
                .body("lock.words", is("Settled on Tuesday."));

        Api.as(ADA).delete(discussion.path("/lock")).then().statusCode(200).body("$", not(hasKey("lock")));
        Api.as(ADA).delete(discussion.path("/lock")).then().statusCode(200);
        reply(MIA, 1).statusCode(201).body("number", is(3));
        Api.as(MIA).get(discussion.circle().path("/events")).then().body("items.type.findAll { it.endsWith('LOCKED') }",
                contains("THREAD_LOCKED", "THREAD_UNLOCKED"));
    }

    @Test
    void lockedBranchLeavesTheRestOpen() {
        discussion.reply(RUI, 1);
        discussion.reply(MIA, 2);
        discussion.reply(MIA, 1);
        Api.as(ADA).body(WHY).put(discussion.path("/posts/2/lock")).then().statusCode(200).body("lock.number", is(2));
        reply(RUI, 2).statusCode(409);
        reply(RUI, 3).statusCode(409);
        reply(BEN, 3).statusCode(201);
        reply(RUI, 4).statusCode(201);
        reply(RUI, 1).statusCode(201);
        Api.as(MIA).queryParam("order", "OLDEST").get(discussion.path("/posts")).then()
                .body("items.findAll { it.lock != null }.number", contains(2, 3, 5));
        Api.as(MIA).get(discussion.path("")).then().body("$", not(hasKey("lock")));
        Api.as(ADA).delete(discussion.path("/posts/3/lock")).then().statusCode(200).body("lock.number", is(2));
        reply(RUI, 3).statusCode(409);
        Api.as(ADA).delete(discussion.path("/posts/2/lock")).then().statusCode(200).body("$", not(hasKey("lock")));
        reply(RUI, 3).statusCode(201);
    }

    @Test
    void whoMayNotLockChangesNothing() {
        for (String path : List.of("/lock", "/posts/1/lock")) {
            for (People person : List.of(RUI, MIA)) {
                Api.as(person).body(WHY).put(discussion.path(path)).then().statusCode(403);
                Api.as(person).delete(discussion.path(path)).then().statusCode(403);
            }
            Api.as(ZOE).body(WHY).put(discussion.path(path)).then().statusCode(404);
            Api.as(ZOE).delete(discussion.path(path)).then().statusCode(404);
            Api.as(ADA).body(Map.of("words", "\u2800")).put(discussion.path(path)).then().statusCode(422);
        }
        Api.as(ADA).body(WHY).put(discussion.path("/posts/9/lock")).then().statusCode(404);
        Api.as(ADA).delete(discussion.path("/posts/9/lock")).then().statusCode(404);
        reply(MIA, 1).statusCode(201);
    }

    /** Whoever replies while it is locked has replied before, or is refused. */
    @Test
    void nobodyRepliesAfterTheLock() {
        ExecutorService clients = Executors.newFixedThreadPool(8);
        List<CompletableFuture<Integer>> answers = IntStream.range(0, 40)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> i == 20
                        ? Api.as(ADA).body(WHY).put(discussion.path("/lock")).then().statusCode(200).extract().statusCode()
                        : reply(i % 2 == 0 ? RUI : MIA, 1).statusCode(oneOf(201, 409)).extract().statusCode(), clients))
                .toList();
        long written = answers.stream().map(CompletableFuture::join).filter(status -> status == 201).count();
        clients.shutdown();
        List<String> events = Api.as(ADA).queryParam("limit", 100).get(discussion.circle().path("/events")).then().extract()
                .path("items.type");
        assertEquals("THREAD_LOCKED", events.get(events.size() - 1));
        Api.as(ADA).get(discussion.path("")).then().body("postCount", is((int) written + 1))
                .body("lastNumber", is((int) written + 1));
    }
}
