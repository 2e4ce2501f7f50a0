package org.studycircle.group.facilitation;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.BEN;
import static org.studycircle.testing.People.MIA;
import static org.studycircle.testing.People.RUI;
import static org.studycircle.testing.People.SAM;
import static org.studycircle.testing.People.ZOE;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.studycircle.group.OwnMemberships;
import org.studycircle.group.PersonalData.FormerMember;
import org.studycircle.group.log.GroupLog;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.Pages;
import org.studycircle.testing.People;
import org.studycircle.testing.server.Sql;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.ValidatableResponse;
import io.smallrye.mutiny.Uni;

/** Who leads a group when its last facilitator has been erased. */
@QuarkusTest
class SuccessionTest {

    private static final String OFFER = "/me/facilitation";
    private static final String VACANCIES = "/admin/groups-needing-facilitator";

    @Inject
    DataSource database;

    @Inject
    Erasing erasing;

    /** As the erasure of a person does with each group. */
    @ApplicationScoped
    static class Erasing {

        @Inject
        OwnMemberships memberships;

        @Inject
        GroupLog log;

        @WithTransaction
        Uni<Void> erase(FormerMember member) {
            return memberships.erase(member)
                    .chain(farewell -> log.appendEvenArchived(member.groupId(), farewell.events()));
        }
    }

    private void erase(Circle circle, People person) throws Throwable {
        UUID group = UUID.fromString(circle.id());
        UUID member = UUID.fromString(circle.personId(person));
        assertNull(VertxContextSupport.subscribeAndAwait(() -> erasing.erase(new FormerMember(group, member, false))));
    }

    private static ValidatableResponse see(People person, Circle circle) {
        return Api.as(person).get(circle.path("")).then().statusCode(200);
    }

    private static String appointment(Circle circle, String personId) {
        return "/admin" + circle.path("/facilitators/" + personId);
    }

    private static List<Map<String, Object>> vacancies() {
        List<Map<String, Object>> all = new ArrayList<>();
        String next = null;
        do {
            var call = Api.as(SAM).queryParam("limit", 100);
            var page = (next == null ? call : call.queryParam("after", next)).get(VACANCIES).then().statusCode(200).extract();
            all.addAll(page.<List<Map<String, Object>>>path("items"));
            next = page.path("next");
        } while (next != null);
        return all;
    }

    private static List<Map<String, Object>> vacanciesOf(Circle circle) {
        return vacancies().stream().filter(vacancy -> vacancy.get("groupId").equals(circle.id())).toList();
    }

    @Test
    void longestServingMemberIsOfferedAndAccepts() throws Throwable {
        Circle circle = Circle.ofAda().joinedBy(RUI, MIA, BEN);
        see(RUI, circle).body("$", not(hasKey("facilitationOffered")));
        erase(circle, ADA);
        see(RUI, circle).body("needsFacilitator", is(true)).body("facilitationOffered", is(true)).body("memberCount", is(3));
        see(MIA, circle).body("needsFacilitator", is(true)).body("$", not(hasKey("facilitationOffered")));

        Api.as(MIA).put(circle.path(OFFER)).then().statusCode(409).body("type", is("/problems/not-offered"))
                .body("detail", containsString("longer"));
        Api.as(ZOE).put(circle.path(OFFER)).then().statusCode(404);
        Api.as(MIA).get(circle.path("/me/membership")).then().body("role", is("MEMBER"));

        String before = Api.as(RUI).get(circle.path("")).header("ETag");
        Api.as(RUI).put(circle.path(OFFER)).then().statusCode(200).body("role", is("FACILITATOR"));
        Api.as(RUI).header("If-None-Match", before).get(circle.path("")).then().statusCode(200)
                .body("$", not(hasKey("needsFacilitator"))).body("$", not(hasKey("facilitationOffered")));
        Api.as(RUI).put(circle.path(OFFER)).then().statusCode(200);
        Api.as(MIA).put(circle.path(OFFER)).then().statusCode(409).body("detail", containsString("has a facilitator"));
        Api.as(RUI).delete(circle.path(OFFER)).then().statusCode(409);
        Api.as(MIA).get(circle.path("/events")).then().body("items[-1].type", is("MEMBER_UPDATED"))
                .body("items[-2].type", is("MEMBER_LEFT"));
    }

