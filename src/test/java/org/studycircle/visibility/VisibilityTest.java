package org.studycircle.visibility;

import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.BEN;
import static org.studycircle.testing.People.MIA;
import static org.studycircle.testing.People.RUI;
import static org.studycircle.testing.People.ZOE;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.Discussion;
import org.studycircle.testing.People;
import org.studycircle.testing.Texts;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** What members see of what others write about an assignment, under each policy. */
@QuarkusTest
class VisibilityTest {

    private static ValidatableResponse read(People person, String path) {
        return Api.as(person).get(path).then().statusCode(200);
    }

    private static void assertConcealed(People person, Discussion discussion) {
        read(person, discussion.path("")).body("$", aMapWithSize(2)).body("threadId", is(discussion.id()))
                .body("concealed", hasKey("reason"));
        read(person, discussion.path("/posts")).body("items", empty());
        Api.as(person).get(discussion.path("/posts/1")).then().statusCode(404);
    }

    private static void assertSeen(People person, Discussion discussion) {
        read(person, discussion.path("")).body("$", not(hasKey("concealed"))).body("$", not(hasKey("repliesConcealed")));
        read(person, discussion.path("/posts")).body("items.state", not(hasItem("CONCEALED")));
    }

    private static List<String> told(People person, Circle circle, Discussion discussion) {
        List<Map<String, Object>> events = Api.as(person).queryParam("limit", 100).get(circle.path("/events")).then()
                .statusCode(200).extract().path("items");
        return new ArrayList<>(events.stream().filter(event -> discussion.id().equals(event.get("threadId")))
                .map(event -> event.get("type") + (event.containsKey("postNumber") ? " " + event.get("postNumber") : ""))
                .toList());
    }

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
        Map<String, Object> why = read(MIA, behind.ruis().path("")).body("$", aMapWithSize(2))
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

    private static String html(String text) {
        return "<p>" + text + "</p>";
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
                .body("lastNumber", is(4))
                .body("$", not(hasKey("concealed")))
                .body("repliesConcealed.policy", is(policy));
        for (String order : List.of("TREE", "OLDEST")) {
            read(MIA, adas.path("/posts?order=" + order))
                    .body("items.state", contains("VISIBLE", "CONCEALED", "CONCEALED", "CONCEALED"))
                    .body("items[0].html", is(html(Behind.OPEN)))
                    .body("items[0].replyCount", is(2));
        }
        read(MIA, adas.path("/posts?order=NEWEST")).body("items.number", contains(4, 3, 2, 1))
                .body("items[0]", is(Map.of("number", 4, "parent", 2, "depth", 2, "state", "CONCEALED")));
        read(MIA, adas.path("/posts?under=1&depth=1")).body("items.state", contains("CONCEALED", "CONCEALED"));
        read(MIA, adas.path("/posts?under=2")).body("items.state", contains("CONCEALED"));
        read(MIA, adas.path("/posts?depth=1")).body("items.state", contains("VISIBLE", "CONCEALED", "CONCEALED"));
        read(MIA, adas.path("/posts/2")).body("$", is(Map.of("number", 2, "parent", 1, "depth", 1, "state", "CONCEALED")));
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
                .body("items.state", contains("VISIBLE", "CONCEALED", "VISIBLE", "CONCEALED", "VISIBLE"))
                .body("items[2].html", is(html("A word of ada")));
        assertEquals(List.of("THREAD_CREATED", "POST_CREATED 3", "POST_CREATED 5"), told(MIA, behind.circle(), own));

        read(MIA, adas.path("/posts?order=OLDEST"))
                .body("items.state", contains("VISIBLE", "CONCEALED", "VISIBLE", "VISIBLE", "CONCEALED"));
        read(MIA, adas.path("/posts/" + theirs)).body("text", is("A word of ada"));
        read(MIA, adas.path("")).body("unread", is(2)).body("postCount", is(3));
        Api.patchAs(MIA, adas.tag(MIA, "/posts/" + mine)).body(Map.of("text", "Better")).patch(adas.path("/posts/" + mine))
                .then().statusCode(200);
        Api.as(MIA).header("If-Match", adas.tag(MIA, "/posts/" + mine)).delete(adas.path("/posts/" + mine)).then()
                .statusCode(204);
        read(MIA, adas.path("")).body("unread", is(2)).body("postCount", is(2));
        read(RUI, adas.path("/posts?order=OLDEST")).body("items.state",
                contains("VISIBLE", "VISIBLE", "CONCEALED", "CONCEALED", "VISIBLE"));
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
        read(MIA, ruis.path("")).body("$", aMapWithSize(2)).body("concealed.reason", is("NOT_REVEALED"));
        read(MIA, ruis.path("/posts?order=OLDEST"))
                .body("items.state", contains("CONCEALED", "CONCEALED", "VISIBLE", "VISIBLE", "CONCEALED"))
                .body("items.html", contains(null, null, html("Mine"), html("A word of ada"), null));
        read(MIA, ruis.path("/posts?under=1&depth=2&limit=1")).body("items.state", contains("CONCEALED"));
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
        for (String list : List.of("?under=1", "?under=9", "?under=1&depth=1")) {
            Api.as(MIA).get(ruis.path("/posts" + list)).then().statusCode(404);
        }
        read(MIA, ruis.path("/posts?depth=3")).body("items", empty());
        Map<String, Object> all = Map.of("read", List.of(Map.of("first", 1, "last", 1000)));
        for (Discussion discussion : List.of(ruis, behind.adas())) {
            boolean isAdas = discussion == behind.adas();
            Api.as(MIA).body(all).put(discussion.readState()).then().statusCode(200)
                    .body("unread", is(0))
                    .body("read", is(isAdas ? List.of(Map.of("first", 1, "last", 1)) : List.of()));
            Api.as(MIA).body(Map.of("keepUnread", List.of(Map.of("first", 2, "last", 2)))).put(discussion.readState())
                    .then().statusCode(200).body("unread", is(0)).body("keptUnread", empty());
        }
        read(RUI, ruis.path("")).body("title", is(Behind.SECRET_TITLE));
        read(ADA, ruis.path("")).body("postCount", is(2));
        behind.fulfil("ON_REVEAL");
        read(MIA, ruis.path("")).body("unread", is(2));
        read(MIA, behind.adas().path("")).body("unread", is(1));
    }

