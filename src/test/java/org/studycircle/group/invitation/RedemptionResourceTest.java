package org.studycircle.group.invitation;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.studycircle.group.invitation.Redemptions.WRONG;
import static org.studycircle.group.invitation.Redemptions.assertUsesLeft;
import static org.studycircle.group.invitation.Redemptions.closed;
import static org.studycircle.group.invitation.Redemptions.redeem;
import static org.studycircle.group.invitation.Redemptions.revoked;
import static org.studycircle.group.invitation.Redemptions.setState;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.BEN;
import static org.studycircle.testing.People.MIA;
import static org.studycircle.testing.People.RUI;
import static org.studycircle.testing.People.ZOE;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.Guest;
import org.studycircle.testing.People;
import org.studycircle.text.Ids;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;

/** A code, whom it lets in, and as what. */
@QuarkusTest
class RedemptionResourceTest {

    @Test
    void codeLetsSomebodyIn() {
        Circle circle = closed();
        var invitation = circle.invitation(Map.of("uses", 3));
        Api.as(RUI).get(circle.path("")).then().statusCode(404);
        redeem(RUI, invitation.path("code")).statusCode(201)
                .body("groupId", is(circle.id())).body("personId", is(RUI.id())).body("role", is("MEMBER"))
                .body("state", is("ACTIVE")).header("ETag", notNullValue())
                .header("Location", endsWith(circle.path("/me/membership")));
        Api.as(RUI).get(circle.path("")).then().statusCode(200).body("memberCount", is(2));
        Api.as(RUI).get(circle.path("/me/membership")).then().statusCode(200).body("role", is("MEMBER"));
        assertUsesLeft(circle, invitation, 2);
        Api.as(ADA).get(circle.path("/events")).then()
                .body("items.findAll { it.type == 'MEMBER_JOINED' }.personId", contains(RUI.id()))
                .body("items.findAll { it.type == 'MEMBER_JOINED' }.actorId", contains(RUI.id()));
    }

    @Test
    void codeIsGoodHoweverItIsTyped() {
        Circle circle = closed();
        String code = circle.invitation(Map.of()).path("code");
        redeem(RUI, code.toLowerCase(Locale.ROOT).replace("-", "")).statusCode(201);
        redeem(MIA, " " + code.replace('-', ' ').replace('0', 'O').replace('1', 'l') + " ").statusCode(201);
    }

    @Test
    void facilitatorIsInvitedAsOne() {
        Circle circle = closed();
        redeem(BEN, circle.invitation(Map.of("role", "FACILITATOR")).path("code")).statusCode(201).body("role",
                is("FACILITATOR"));
        Api.as(BEN).get(circle.path("/invitations")).then().statusCode(200);
    }

    @Test
    void whoIsInUsesNothingUpAndKeepsTheRole() {
        Circle circle = closed();
        var asMember = circle.invitation(Map.of("uses", 1));
        var asFacilitator = circle.invitation(Map.of("role", "FACILITATOR", "uses", 1));
        redeem(ADA, asMember.path("code")).statusCode(200).body("role", is("FACILITATOR"));
        redeem(RUI, asMember.path("code")).statusCode(201);
        redeem(RUI, asMember.path("code")).statusCode(200).body("role", is("MEMBER"));
        redeem(RUI, asFacilitator.path("code")).statusCode(200).body("role", is("MEMBER"));
        assertUsesLeft(circle, asMember, 0);
        assertUsesLeft(circle, asFacilitator, 1);
        redeem(RUI, revoked(circle, asFacilitator).path("code")).statusCode(200);
        Api.as(ADA).get(circle.path("")).then().body("memberCount", is(2));
        Api.as(ADA).get(circle.path("/events")).then()
                .body("items.findAll { it.type == 'MEMBER_JOINED' }", hasSize(1));
    }

    @Test
    void whoAskedLeftOrWasRemovedIsInAgain() {
        Circle circle = Circle.of(Map.of("name", "By request", "zone", "UTC", "joinPolicy", "REQUEST"));
        for (People person : List.of(RUI, MIA, BEN)) {
            Api.as(person).put(circle.path("/me/membership")).then().statusCode(202);
        }
        for (People person : List.of(MIA, BEN)) {
            setState(circle, person, "ACTIVE");
        }
        Api.as(MIA).delete(circle.path("/me/membership")).then().statusCode(204);
        setState(circle, BEN, "REMOVED");
        var invitation = circle.invitation(Map.of("uses", 3));
        for (People person : List.of(RUI, MIA, BEN)) {
            redeem(person, invitation.path("code")).statusCode(201).body("state", is("ACTIVE"));
        }
        assertUsesLeft(circle, invitation, 0);
        Api.as(ADA).get(circle.path("")).then().body("memberCount", is(4));
    }

    @Test
    void banStaysABan() {
        Circle circle = Circle.ofAda().joinedBy(ZOE);
        setState(circle, ZOE, "BANNED");
        var invitation = circle.invitation(Map.of("uses", 5));
        redeem(ZOE, invitation.path("code")).statusCode(403).body("type", is("/problems/join-refused"));
        assertUsesLeft(circle, invitation, 5);
        Api.as(ADA).get(circle.member(ZOE)).then().body("state", is("BANNED"));
        Api.as(ADA).get(circle.path("")).then().body("memberCount", is(1));
    }