    @Test
    void whoDeclinesIsNotAskedAgainUntilTheNextVacancy() throws Throwable {
        Circle circle = Circle.ofAda().joinedBy(RUI, MIA);
        erase(circle, ADA);
        Api.as(MIA).delete(circle.path(OFFER)).then().statusCode(409).body("type", is("/problems/not-offered"));
        Api.as(ZOE).delete(circle.path(OFFER)).then().statusCode(404);
        Api.as(RUI).delete(circle.path(OFFER)).then().statusCode(204);
        Api.as(RUI).delete(circle.path(OFFER)).then().statusCode(204);
        see(RUI, circle).body("$", not(hasKey("facilitationOffered")));
        see(MIA, circle).body("facilitationOffered", is(true));
        Api.as(RUI).put(circle.path(OFFER)).then().statusCode(409).body("detail", containsString("declined"));
        Api.as(MIA).delete(circle.path(OFFER)).then().statusCode(204);
        see(MIA, circle).body("$", not(hasKey("facilitationOffered")));
        assertEquals(1, vacanciesOf(circle).size());
        assertNull(vacanciesOf(circle).get(0).get("candidate"));

        Api.as(SAM).put(appointment(circle, MIA.id())).then().statusCode(200).body("role", is("FACILITATOR"));
        erase(circle, MIA);
        see(RUI, circle).body("facilitationOffered", is(true));
    }

    @Test
    void erasureTakesThoseOutWhoAreNotTheLastAndWhoOnlyAsked() throws Throwable {
        Circle circle = Circle.ofAda().joinedBy(RUI, BEN).facilitatedBy(BEN);
        erase(circle, BEN);
        erase(circle, BEN);
        see(ADA, circle).body("memberCount", is(2)).body("$", not(hasKey("needsFacilitator")));
        Api.as(ADA).get(circle.member(BEN)).then().body("state", is("LEFT"));

        Circle asked = Circle.of(Map.of("name", "By request", "zone", "UTC", "joinPolicy", "REQUEST"));
        Api.as(MIA).body(Map.of("message", "Hello")).put(asked.path("/me/membership")).then().statusCode(202);
        erase(asked, MIA);
        Api.as(ADA).get(asked.member(MIA)).then().body("state", is("LEFT")).body("$", not(hasKey("request")));
        assertEquals(0, Sql.number(database, "select request_count from reading_group where group_id = ?",
                UUID.fromString(asked.id())));
    }

    @Test
    void archivedGroupIsTakenOnAndRestored() throws Throwable {
        Circle circle = Circle.ofAda().joinedBy(RUI, MIA);
        Api.as(ADA).header("If-Match", Api.as(ADA).get(circle.path("")).header("ETag")).put(circle.path("/archive")).then()
                .statusCode(200);
        erase(circle, ADA);
        Api.as(RUI).delete(circle.path(OFFER)).then().statusCode(204);
        Api.as(MIA).put(circle.path(OFFER)).then().statusCode(200);
        Api.as(MIA).header("If-Match", Api.as(MIA).get(circle.path("")).header("ETag")).delete(circle.path("/archive")).then()
                .statusCode(200);
    }

    @Test
    void administratorAppointsWhereAGroupNeedsIt() throws Throwable {
        Circle circle = Circle.ofAda().joinedBy(RUI, MIA, BEN);
        Api.as(MIA).delete(circle.path("/me/membership")).then().statusCode(204);
        Api.patchAs(ADA, Api.as(ADA).get(circle.member(BEN)).header("ETag")).body(Map.of("state", "BANNED"))
                .patch(circle.member(BEN)).then().statusCode(200);
        Api.as(SAM).put(appointment(circle, RUI.id())).then().statusCode(409).body("type", is("/problems/conflict"));
        erase(circle, ADA);
        assertEquals(RUI.id(), ((Map<?, ?>) vacanciesOf(circle).get(0).get("candidate")).get("personId"));

        Api.as(RUI).put(appointment(circle, RUI.id())).then().statusCode(403);
        Api.as(SAM).put(appointment(circle, BEN.id())).then().statusCode(409);
        Api.as(SAM).put(appointment(circle, ADA.id())).then().statusCode(409);
        Api.as(SAM).put(appointment(circle, ZOE.id())).then().statusCode(404);
        see(RUI, circle).body("needsFacilitator", is(true));
        Api.as(SAM).put(appointment(circle, MIA.id())).then().statusCode(200).body("state", is("ACTIVE"));
        Api.as(SAM).put(appointment(circle, MIA.id())).then().statusCode(200);
        Api.as(SAM).put(appointment(circle, RUI.id())).then().statusCode(409);
        Api.as(RUI).get(circle.path("/events")).then().body("items[-1].type", is("MEMBER_JOINED"))
                .body("items[-1].personId", is(MIA.id())).body("items[-1].actorId", nullValue());
        assertEquals(List.of(), vacanciesOf(circle));
        Api.as(RUI).get(VACANCIES).then().statusCode(403);
    }

    @Test
    void groupsThatNobodyCanComeBackToAreListed() throws Throwable {
        Circle invited = Circle.of(Map.of("name", "Invited", "zone", "UTC"));
        Circle open = Circle.ofAda();
        for (Circle circle : List.of(invited, open)) {
            assertEquals(List.of(), vacanciesOf(circle));
            Api.as(ADA).delete(circle.path("/me/membership")).then().statusCode(204);
        }
        assertEquals(List.of(), vacanciesOf(open));
        Map<String, Object> vacancy = vacanciesOf(invited).get(0);
        assertEquals(0, vacancy.get("memberCount"));
        assertEquals(ADA.id(), ((Map<?, ?>) vacancy.get("candidate")).get("personId"));
        Api.as(SAM).put(appointment(open, ADA.id())).then().statusCode(409);
        Api.as(SAM).put(appointment(invited, ADA.id())).then().statusCode(200);
        Api.as(ADA).get(invited.path("")).then().statusCode(200).body("membership.role", is("FACILITATOR"));
    }