    @Test
    void answerToTheFacilitatorsThreadIsAFirstPostToo() {
        Behind behind = Behind.under("AFTER_FIRST_POST");
        assertConcealed(MIA, behind.ruis());
        behind.adas().reply(MIA, 1, "My answer");
        assertSeen(MIA, behind.ruis());
        assertSeen(MIA, behind.adas());
        Behind again = Behind.under("AFTER_FIRST_POST");
        Discussion own = again.opened(MIA, "My answer");
        assertSeen(MIA, again.ruis());
        Api.as(MIA).header("If-Match", own.tag(MIA, "")).delete(own.path("")).then().statusCode(204);
        assertSeen(MIA, again.ruis());
    }

    @Test
    void wordAboutSomethingElseIsNoAnswer() {
        Behind behind = Behind.under("AFTER_FIRST_POST");
        Discussion.openedBy(MIA, behind.circle());
        String other = Behind.assigned(behind.text(), "AFTER_FIRST_POST");
        Behind.opened(behind.circle(), MIA, "Elsewhere", "Words", Map.of("assignmentId", other));
        assertConcealed(MIA, behind.ruis());
    }

    @Test
    void threadAboutAParagraphOpensWhenTheReaderReachesIt() {
        Behind behind = Behind.under("AFTER_READING", Map.of("paragraph", 2));
        read(MIA, behind.ruis().path("/explanation"))
                .body("policies[0].toRead", contains(behind.text().sectionId(0)))
                .body("policies[0].paragraphKey", is(behind.text().key(0, 2)));
        read(MIA, behind.circle().path("/threads?paragraphKey=" + behind.text().key(0, 2)))
                .body("items.concealed.reason", contains("NOT_READ"))
                .body("items.repliesConcealed.reason", contains("NOT_READ"));
        behind.read(MIA, 0, 1);
        assertConcealed(MIA, behind.ruis());
        behind.complete(MIA, 1);
        assertConcealed(MIA, behind.ruis());
        behind.read(MIA, 0, 2);
        assertSeen(MIA, behind.ruis());
    }

    @Test
    void threadAboutASectionOpensWhenThatIsComplete() {
        Behind behind = Behind.under("AFTER_READING", Map.of("section", true));
        read(MIA, behind.ruis().path("/explanation")).body("policies[0].toRead", contains(behind.text().sectionId(0)))
                .body("policies[0]", not(hasKey("paragraphKey")));
        behind.read(MIA, 0, 3);
        assertConcealed(MIA, behind.ruis());
        behind.complete(MIA, 0);
        assertSeen(MIA, behind.ruis());
    }

    @Test
    void threadAboutTheAssignmentOpensWhenAllOfItIsComplete() {
        Behind behind = Behind.under("AFTER_READING");
        read(MIA, behind.ruis().path("/explanation")).body("policies[0].toRead", is(behind.text().sectionIds()));
        behind.complete(MIA, 0);
        read(MIA, behind.ruis().path("/explanation")).body("policies[0].toRead", contains(behind.text().sectionId(1)));
        assertConcealed(MIA, behind.ruis());
        behind.complete(MIA, 1);
        assertSeen(MIA, behind.ruis());
    }

