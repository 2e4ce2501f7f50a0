package org.studycircle.visibility;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.BEN;
import static org.studycircle.testing.People.MIA;
import static org.studycircle.testing.People.RUI;
import static org.studycircle.testing.People.ZOE;
import static org.studycircle.visibility.Sight.assertConcealed;
import static org.studycircle.visibility.Sight.assertSeen;
import static org.studycircle.visibility.Sight.read;
import static org.studycircle.visibility.Sight.told;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.studycircle.testing.Api;
import org.studycircle.testing.Discussion;

import io.quarkus.test.junit.QuarkusTest;

/** Who opens threads before their time, and who closes them again. */
@QuarkusTest
class RevealTest {

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
        String reveal = behind.reveal();
        behind.revealing(MIA).put(reveal).then().statusCode(403);
        behind.revealing(ZOE).put(reveal).then().statusCode(404);
        Api.asBadly(ADA).put(reveal).then().statusCode(428).body("type", is("/problems/precondition-required"));
        Api.as(ADA).header("If-Match", "\"77\"").put(reveal).then().statusCode(412)
                .body("current.assignmentId", is(behind.assignmentId()));
        Api.as(MIA).put(behind.ownReveal()).then().statusCode(409);
        assertConcealed(MIA, behind.ruis());
        String tag = Api.as(ADA).get(behind.assignment()).header("ETag");
        var revealing = Api.as(ADA).header("If-Match", tag).put(reveal).then().statusCode(200).extract();
        String revealed = revealing.path("revealedAt");
        assertSeen(MIA, behind.ruis());
        Api.as(ADA).header("If-Match", tag).put(reveal).then().statusCode(200).body("revealedAt", is(revealed));
        read(MIA, behind.assignment()).body("revealedAt", is(revealed));
        Api.patchAs(ADA, tag).body(Map.of("title", "Unseen")).patch(behind.assignment()).then().statusCode(412)
                .body("current.revealedAt", is(revealed));
        Api.as(ADA).header("If-Match", tag).delete(reveal).then().statusCode(412);
        Api.patchAs(ADA, revealing.header("ETag")).body(Map.of("title", "Renamed")).patch(behind.assignment()).then()
                .statusCode(200)
                .body("revealedAt", is(revealed));
        behind.revealing(MIA).delete(reveal).then().statusCode(403);
        Api.asBadly(ADA).delete(reveal).then().statusCode(428);
        assertSeen(MIA, behind.ruis());
        behind.revealing(ADA).delete(reveal).then().statusCode(204);
        Api.as(ADA).header("If-Match", tag).delete(reveal).then().statusCode(204);
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
        behind.revealing(ADA).put(behind.reveal()).then().statusCode(409).body("type", is("/problems/conflict"));
        behind.revealing(ADA).delete(behind.reveal()).then().statusCode(204);
        behind.change(Map.of("visibility", "ON_REVEAL"));
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
        behind.revealing(ADA).delete(behind.reveal()).then().statusCode(204);
        read(MIA, bens.path("/posts?order=OLDEST")).body("items.state", contains("VISIBLE", "VISIBLE", "VISIBLE"));
    }
}
