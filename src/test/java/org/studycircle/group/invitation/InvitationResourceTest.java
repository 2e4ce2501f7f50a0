package org.studycircle.group.invitation;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.BEN;
import static org.studycircle.testing.People.RUI;
import static org.studycircle.testing.People.ZOE;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.Pages;
import org.studycircle.testing.server.RealmAdmin;
import org.studycircle.text.Ids;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;

@QuarkusTest
class InvitationResourceTest {

    private static void assertLifetime(ExtractableResponse<Response> invitation, Duration expected) {
        assertEquals(expected, Duration.between(Instant.parse(invitation.path("createdAt")),
                Instant.parse(invitation.path("expiresAt"))));
    }

    @Test
    void invitationNeedsNothingToBeSaid() {
        Circle circle = Circle.ofAda();
        var made = circle.invitation(Map.of());
        assertEquals(List.of("MEMBER", "ACTIVE", 25, 25), List.of(made.path("role"), made.path("state"), made.path("uses"),
                made.path("usesLeft")));
        assertEquals(ADA.id(), made.path("createdBy.personId"));
        assertEquals(ADA.displayName(), made.path("createdBy.displayName"));
        assertLifetime(made, Duration.ofDays(14));
        assertEquals("/api/v1" + circle.path("/invitations/" + made.path("invitationId")), java.net.URI
                .create(made.header("Location")).getPath());
    }

    @Test
    void invitationToAnAddressIsForOnePerson() {
        Circle circle = Circle.ofAda();
        var made = circle.invitation(Map.of("email", "  New.Reader@Bücher.Example ", "role", "FACILITATOR"));
        assertEquals(List.of("FACILITATOR", 1, "new.reader@xn--bcher-kva.example"),
                List.of(made.path("role"), made.path("uses"), made.path("email")));
    }

    @Test
    void codeIsShownOnceAndNowhereElse() {
        Circle circle = Circle.ofAda();
        String id = Ids.next().toString();
        Map<String, ?> draft = Map.of("invitationId", id, "uses", 3);
        var made = circle.invitation(draft);
        String code = made.path("code");
        assertTrue(code.length() == 32);
        Api.as(ADA).body(draft).post(circle.path("/invitations")).then().statusCode(200).body("invitationId", is(id))
                .body("$", not(hasKey("code"))).header("ETag", is(made.header("ETag")));
        Api.as(ADA).get(circle.path("/invitations/" + id)).then().statusCode(200).body("$", not(hasKey("code")))
                .header("ETag", is(made.header("ETag")));
        Api.as(ADA).get(circle.path("/invitations")).then().statusCode(200).body("items", everyItem(not(hasKey("code"))));
        made.headers().forEach(header -> assertTrue(!header.getValue().contains(code), header.getName()));
        assertNotEquals(code, circle.invitation(Map.of()).path("code"));
    }

    @Test
    void idOfAnotherInvitationIsTaken() {
        Circle circle = Circle.ofAda().joinedBy(BEN).facilitatedBy(BEN);
        String id = Ids.next().toString();
        Map<String, ?> draft = Map.of("invitationId", id, "uses", 3);
        var made = circle.invitation(draft);
        Api.as(ADA).body(Map.of("invitationId", id, "uses", 4)).post(circle.path("/invitations")).then().statusCode(409)
                .body("type", is("/problems/id-taken"));
        Api.as(BEN).body(draft).post(circle.path("/invitations")).then().statusCode(409);
        Api.as(ADA).get(circle.path("/invitations/" + id)).then().body("uses", is(3)).header("ETag", is(made.header("ETag")));
        Circle.ofAda().invitation(draft);
    }

