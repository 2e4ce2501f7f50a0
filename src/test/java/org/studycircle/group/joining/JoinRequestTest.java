package org.studycircle.group.joining;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.studycircle.group.joining.Asking.OWN;
import static org.studycircle.group.joining.Asking.ask;
import static org.studycircle.group.joining.Asking.byRequest;
import static org.studycircle.group.joining.Asking.decide;
import static org.studycircle.group.joining.Asking.own;
import static org.studycircle.group.joining.Asking.setPolicy;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.BEN;
import static org.studycircle.testing.People.MIA;
import static org.studycircle.testing.People.RUI;
import static org.studycircle.testing.People.SAM;
import static org.studycircle.testing.People.ZOE;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.Pages;
import org.studycircle.testing.People;
import org.studycircle.testing.server.Sql;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

/** Asking to join, and what comes of it. */
@QuarkusTest
class JoinRequestTest {

    @Inject
    DataSource database;

    @Test
    void facilitatorsReadTheMessageAndMembersDoNot() {
        Circle circle = byRequest();
        ask(BEN, circle, "Hello").statusCode(202);
        decide(circle, BEN, Map.of("state", "ACTIVE")).statusCode(200);
        ask(RUI, circle, "May I?\nI bring tea.").statusCode(202).body("request.message", is("May I?\nI bring tea."));

        Api.as(ADA).get(circle.member(RUI)).then().statusCode(200)
                .body("state", is("REQUESTED")).body("request.message", is("May I?\nI bring tea."))
                .body("request.requestedAt", notNullValue());
        Api.as(ADA).queryParam("state", "REQUESTED").get(circle.path("/members")).then().statusCode(200)
                .body("items.request.message", contains("May I?\nI bring tea."));
        own(RUI, circle).statusCode(200).body("request.message", is("May I?\nI bring tea."));
        Api.as(BEN).get(circle.member(RUI)).then().statusCode(404);
        Api.as(BEN).queryParam("state", "REQUESTED").get(circle.path("/members")).then().statusCode(403);

        decide(circle, RUI, Map.of("state", "ACTIVE")).statusCode(200).body("$", not(hasKey("request")));
        Api.as(BEN).get(circle.member(RUI)).then().statusCode(200)
                .body("$", not(hasKey("request"))).body("$", not(hasKey("answer")));
    }