    @ParameterizedTest
    @ValueSource(strings = {"AFTER_FIRST_POST", "AFTER_READING", "AFTER_DUE", "ON_REVEAL"})
    void threadAboutASectionAloneIsGovernedByWhatAssignsIt(String policy) {
        Behind behind = Behind.underBySection(policy);
        read(MIA, behind.ruis().path("")).body("concealed.assignmentId", is(behind.assignmentId()));
        read(MIA, behind.circle().path("/threads?sectionId=" + behind.text().sectionId(0)))
                .body("items.title", hasItem(Behind.OPEN_TITLE))
                .body("items.concealed.policy", hasItem(policy));
        assertConcealed(MIA, behind.ruis());
        if (policy.equals("AFTER_FIRST_POST")) {
            behind.adas().reply(MIA, 1, "An answer");
        } else {
            behind.fulfil(policy);
        }
        assertSeen(MIA, behind.ruis());
    }

    @Test
    void severalAssignmentsOfASectionAllHaveToLetTheReaderIn() {
        Behind behind = Behind.underBySection("AFTER_READING");
        String second = Behind.assigned(behind.text(), "ON_REVEAL");
        read(MIA, behind.ruis().path("/explanation")).body("policies.policy", contains("AFTER_READING", "ON_REVEAL"));
        behind.complete(MIA, 0);
        assertConcealed(MIA, behind.ruis());
        read(MIA, behind.ruis().path("")).body("concealed.assignmentId", is(second));
        read(MIA, behind.ruis().path("/explanation")).body("policies.fulfilled", contains(true, false));
        Api.as(ADA).put(behind.circle().path("/assignments/" + second + "/reveal")).then().statusCode(200);
        assertSeen(MIA, behind.ruis());
        String third = Behind.assigned(behind.text(), "ON_REVEAL");
        assertConcealed(MIA, behind.ruis());
        String path = behind.circle().path("/assignments/" + third);
        Api.as(ADA).header("If-Match", Api.as(ADA).get(path).header("ETag")).delete(path).then().statusCode(204);
        assertSeen(MIA, behind.ruis());
    }

    @Test
    void memberMayChooseToSeeBeforeReadingAndFacilitatorsAreTold() {
        Behind behind = Behind.under("AFTER_READING");
        String revealedAt = Api.as(MIA).put(behind.ownReveal()).then().statusCode(201)
                .body("assignmentId", is(behind.assignmentId())).extract().path("revealedAt");
        assertSeen(MIA, behind.ruis());
        Api.as(MIA).put(behind.ownReveal()).then().statusCode(200).body("revealedAt", is(revealedAt));
        String told = "items.findAll { it.type == 'MEMBER_REVEALED' && it.personId == '" + MIA.id() + "' }.assignmentId";
        read(ADA, behind.circle().path("/events?limit=100")).body(told, contains(behind.assignmentId()));
        read(MIA, behind.circle().path("/events?limit=100")).body(told, contains(behind.assignmentId()));
        read(RUI, behind.circle().path("/events?limit=100")).body(told, empty());
        behind.circle().joinedBy(BEN);
        assertConcealed(BEN, behind.ruis());
        behind.change(Map.of("visibility", "AFTER_DUE"));
        assertConcealed(MIA, behind.ruis());
        Api.as(BEN).put(behind.ownReveal()).then().statusCode(409).body("type", is("/problems/conflict"));
        Api.as(ZOE).put(behind.ownReveal()).then().statusCode(404);
        behind.change(Map.of("visibility", "AFTER_READING"));
        assertConcealed(BEN, behind.ruis());
        assertSeen(MIA, behind.ruis());
    }

    @Test
    void facilitatorRevealsAndTakesItBack() {
        Behind behind = Behind.under("ON_REVEAL");
        String reveal = behind.assignment() + "/reveal";
        Api.as(MIA).put(reveal).then().statusCode(403);
        Api.as(ZOE).put(reveal).then().statusCode(404);
        Api.as(MIA).put(behind.ownReveal()).then().statusCode(409);
        assertConcealed(MIA, behind.ruis());
        String tag = Api.as(ADA).get(behind.assignment()).header("ETag");
        String revealed = Api.as(ADA).put(reveal).then().statusCode(200).extract().path("revealedAt");
        assertSeen(MIA, behind.ruis());
        Api.as(ADA).put(reveal).then().statusCode(200).body("revealedAt", is(revealed));
        read(MIA, behind.assignment()).body("revealedAt", is(revealed));
        assertNotEquals(tag, Api.as(ADA).get(behind.assignment()).header("ETag"));
        Api.patchAs(ADA, tag).body(Map.of("title", "Renamed")).patch(behind.assignment()).then().statusCode(200)
                .body("revealedAt", is(revealed));
        Api.as(MIA).delete(reveal).then().statusCode(403);
        assertSeen(MIA, behind.ruis());
        Api.as(ADA).delete(reveal).then().statusCode(204);
        Api.as(ADA).delete(reveal).then().statusCode(204);
        read(MIA, behind.assignment()).body("$", not(hasKey("revealedAt")));
        assertConcealed(MIA, behind.ruis());
        read(MIA, behind.circle().path("/events?limit=100"))
                .body("items.type.findAll { it.startsWith('ASSIGNMENT_') }",
                        contains("ASSIGNMENT_CREATED", "ASSIGNMENT_REVEALED",
                                "ASSIGNMENT_UPDATED", "ASSIGNMENT_CONCEALED"));
    }

