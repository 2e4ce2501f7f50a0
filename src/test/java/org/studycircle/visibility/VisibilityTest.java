package org.studycircle.visibility;

import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.MIA;
import static org.studycircle.testing.People.RUI;
import static org.studycircle.visibility.Sight.assertConcealed;
import static org.studycircle.visibility.Sight.assertSeen;
import static org.studycircle.visibility.Sight.html;
import static org.studycircle.visibility.Sight.read;
import static org.studycircle.visibility.Sight.told;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.Discussion;
import org.studycircle.testing.Texts;

import io.quarkus.test.junit.QuarkusTest;

/** What members see of what others write about an assignment, under each policy. */
@QuarkusTest
class VisibilityTest {

    @ParameterizedTest
    @CsvSource({
            "AFTER_FIRST_POST, NOT_ANSWERED, POST",
            "AFTER_READING, NOT_READ, READ OWN_REVEAL",
            "AFTER_DUE, NOT_DUE, TIME",
            "ON_REVEAL, NOT_REVEALED, FACILITATOR",
    })
    void threadOfAnotherMemberIsAPlaceholderUntilThePolicyIsFulfilled(String policy, String reason, String openings) {
        Behind behind = Behind.under(policy);
        String dueAt = read(MIA, behind.assignment()).body("visibility", is(policy)).extract().path("effective.dueAt");
        Map<String, Object> why = read(MIA, behind.ruis().path("")).body("$", aMapWithSize(3)).body("state", is("CONCEALED"))
                .body("threadId", is(behind.ruis().id()))
                .body("concealed.assignmentId", is(behind.assignmentId()))
                .body("concealed.policy", is(policy))
                .body("concealed.reason", is(reason))
                .body("concealed.opensAt", is(policy.equals("AFTER_DUE") ? dueAt : null))
                .body("concealed.whatWouldOpen", is(List.of(openings.split(" ")))).extract().path("");
        String tag = Api.as(MIA).get(behind.ruis().path("")).header("ETag");
        for (String filter : List.of("", "?assignmentId=" + behind.assignmentId(), "?order=OPENED")) {
            read(MIA, behind.circle().path("/threads" + filter)).body("items", hasItem(why));
        }
        read(MIA, behind.ruis().path("/explanation"))
                .body("sees", is("NOTHING"))
                .body("policies.assignmentId", contains(behind.assignmentId()))
                .body("policies.fulfilled", contains(false))
                .body("policies[0].concealed.reason", is(reason));
        assertConcealed(MIA, behind.ruis());
        assertSeen(ADA, behind.ruis());
        assertEquals(List.of(), told(MIA, behind.circle(), behind.ruis()));
        assertEquals(List.of("THREAD_CREATED", "POST_CREATED 2"), told(ADA, behind.circle(), behind.ruis()));

        behind.fulfil(policy);
        assertSeen(MIA, behind.ruis());
        Api.as(MIA).header("If-None-Match", tag).get(behind.ruis().path("")).then().statusCode(200)
                .body("title", is(Behind.SECRET_TITLE)).body("postCount", is(2)).body("unread", is(2));
        read(MIA, behind.ruis().path("/posts")).body("items.html", contains(html(Behind.SECRET), html(Behind.ANSWER)));
        read(MIA, behind.ruis().path("/posts/2")).body("text", is(Behind.ANSWER));
        read(MIA, behind.ruis().path("/explanation")).body("sees", is("EVERYTHING"))
                .body("policies.fulfilled", contains(true)).body("policies[0]", not(hasKey("concealed")));
        assertEquals(List.of("THREAD_CREATED", "POST_CREATED 2"), told(MIA, behind.circle(), behind.ruis()));
        Api.as(MIA).body(Map.of("parent", 2, "text", "Now I may")).post(behind.ruis().path("/posts")).then().statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AFTER_FIRST_POST", "AFTER_READING", "AFTER_DUE", "ON_REVEAL"})
    void facilitatorsThreadIsThereButNotWhatOthersReply(String policy) {
        Behind behind = Behind.under(policy);
        Discussion adas = behind.adas();
        adas.reply(ADA, 1, "A hint for all");
        adas.reply(RUI, 2, Behind.SECRET);
        read(MIA, adas.path(""))
                .body("title", is(Behind.OPEN_TITLE))
                .body("author.personId", is(ADA.id()))
                .body("postCount", is(1))
                .body("unread", is(1))
                .body("lastNumber", is(1))
                .body("$", not(hasKey("concealed")))
                .body("repliesConcealed.policy", is(policy));
        for (String list : List.of("", "?order=OLDEST", "?order=NEWEST", "?depth=1")) {
            read(MIA, adas.path("/posts" + list))
                    .body("items.state", contains("VISIBLE"))
                    .body("items[0].html", is(html(Behind.OPEN)))
                    .body("items[0].replyCount", is(0));
        }
        for (String list : List.of("?under=1", "?under=1&depth=1")) {
            read(MIA, adas.path("/posts" + list)).body("items", empty());
        }
        for (String none : List.of("?under=2", "?under=9", "?under=2&depth=1", "/2", "/9")) {
            Api.as(MIA).get(adas.path("/posts" + none)).then().statusCode(404);
        }
        read(MIA, adas.readState()).body("unread", is(1));
        read(MIA, adas.path("/explanation")).body("sees", is("SOME_POSTS"));
        assertEquals(List.of("THREAD_CREATED"), told(MIA, behind.circle(), adas));
        Api.as(MIA).body(Map.of("parent", 2, "text", "Into the blue")).post(adas.path("/posts")).then().statusCode(404);
        read(ADA, adas.path("")).body("lastNumber", is(4)).body("postCount", is(4));

        behind.fulfil(policy);
        assertSeen(MIA, adas);
        read(MIA, adas.path("")).body("postCount", is(4)).body("unread", is(4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"AFTER_READING", "AFTER_DUE", "ON_REVEAL"})
    void memberAlwaysSeesOwnPostsAndFacilitatorsRepliesToThem(String policy) {
        Behind behind = Behind.under("ALWAYS");
        Discussion own = behind.opened(MIA, "What I think");
        own.reply(RUI, 1, Behind.SECRET);
        own.reply(ADA, 1, "A word of ada");
        own.reply(ADA, 2, Behind.ANSWER);
        assertEquals(5, own.reply(MIA, 3, "Thank you"));
        Discussion adas = behind.adas();
        int mine = adas.reply(MIA, 1, "My answer to ada");
        int theirs = adas.reply(ADA, mine, "A word of ada");
        adas.reply(RUI, mine, Behind.SECRET);
        behind.change(Map.of("visibility", policy));
        read(MIA, own.path("")).body("title", is("Of MIA")).body("postCount", is(3)).body("unread", is(1))
                .body("repliesConcealed.policy", is(policy));
        read(MIA, own.path("/posts?order=OLDEST"))
                .body("items.number", contains(1, 3, 5))
                .body("items.state", contains("VISIBLE", "VISIBLE", "VISIBLE"))
                .body("items[1].html", is(html("A word of ada")))
                .body("items.replyCount", contains(1, 1, 0));
        assertEquals(List.of("THREAD_CREATED", "POST_CREATED 3", "POST_CREATED 5"), told(MIA, behind.circle(), own));

        read(MIA, adas.path("/posts?order=OLDEST"))
                .body("items.number", contains(1, 3, 4))
                .body("items.state", contains("VISIBLE", "VISIBLE", "VISIBLE"));
        read(MIA, adas.path("/posts/" + theirs)).body("text", is("A word of ada"));
        read(MIA, adas.path("")).body("unread", is(2)).body("postCount", is(3));
        Api.patchAs(MIA, adas.tag(MIA, "/posts/" + mine)).body(Map.of("text", "Better")).patch(adas.path("/posts/" + mine))
                .then().statusCode(200);
        Api.as(MIA).header("If-Match", adas.tag(MIA, "/posts/" + mine)).delete(adas.path("/posts/" + mine)).then()
                .statusCode(204);
        read(MIA, adas.path("")).body("unread", is(2)).body("postCount", is(2));
        read(RUI, adas.path("/posts?order=OLDEST")).body("items.state",
                contains("VISIBLE", "VISIBLE", "CONCEALED", "VISIBLE"));
    }

    @Test
    void policyThatComesLaterLeavesOwnPostsInOthersThreads() {
        Behind behind = Behind.under("ALWAYS");
        Discussion ruis = behind.ruis();
        assertSeen(MIA, ruis);
        int mine = ruis.reply(MIA, 1, "Mine");
        ruis.reply(ADA, mine, "A word of ada");
        ruis.reply(RUI, mine, Behind.SECRET);
        behind.change(Map.of("visibility", "ON_REVEAL"));
        read(MIA, ruis.path("")).body("$", aMapWithSize(3)).body("state", is("CONCEALED")).body("concealed.reason",
                is("NOT_REVEALED"));
        read(MIA, ruis.path("/posts?order=OLDEST"))
                .body("items.number", contains(1, 3, 4))
                .body("items.state", contains("CONCEALED", "VISIBLE", "VISIBLE"))
                .body("items[0]", is(Map.of("number", 1, "depth", 0, "state", "CONCEALED")))
                .body("items.html", contains(null, html("Mine"), html("A word of ada")));
        read(MIA, ruis.path("/posts?under=1&depth=2&limit=1")).body("items.number", contains(3));
        read(MIA, ruis.path("/posts?under=3")).body("items.number", contains(4));
        read(MIA, ruis.path("/posts?depth=1")).body("items.number", contains(1, 3));
        for (String none : List.of("/2", "/5", "?under=2", "?under=5")) {
            Api.as(MIA).get(ruis.path("/posts" + none)).then().statusCode(404);
        }
        read(MIA, ruis.path("/posts/1")).body("state", is("CONCEALED"));
        read(MIA, ruis.path("/explanation")).body("sees", is("SOME_POSTS"));
        read(MIA, ruis.readState()).body("unread", is(1));
        behind.change(Map.of("visibility", "ALWAYS"));
        assertSeen(MIA, ruis);
    }

    @Test
    void whatIsConcealedCanBeNeitherAnsweredNorChangedNorMarked() {
        Behind behind = Behind.under("ON_REVEAL");
        Discussion ruis = behind.ruis();
        String tag = ruis.tag(ADA, "");
        String post = ruis.tag(ADA, "/posts/1");
        Api.as(MIA).body(Map.of("text", "Blind")).post(ruis.path("/posts")).then().statusCode(404);
        Api.patchAs(MIA, tag).body(Map.of("title", "Blind")).patch(ruis.path("")).then().statusCode(404)
                .body("$", not(hasKey("current")));
        Api.patchAs(MIA, "\"0\"").body(Map.of("title", "Blind")).patch(ruis.path("")).then().statusCode(404)
                .body("$", not(hasKey("current")));
        Api.as(MIA).header("If-Match", tag).delete(ruis.path("")).then().statusCode(404);
        Api.patchAs(MIA, post).body(Map.of("text", "Blind")).patch(ruis.path("/posts/1")).then().statusCode(404);
        Api.as(MIA).header("If-Match", post).delete(ruis.path("/posts/1")).then().statusCode(404);
        for (String list : List.of("", "?order=NEWEST", "?depth=3", "?under=1", "?under=9", "?under=1&depth=1")) {
            Api.as(MIA).get(ruis.path("/posts" + list)).then().statusCode(404);
        }
        Map<String, Object> all = Map.of("read", List.of(Map.of("first", 1, "last", 1000)));
        for (Discussion discussion : List.of(ruis, behind.adas())) {
            int status = discussion == behind.adas() ? 200 : 404;
            for (String kind : List.of("seen", "read", "keepUnread")) {
                Api.as(MIA).body(Map.of(kind, List.of(Map.of("first", 2, "last", 1_000)))).put(discussion.readState()).then()
                        .statusCode(status);
            }
            Api.as(MIA).body(all).put(discussion.readState()).then().statusCode(status);
        }
        read(MIA, behind.adas().readState()).body("unread", is(0)).body("read", is(List.of(Map.of("first", 1, "last", 1))))
                .body("keptUnread", empty());
        read(RUI, ruis.path("")).body("title", is(Behind.SECRET_TITLE));
        read(ADA, ruis.path("")).body("postCount", is(2));
        behind.fulfil("ON_REVEAL");
        read(MIA, ruis.path("")).body("unread", is(2));
        read(MIA, behind.adas().path("")).body("unread", is(1));
    }

    @Test
    void newAssignmentTakesTheGroupsDefaultUnlessItNamesOne() {
        Circle circle = Circle.ofAda().joinedBy(MIA);
        read(MIA, circle.path("")).body("defaultVisibility", is("ALWAYS"));
        Texts text = Texts.essayIn(circle, "Default", 1, 1);
        Map<String, Object> draft = text.assignment(0);
        draft.put("dueOn", "2999-12-31");
        Api.as(ADA).body(draft).post(circle.path("/assignments")).then().statusCode(201).body("visibility", is("ALWAYS"));
        String tag = Api.as(ADA).get(circle.path("")).header("ETag");
        Api.patchAs(MIA, tag).body(Map.of("defaultVisibility", "ALWAYS")).patch(circle.path("")).then().statusCode(403);
        Api.patchAs(ADA, tag).body(Map.of("defaultVisibility", "AFTER_READING")).patch(circle.path("")).then().statusCode(200)
                .body("defaultVisibility", is("AFTER_READING"));
        Api.as(ADA).body(draft).post(circle.path("/assignments")).then().statusCode(201)
                .body("visibility", is("AFTER_READING"));
        read(MIA, circle.path("/assignments")).body("items.visibility", contains("ALWAYS", "AFTER_READING"));
        draft.put("visibility", "AFTER_DUE");
        String id = Api.as(ADA).body(draft).post(circle.path("/assignments")).then().statusCode(201)
                .body("visibility", is("AFTER_DUE")).extract().path("assignmentId");
        draft.put("visibility", "NEVER");
        Api.asBadly(ADA).body(draft).post(circle.path("/assignments")).then().statusCode(422);
        String assignment = circle.path("/assignments/" + id);
        Api.asBadly(ADA).contentType(Api.MERGE_PATCH).header("If-Match", Api.as(ADA).get(assignment).header("ETag"))
                .body("{\"visibility\":null}").patch(assignment).then().statusCode(422);
        read(MIA, assignment).body("visibility", is("AFTER_DUE"));
    }
}
