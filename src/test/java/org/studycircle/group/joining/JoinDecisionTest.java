package org.studycircle.group.joining;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.studycircle.group.joining.Asking.LONGEST;
import static org.studycircle.group.joining.Asking.OWN;
import static org.studycircle.group.joining.Asking.ask;
import static org.studycircle.group.joining.Asking.byRequest;
import static org.studycircle.group.joining.Asking.decide;
import static org.studycircle.group.joining.Asking.own;
import static org.studycircle.group.joining.Asking.tag;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.MIA;
import static org.studycircle.testing.People.RUI;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;

import io.quarkus.test.junit.QuarkusTest;

/** What facilitators answer to those who ask to join. */
@QuarkusTest
class JoinDecisionTest {

    @Test
    void whoIsApprovedReadsTheWordBack() {
        Circle circle = byRequest().joinedBy();
        ask(RUI, circle, "Hello").statusCode(202);
        decide(circle, RUI, Map.of("state", "ACTIVE", "word", "Welcome. Bring *two* chairs.")).statusCode(200)
                .body("answer.word", is("Welcome. Bring *two* chairs."));
        own(RUI, circle).statusCode(200).body("state", is("ACTIVE"))
                .body("answer.word", is("Welcome. Bring *two* chairs.")).body("answer.at", notNullValue());
        ask(MIA, circle, "Me too").statusCode(202);
        decide(circle, MIA, Map.of("state", "ACTIVE")).statusCode(200);
        Api.as(RUI).get(circle.path("/members")).then().statusCode(200).body("items.state", hasSize(3))
                .body("items[0]", not(hasKey("answer"))).body("items[1]", not(hasKey("answer")))
                .body("items[2]", not(hasKey("answer")));
        Api.as(MIA).get(circle.member(RUI)).then().statusCode(200).body("$", not(hasKey("answer")));
        Api.as(ADA).get(circle.member(RUI)).then().statusCode(200).body("answer.word", notNullValue());

        Api.as(RUI).delete(circle.path(OWN)).then().statusCode(204);
        Api.as(ADA).get(circle.member(RUI)).then().body("state", is("LEFT")).body("$", not(hasKey("answer")));
    }

    @Test
    void whoIsDeclinedReadsTheWordUntilAskingAgain() {
        Circle circle = byRequest();
        ask(RUI, circle, "Hello").statusCode(202);
        decide(circle, RUI, Map.of("state", "REMOVED", "word", "Not this term.")).statusCode(200);
        own(RUI, circle).statusCode(200).body("state", is("REMOVED")).body("answer.word", is("Not this term."))
                .body("$", not(hasKey("request")));
        Api.as(RUI).get(circle.path("/members")).then().statusCode(404);
        Api.as(RUI).get(circle.path("")).then().statusCode(404);
        Api.as(RUI).delete(circle.path(OWN)).then().statusCode(404);

        Api.as(RUI).put(circle.path(OWN)).then().statusCode(202).body("$", not(hasKey("answer")));
        own(RUI, circle).statusCode(200).body("state", is("REQUESTED")).body("request", not(hasKey("message")));

        Api.as(ADA).header("If-Match", tag(circle, RUI)).delete(circle.member(RUI)).then().statusCode(204);
        own(RUI, circle).statusCode(200).body("answer", not(hasKey("word"))).body("answer.at", notNullValue());
        decide(circle, RUI, Map.of("state", "BANNED")).statusCode(200);
        own(RUI, circle).statusCode(404);
    }

    @Test
    void wordsHaveTheirBounds() {
        Circle circle = byRequest();
        Api.asBadly(RUI).body(Map.of("message", LONGEST + "x")).put(circle.path(OWN)).then().statusCode(422)
                .body("errors.code", contains("characters"));
        Api.asBadly(RUI).body(Map.of("massage", "Hello")).put(circle.path(OWN)).then().statusCode(400)
                .body("type", is("/problems/unknown-field"));
        ask(RUI, circle, LONGEST).statusCode(202).body("request.message", is(LONGEST));
        for (String word : List.of("", " ", LONGEST + "x")) {
            Api.asBadly(ADA).contentType(Api.MERGE_PATCH).header("If-Match", tag(circle, RUI))
                    .body(Map.of("state", "ACTIVE", "word", word)).patch(circle.member(RUI)).then().statusCode(422)
                    .body("errors.pointer", hasItem("/word"));
        }
        Api.as(ADA).get(circle.member(RUI)).then().body("state", is("REQUESTED"));
        decide(circle, RUI, Map.of("state", "REMOVED", "word", LONGEST)).statusCode(200).body("answer.word", is(LONGEST));
    }

    @Test
    void wordThatNobodyWouldReadIsRefused() {
        Circle circle = byRequest();
        ask(RUI, circle, "Hello").statusCode(202);
        for (Map<String, String> edit : List.of(Map.of("word", "Hm"), Map.of("word", "Hm", "state", "BANNED"))) {
            decide(circle, RUI, edit).statusCode(422).body("errors.pointer", contains("/word"))
                    .body("errors.code", contains("no-decision"));
        }
        Api.as(ADA).get(circle.member(RUI)).then().body("state", is("REQUESTED"));
        decide(circle, RUI, Map.of("state", "ACTIVE")).statusCode(200);
        decide(circle, RUI, Map.of("word", "Too late", "role", "FACILITATOR")).statusCode(422);
        Api.as(ADA).get(circle.member(RUI)).then().body("role", is("MEMBER")).body("answer", not(hasKey("word")));
    }

    @Test
    void staleDecisionIsRefused() {
        Circle circle = byRequest();
        ask(RUI, circle, "Hello").statusCode(202);
        String stale = tag(circle, RUI);
        ask(RUI, circle, "Better not").statusCode(202);
        Api.patchAs(ADA, stale).body(Map.of("state", "ACTIVE")).patch(circle.member(RUI)).then().statusCode(412)
                .body("current.request.message", is("Better not"));
        Api.as(RUI).get(circle.path("/members")).then().statusCode(404);
    }
}