    @Test
    void anotherPolicyForgetsTheReveal() {
        Behind behind = Behind.under("ON_REVEAL");
        behind.fulfil("ON_REVEAL");
        behind.change(Map.of("visibility", "AFTER_READING"));
        read(ADA, behind.assignment()).body("$", not(hasKey("revealedAt")));
        Api.as(ADA).put(behind.assignment() + "/reveal").then().statusCode(409).body("type", is("/problems/conflict"));
        Api.as(ADA).delete(behind.assignment() + "/reveal").then().statusCode(204);
        behind.change(Map.of("visibility", "ON_REVEAL"));
        assertConcealed(MIA, behind.ruis());
    }

    @Test
    void lateJoinerWaitsForTheOwnDueDate() {
        Circle circle = Circle.of(Map.of("name", "Late", "zone", "UTC", "joinPolicy", "OPEN", "defaultVisibility", "AFTER_DUE",
                "lateJoiners", Map.of("policy", "GRACE", "graceDays", 7)));
        circle.joinedBy(RUI, MIA);
        Texts text = Texts.essayIn(circle, "Late", 2, 2);
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        Map<String, Object> draft = text.assignment(0);
        draft.putAll(Map.of("opensOn", "2026-01-01", "dueOn", today.minusDays(1).toString()));
        String assignmentId = Api.as(ADA).body(draft).post(circle.path("/assignments")).then().statusCode(201)
                .body("visibility", is("AFTER_DUE")).extract().path("assignmentId");
        Behind behind = Behind.in(circle, text, assignmentId, Map.of());
        assertSeen(MIA, behind.ruis());
        Map<String, Object> last = text.assignment(1);
        last.putAll(Map.of("opensOn", "2026-01-01", "dueOn", today.plusDays(30).toString()));
        Api.as(ADA).body(last).post(circle.path("/assignments")).then().statusCode(201);
        read(MIA, behind.ruis().path("")).body("concealed.opensAt", is(today.plusDays(8) + "T00:00:00Z"));
        assertConcealed(MIA, behind.ruis());
    }

    @Test
    void wordOfAFacilitatorStaysOneWhenTheRoleIsGivenUp() {
        Behind behind = Behind.under("ON_REVEAL");
        behind.circle().joinedBy(BEN).facilitatedBy(BEN);
        Discussion bens = Behind.opened(behind.circle(), BEN, "Of ben", "A question",
                Map.of("assignmentId", behind.assignmentId()));
        int mine = bens.reply(MIA, 1, "Mine");
        bens.reply(BEN, mine, "An answer");
        assertSeen(BEN, behind.ruis());
        String member = behind.circle().member(BEN);
        Api.patchAs(ADA, Api.as(ADA).get(member).header("ETag")).body(Map.of("role", "MEMBER")).patch(member).then()
                .statusCode(200);
        assertConcealed(BEN, behind.ruis());
        read(MIA, bens.path("/posts")).body("items.state", contains("VISIBLE", "VISIBLE", "VISIBLE"));
        behind.fulfil("ON_REVEAL");
        bens.reply(BEN, mine, "As a member");
        Api.as(ADA).delete(behind.assignment() + "/reveal").then().statusCode(204);
        read(MIA, bens.path("/posts?order=OLDEST")).body("items.state", contains("VISIBLE", "VISIBLE", "VISIBLE", "CONCEALED"));
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

    @Test
    void threadAboutNothingIsExplainedAsGovernedByNothing() {
        Behind behind = Behind.under("ON_REVEAL");
        Discussion free = Discussion.openedBy(RUI, behind.circle());
        read(MIA, free.path("/explanation")).body("sees", is("EVERYTHING")).body("policies", empty());
        read(ADA, behind.ruis().path("/explanation")).body("sees", is("EVERYTHING")).body("policies.fulfilled", contains(true));
        Api.as(ZOE).get(free.path("/explanation")).then().statusCode(404).body("type", is("/problems/not-found"));
        Api.as(MIA).get(behind.circle().path("/threads/" + behind.assignmentId() + "/explanation")).then().statusCode(404);
    }
}