    @Test
    void joiningNeedsNeitherBodyNorMediaType() throws Exception {
        Circle circle = byRequest();
        var call = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + "/api/v1" + circle.path(OWN)))
                .header("Authorization", "Bearer " + RUI.token());
        HttpResponse<String> bare = HttpClient.newHttpClient()
                .send(call.PUT(BodyPublishers.noBody()).build(), BodyHandlers.ofString());
        assertEquals(202, bare.statusCode(), bare::body);
        HttpResponse<String> typed = HttpClient.newHttpClient().send(call.header("Content-Type", "application/json").build(),
                BodyHandlers.ofString());
        assertEquals(202, typed.statusCode(), typed::body);
        Api.asBadly(RUI).contentType("text/plain").body("Hello").put(circle.path(OWN)).then().statusCode(415);
    }

    @Test
    void askingAgainKeepsThePlaceAndReplacesTheMessage() {
        Circle circle = byRequest();
        Api.as(RUI).put(circle.path(OWN)).then().statusCode(202);
        ask(MIA, circle, "First").statusCode(202);
        ask(RUI, circle, "Second thoughts").statusCode(202).body("request.message", is("Second thoughts"));
        Api.as(RUI).put(circle.path(OWN)).then().statusCode(202).body("request.message", is("Second thoughts"));
        Api.as(ADA).queryParam("state", "REQUESTED").queryParam("order", "SINCE").get(circle.path("/members")).then()
                .statusCode(200).body("items.personId", contains(RUI.id(), MIA.id()))
                .body("items.request.message", contains("Second thoughts", "First"));
        Api.as(ADA).queryParam("after", "1").get(circle.path("/events")).then()
                .body("items.type", contains("MEMBER_REQUESTED", "MEMBER_REQUESTED", "MEMBER_UPDATED"));
    }

    @Test
    void messageThatNobodyNeedsToReadStandsInNobodysWay() {
        Circle circle = byRequest();
        ask(RUI, circle, "Hello").statusCode(202);
        setPolicy(circle, "OPEN");
        ask(RUI, circle, "Hello again").statusCode(200).body("state", is("ACTIVE")).body("$", not(hasKey("request")));
        ask(RUI, circle, "And again").statusCode(200).body("$", not(hasKey("request")));
        ask(MIA, circle, "Hello").statusCode(201);
        Api.as(ADA).get(circle.member(MIA)).then().body("$", not(hasKey("request"))).body("$", not(hasKey("answer")));
    }

    @Test
    void whoWithdrawsIsNotAskedAboutAnyMore() {
        Circle circle = byRequest();
        ask(RUI, circle, "Hello").statusCode(202);
        Api.as(RUI).delete(circle.path(OWN)).then().statusCode(204);
        own(RUI, circle).statusCode(404);
        Api.as(RUI).delete(circle.path(OWN)).then().statusCode(204);
        Api.as(ADA).get(circle.member(RUI)).then().body("state", is("LEFT")).body("$", not(hasKey("request")));
        Api.as(ADA).get(circle.path("/events")).then()
                .body("items.type", contains("GROUP_CREATED", "MEMBER_REQUESTED", "MEMBER_WITHDREW"));
    }

    @Test
    void membersHearNothingOfRequests() {
        Circle circle = Circle.ofAda().joinedBy(BEN);
        setPolicy(circle, "REQUEST");
        ask(RUI, circle, "Hello").statusCode(202);
        ask(RUI, circle, "Hello!").statusCode(202);
        Api.as(RUI).delete(circle.path(OWN)).then().statusCode(204);
        Api.as(BEN).queryParam("after", "3").get(circle.path("/events")).then().body("items", hasSize(0));
        Api.as(ADA).queryParam("after", "3").get(circle.path("/events")).then().body("items", hasSize(3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n\t ", "\u200b\u2060", "\u0007 ring", "\u202e"})
    void messageInWhichThereIsNothingToSeeIsRefused(String message) {
        Circle circle = byRequest();
        Api.asBadly(RUI).body(Map.of("message", message)).put(circle.path(OWN)).then().statusCode(422)
                .body("errors.pointer", hasItem("/message"));
        Api.as(ADA).get(circle.path("/members/" + RUI.id())).then().statusCode(404);
    }

    @Test
    void queueIsReadInItsOrderBothWays() {
        Circle circle = byRequest();
        List<People> order = List.of(ZOE, MIA, SAM, RUI, BEN);
        order.forEach(person -> Api.as(person).put(circle.path(OWN)).then().statusCode(202));
        assertEquals(order.stream().map(People::id).toList(),
                Pages.<String>bothWays(ADA, circle.path("/members"), Map.of("state", "REQUESTED", "order", "SINCE"), 2,
                        "items.personId"));
        assertEquals(order.stream().map(People::displayName).sorted().toList(),
                Pages.<String>bothWays(ADA, circle.path("/members"), Map.of("state", "REQUESTED", "order", "NAME"), 2,
                        "items.displayName"));
        String next = Api.as(ADA).queryParams(Map.of("state", "REQUESTED", "order", "SINCE", "limit", 2))
                .get(circle.path("/members")).path("next");
        Api.as(ADA).queryParams(Map.of("state", "REQUESTED", "after", next)).get(circle.path("/members")).then()
                .statusCode(400).body("type", is("/problems/invalid-cursor"));
        Api.asBadly(ADA).queryParam("order", "AGE").get(circle.path("/members")).then()
                .statusCode(400).body("type", is("/problems/invalid-parameter"));
        Api.asBadly(ADA).queryParam("state", "GONE").get(circle.path("/members")).then()
                .statusCode(400).body("type", is("/problems/invalid-parameter"));
    }

    @Test
    void groupTakesTenThousandRequestsAndNoMore() throws SQLException {
        Circle circle = byRequest();
        Sql.change(database, """
                insert into membership (group_id, person_id, real_person_id, display_name, role, state, created_at, version)
                select ?, id, id, 'Reader ' || n, 'MEMBER', 'REQUESTED', now(), 0
                from (select n, uuidv7() as id from generate_series(1, 9999) n) waiting
                """, UUID.fromString(circle.id()));
        Sql.change(database, "update reading_group set request_count = 9999 where group_id = ?", UUID.fromString(circle.id()));
        ask(RUI, circle, "The last one").statusCode(202);
        Api.as(ADA).queryParams(Map.of("state", "REQUESTED", "order", "SINCE", "limit", 100)).get(circle.path("/members"))
                .then().statusCode(200).body("items", hasSize(100)).body("next", notNullValue());

        ask(MIA, circle, "One too many").statusCode(409).body("type", is("/problems/too-many-requests-waiting"));
        own(MIA, circle).statusCode(404);
        Api.as(ADA).get(circle.member(MIA)).then().statusCode(404);
        ask(RUI, circle, "Still here").statusCode(202);

        decide(circle, RUI, Map.of("state", "REMOVED")).statusCode(200);
        ask(MIA, circle, "Now?").statusCode(202);
        ask(RUI, circle, "Again?").statusCode(409);
        own(RUI, circle).statusCode(200).body("state", is("REMOVED"));
        assertEquals(10_000, Sql.number(database, "select request_count from reading_group where group_id = ?",
                UUID.fromString(circle.id())));
        Api.as(MIA).delete(circle.path(OWN)).then().statusCode(204);
        ask(RUI, circle, "Again?").statusCode(202);
        Api.as(ADA).get(circle.path("/events")).then()
                .body("items.type", hasItems("MEMBER_REQUESTED", "MEMBER_WITHDREW"));
    }
}