    @Test
    void whoComesIntoAGroupThatEverybodyLeftIsOfferedItAndItsFounderFirst() {
        Circle circle = Circle.ofAda();
        Api.as(ADA).delete(circle.path("/me/membership")).then().statusCode(204);
        circle.joinedBy(RUI, MIA);
        see(RUI, circle).body("needsFacilitator", is(true)).body("facilitationOffered", is(true))
                .body("membership.role", is("MEMBER"));
        see(MIA, circle).body("needsFacilitator", is(true)).body("$", not(hasKey("facilitationOffered")));
        Api.as(MIA).put(circle.path(OFFER)).then().statusCode(409);
        circle.joinedBy(ADA);
        see(ADA, circle).body("membership.role", is("MEMBER")).body("facilitationOffered", is(true));
        see(RUI, circle).body("$", not(hasKey("facilitationOffered")));
        Api.as(ADA).delete(circle.path(OFFER)).then().statusCode(204);
        see(RUI, circle).body("facilitationOffered", is(true));
        Api.as(RUI).put(circle.path(OFFER)).then().statusCode(200).body("role", is("FACILITATOR"));
        see(MIA, circle).body("$", not(hasKey("needsFacilitator")));
    }

    @Test
    void whoAsksWhereNobodyDecidesIsToldAndSoAreTheAdministrators() throws Throwable {
        Circle circle = Circle.of(Map.of("name", "By request", "zone", "UTC", "joinPolicy", "REQUEST", "listed", true));
        String own = circle.path("/me/membership");
        Api.as(MIA).put(own).then().statusCode(202).body("request", not(hasKey("nobodyDecides")));
        Api.as(ADA).delete(own).then().statusCode(204);
        String tag = Api.as(MIA).get(own).then().statusCode(200).body("request.nobodyDecides", is(true)).extract()
                .header("ETag");
        Api.as(MIA).put(own).then().statusCode(202).body("request.nobodyDecides", is(true)).header("ETag", is(tag));
        Api.as(RUI).put(own).then().statusCode(202).body("request.nobodyDecides", is(true));
        see(ZOE, circle).body("needsFacilitator", is(true));
        assertVacancy(circle, 2, ADA);

        Api.as(ADA).put(own).then().statusCode(202).body("request.nobodyDecides", is(true));
        assertVacancy(circle, 3, ADA);
        Api.as(ADA).delete(own).then().statusCode(204);
        erase(circle, ADA);
        assertVacancy(circle, 2, MIA);
        Api.as(SAM).put(appointment(circle, ZOE.id())).then().statusCode(404);
        Api.as(MIA).put(appointment(circle, MIA.id())).then().statusCode(403);
        Api.as(SAM).put(appointment(circle, MIA.id())).then().statusCode(200).body("role", is("FACILITATOR"))
                .body("state", is("ACTIVE"));
        Api.as(RUI).get(own).then().statusCode(200).body("request", not(hasKey("nobodyDecides")));
        Api.as(MIA).queryParam("state", "REQUESTED").get(circle.path("/members")).then().statusCode(200)
                .body("items.personId", is(List.of(RUI.id())));
        assertEquals(List.of(), vacanciesOf(circle));
    }

    private static void assertVacancy(Circle circle, int waiting, People candidate) {
        Map<String, Object> vacancy = vacanciesOf(circle).get(0);
        assertEquals(waiting, vacancy.get("waiting"));
        assertEquals(candidate.id(), ((Map<?, ?>) vacancy.get("candidate")).get("personId"));
    }

    @Test
    void vacanciesArePagedBothWaysTheLongestFirst() throws SQLException {
        List<String> groups = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Circle circle = Circle.of(Map.of("name", "Vacant", "zone", "UTC"));
            Api.as(ADA).delete(circle.path("/me/membership")).then().statusCode(204);
            assertEquals(1, Sql.change(database,
                    "update reading_group set vacant_since = timestamptz '1990-01-01' + ? * interval '1 hour' where group_id = ?",
                    5 - i, UUID.fromString(circle.id())));
            groups.add(0, circle.id());
        }
        List<String> listed = Pages.bothWays(SAM, VACANCIES, Map.of(), 2, "items.groupId");
        assertEquals(groups, listed.subList(0, 5));
        Api.asBadly(SAM).queryParam("after", "x").get(VACANCIES).then().statusCode(400);
        assertTrue(listed.size() >= 5);
    }
}