    @Test
    void facilitatorsListInvitationsNewestFirst() {
        Circle circle = Circle.ofAda().joinedBy(BEN, RUI).facilitatedBy(BEN);
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            made.add(circle.invitation(Map.of("uses", i + 1)).path("invitationId"));
        }
        Circle.ofAda().invitation(Map.of());
        Collections.reverse(made);
        assertEquals(made, Pages.bothWays(BEN, circle.path("/invitations"), Map.of(), 2, "items.invitationId"));
        Api.as(RUI).get(circle.path("/invitations")).then().statusCode(403).body("type", is("/problems/forbidden"));
        Api.as(RUI).get(circle.path("/invitations/" + made.get(0))).then().statusCode(403);
        Api.as(ZOE).get(circle.path("/invitations")).then().statusCode(404);
        Api.as(BEN).get(circle.path("/invitations/" + Ids.next())).then().statusCode(404);
        String next = Api.as(ADA).queryParam("limit", 2).get(circle.path("/invitations")).then().extract().path("next");
        Api.as(ADA).queryParam("after", next).get(Circle.ofAda().path("/invitations")).then().statusCode(400)
                .body("type", is("/problems/invalid-cursor"));
    }

    @Test
    void anyFacilitatorTakesAnInvitationBackOnce() {
        Circle circle = Circle.ofAda().joinedBy(BEN, RUI).facilitatedBy(BEN);
        var made = circle.invitation(Map.of());
        String place = circle.path("/invitations/" + made.path("invitationId"));
        Api.as(RUI).delete(place).then().statusCode(403);
        Api.as(ZOE).delete(place).then().statusCode(404);
        Api.as(BEN).delete(circle.path("/invitations/" + Ids.next())).then().statusCode(404);
        Api.as(ADA).header("If-None-Match", made.header("ETag")).get(place).then().statusCode(304);
        Api.as(BEN).delete(place).then().statusCode(204);
        Api.as(BEN).delete(place).then().statusCode(204);
        Api.as(ADA).delete(place).then().statusCode(204);
        Api.as(ADA).header("If-None-Match", made.header("ETag")).get(place).then().statusCode(200)
                .body("state", is("REVOKED")).body("$", hasKey("revokedAt"));
        Api.as(ADA).get(circle.path("/invitations")).then().body("items.state", contains("REVOKED"));
        Api.as(ADA).get(circle.path("/events")).then()
                .body("items.findAll { it.type == 'INVITATION_REVOKED' }.actorId", contains(BEN.id()));
    }

    @Test
    void facilitatorsAreToldOfInvitationsAndMembersAreNot() {
        Circle circle = Circle.ofAda().joinedBy(BEN, RUI).facilitatedBy(BEN);
        String id = circle.invitation(Map.of()).path("invitationId");
        Api.as(ADA).delete(circle.path("/invitations/" + id)).then().statusCode(204);
        Api.as(BEN).get(circle.path("/events")).then().statusCode(200)
                .body("items.findAll { it.type.startsWith('INVITATION_') }.type",
                        contains("INVITATION_CREATED", "INVITATION_REVOKED"))
                .body("items.findAll { it.type.startsWith('INVITATION_') }.invitationId", contains(id, id));
        Api.as(RUI).get(circle.path("/events")).then().statusCode(200).body("items.type", hasItem("MEMBER_JOINED"))
                .body("items.type", everyItem(not(startsWith("INVITATION_"))));
    }

    @Test
    void memberInvitesNobody() {
        Circle circle = Circle.ofAda().joinedBy(RUI);
        Api.as(RUI).body(Map.of()).post(circle.path("/invitations")).then().statusCode(403)
                .body("type", is("/problems/forbidden"));
        Api.as(ZOE).body(Map.of()).post(circle.path("/invitations")).then().statusCode(404);
        Api.as(ADA).get(circle.path("/invitations")).then().body("items.size()", is(0));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{\"uses\":0}                                | 422 | /uses         | min",
            "{\"uses\":-1}                               | 422 | /uses         | min",
            "{\"uses\":1001}                             | 422 | /uses         | max",
            "{\"uses\":1000000000}                       | 422 | /uses         | max",
            "{\"uses\":1e9}                              | 422 | /uses         | invalid-format",
            "{\"uses\":\"1\"}                            | 400 | /uses         | wrong-type",
            "{\"role\":\"OWNER\"}                        | 422 | /role         | invalid-format",
            "{\"expiresAt\":\"2020-01-01T00:00:00Z\"}    | 422 | /expiresAt    | min",
            "{\"expiresAt\":\"2999-01-01T00:00:00Z\"}    | 422 | /expiresAt    | max",
            "{\"expiresAt\":\"2026-12-01\"}              | 422 | /expiresAt    | invalid-format",
            "{\"expiresAt\":1700000000}                  | 400 | /expiresAt    | wrong-type",
            "{\"email\":\"nobody\"}                      | 422 | /email        | email-address",
            "{\"email\":\"\"}                            | 422 | /email        | email-address",
            "{\"email\":\"a@b\"}                         | 422 | /email        | email-address",
            "{\"email\":\"a@example.org,b@example.org\"} | 422 | /email        | email-address",
            "{\"email\":\"a@example.org\\r\\nBcc: b@example.org\"} | 422 | /email | email-address",
            "{\"email\":\"a\\u0000@example.org\"}        | 422 | /email        | unacceptable-character",
            "{\"email\":\"a\\u202e@example.org\"}        | 422 | /email        | email-address",
            "{\"email\":[\"a@example.org\"]}             | 400 | /email        | wrong-type",
            "{\"invitationId\":\"1\"}                    | 422 | /invitationId | invalid-format",
            "{\"code\":\"MINE\"}                         | 400 | /code         | unknown-field",
            "{\"usesLeft\":7}                            | 400 | /usesLeft     | unknown-field",
    })
    void badInvitationIsAProblem(String body, int status, String pointer, String code) {
        Circle circle = Circle.ofAda();
        Api.asBadly(ADA).body(body.strip()).post(circle.path("/invitations")).then().statusCode(status)
                .body("errors.pointer", contains(pointer)).body("errors.code", contains(code));
        Api.as(ADA).get(circle.path("/invitations")).then().body("items.size()", is(0));
    }

    @Test
    void invitationLastsAYearAtMost() {
        Circle circle = Circle.ofAda();
        circle.invitation(Map.of("expiresAt", Instant.now().plus(Duration.ofDays(365)).toString()));
        Api.asBadly(ADA).body(Map.of("expiresAt", Instant.now().plus(Duration.ofDays(367)).toString()))
                .post(circle.path("/invitations")).then().statusCode(422);
        Api.asBadly(ADA).post(circle.path("/invitations")).then().statusCode(400).body("type", is("/problems/malformed-json"));
    }

    @Test
    void sameRequestIsTheSameStillWhenItsTimeIsOver() throws Exception {
        Circle circle = Circle.ofAda();
        Map<String, ?> draft = Map.of("invitationId", Ids.next().toString(), "expiresAt",
                Instant.now().plusMillis(700).toString());
        circle.invitation(draft);
        Thread.sleep(800);
        Api.as(ADA).body(draft).post(circle.path("/invitations")).then().statusCode(200).body("state", is("EXPIRED"));
    }

    @Test
    void nobodyFloodsTheWorldWithMail() {
        String name = "guest-" + UUID.randomUUID();
        String subject = RealmAdmin.account(name);
        try {
            String token = "Bearer " + RealmAdmin.tokenOf(name);
            String place = "/groups/" + Api.authorizedBy(token).body(Map.of("name", "Mails", "zone", "UTC")).post("/groups")
                    .then().statusCode(201).extract().path("groupId") + "/invitations";
            Map<String, ?> draft = Map.of("email", name + "@example.org");
            for (int mail = 0; mail < 100; mail++) {
                Api.authorizedBy(token).body(draft).post(place).then().statusCode(201);
            }
            Api.authorizedBy(token).body(draft).post(place).then().statusCode(429)
                    .body("type", is("/problems/too-many-requests"))
                    .header("RateLimit-Policy", is("\"invitation-mails\";q=100;w=3600"));
            Api.authorizedBy(token).body(Map.of()).post(place).then().statusCode(201);
        } finally {
            RealmAdmin.delete(subject);
        }
    }
}