    @Test
    void codeThatIsUsedUpLetsNobodyIn() {
        Circle circle = closed();
        var invitation = circle.invitation(Map.of("uses", 1));
        redeem(RUI, invitation.path("code")).statusCode(201);
        redeem(Guest.arrives(), invitation.<String>path("code")).statusCode(410).body("type",
                is("/problems/invitation-exhausted"));
        Api.as(ADA).get(circle.path("/invitations")).then().body("items.state", contains("EXHAUSTED"));
        Api.as(ADA).get(circle.path("")).then().body("memberCount", is(2));
    }

    @Test
    void codeThatHasExpiredLetsNobodyIn() throws Exception {
        Circle circle = closed();
        var invitation = circle.invitation(Map.of("expiresAt", Instant.now().plusMillis(600).toString()));
        Thread.sleep(700);
        redeem(Guest.arrives(), invitation.<String>path("code")).statusCode(410).body("type",
                is("/problems/invitation-expired"));
        assertUsesLeft(circle, invitation, 25);
        Api.as(ADA).get(circle.path("/invitations")).then().body("items.state", contains("EXPIRED"));
        Api.as(ADA).get(circle.path("")).then().body("memberCount", is(1));
    }

    @Test
    void codeThatWasTakenBackNeverWasOneToAStranger() {
        Circle circle = Circle.ofAda().joinedBy(RUI);
        var invitation = revoked(circle, circle.invitation(Map.of()));
        Guest stranger = Guest.arrives();
        var wrong = redeem(stranger, WRONG).statusCode(404).body("type", is("/problems/not-found")).extract();
        var taken = redeem(stranger, invitation.<String>path("code")).statusCode(404).extract();
        assertEquals(wrong.asString(), taken.asString());
        assertEquals(headers(wrong), headers(taken));
        assertEquals(comparable(Api.as(ZOE).get("/groups/" + Ids.next()).then().extract()), comparable(wrong));

        Api.as(RUI).delete(circle.path("/me/membership")).then().statusCode(204);
        redeem(RUI, invitation.path("code")).statusCode(410).body("type", is("/problems/invitation-revoked"));
        assertUsesLeft(circle, invitation, 25);
        Api.as(ADA).get(circle.path("")).then().body("memberCount", is(1));
    }

    private static String headers(ExtractableResponse<Response> answer) {
        return String.join("\n", answer.headers().asList().stream()
                .filter(header -> !header.getName().equalsIgnoreCase("X-Request-Id")).map(Object::toString).sorted().toList());
    }

    private static String comparable(ExtractableResponse<Response> answer) {
        return answer.asString().replaceFirst("\"instance\":\"[^\"]*\"", "");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{}                                       | 422 | /code         | not-null",
            "{\"code\":\"\"}                          | 422 | /code         | characters",
            "{\"code\":\"A\\u0000B\"}                 | 422 | /code         | unacceptable-character",
            "{\"code\":\"A\\ud800B\"}                 | 422 | /code         | unacceptable-character",
            "{\"code\":7}                             | 400 | /code         | wrong-type",
            "{\"code\":[\"A\"]}                       | 400 | /code         | wrong-type",
            "{\"groupId\":\"ID\"}                     | 422 | /invitationId | not-null",
            "{\"invitationId\":\"ID\"}                | 422 | /groupId      | not-null",
            "{\"groupId\":\"x\",\"invitationId\":\"ID\"} | 422 | /groupId   | invalid-format",
            "{\"code\":\"A\",\"groupId\":\"ID\"}      | 422 | /groupId      | code-or-ids",
            "{\"code\":\"A\",\"invitationId\":\"ID\"} | 422 | /invitationId | code-or-ids",
            "{\"kode\":\"A\"}                         | 400 | /kode         | unknown-field",
    })
    void badRedemptionIsAProblem(String body, int status, String pointer, String code) {
        Api.asBadly(ZOE).body(body.strip().replace("ID", Ids.next().toString())).post("/invitation-redemptions").then()
                .statusCode(status).body("errors.pointer", contains(pointer)).body("errors.code", contains(code));
    }

    @Test
    void hugeCodeIsRefusedUnread() {
        Api.asBadly(ZOE).body(Map.of("code", "A".repeat(201))).post("/invitation-redemptions").then().statusCode(422)
                .body("errors.code", contains("characters"));
        Api.asBadly(ZOE).body(Map.of("code", "A".repeat(16_000))).post("/invitation-redemptions").then().statusCode(422)
                .body("errors.pointer", contains("/code")).body("errors.detail[0]", not(containsString("AAAA")));
        Api.asBadly(ZOE).body(Map.of("code", "A".repeat(17_000))).post("/invitation-redemptions").then().statusCode(413);
        Api.asNobody().body(Map.of("code", WRONG)).post("/invitation-redemptions").then().statusCode(401);
    }
}
