package org.studycircle.group.invitation;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.studycircle.group.invitation.Redemptions.assertUsesLeft;
import static org.studycircle.group.invitation.Redemptions.mine;
import static org.studycircle.group.invitation.Redemptions.redeem;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.BEN;
import static org.studycircle.testing.People.RUI;
import static org.studycircle.testing.People.ZOE;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.studycircle.group.OwnMemberships;
import org.studycircle.group.PersonalData.FormerMember;
import org.studycircle.group.log.GroupLog;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.Guest;
import org.studycircle.testing.server.Sql;

import com.google.errorprone.annotations.CanIgnoreReturnValue;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.smallrye.mutiny.Uni;

/** An invitation never gives more than who made it may give: it ends with their right. */
@QuarkusTest
class EndedRightTest {

    private static final String HEADER = "Invitations-Revoked";

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

    private static Circle circle() {
        return Circle.ofAda().joinedBy(BEN, RUI).facilitatedBy(BEN);
    }

    @CanIgnoreReturnValue
    private static ExtractableResponse<Response> invitationOfBen(Circle circle, Map<String, ?> draft) {
        return Api.as(BEN).body(draft).post(circle.path("/invitations")).then().statusCode(201).extract();
    }

    @CanIgnoreReturnValue
    private static ValidatableResponse endsBy(Circle circle, String way) {
        String tag = Api.as(ADA).get(circle.member(BEN)).then().statusCode(200).extract().header("ETag");
        return switch (way) {
            case "demotion" -> Api.patchAs(ADA, tag).body(Map.of("role", "MEMBER")).patch(circle.member(BEN)).then()
                    .statusCode(200);
            case "stepping down" -> Api.patchAs(BEN, tag).body(Map.of("role", "MEMBER")).patch(circle.member(BEN)).then()
                    .statusCode(200);
            case "ban" -> Api.patchAs(ADA, tag).body(Map.of("state", "BANNED")).patch(circle.member(BEN)).then()
                    .statusCode(200);
            case "removal" -> Api.as(ADA).header("If-Match", tag).delete(circle.member(BEN)).then().statusCode(204);
            case "leaving" -> Api.as(BEN).delete(circle.path("/me/membership")).then().statusCode(204);
            default -> throw new IllegalArgumentException(way);
        };
    }

    private static void assertOver(Circle circle, ExtractableResponse<Response> invitation) {
        Guest guest = Guest.arrives();
        redeem(guest, invitation.<String>path("code")).statusCode(404).body("type", is("/problems/not-found"));
        guest.call().get(circle.path("/me/membership")).then().statusCode(404);
        Api.as(ADA).get(circle.path("/invitations/" + invitation.path("invitationId"))).then().statusCode(200)
                .body("state", is("REVOKED"));
        assertUsesLeft(circle, invitation, invitation.path("uses"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "demotion", "stepping down", "ban", "removal", "leaving" })
    void codeOfWhoFacilitatesNoMoreLetsNobodyIn(String way) {
        Circle circle = circle();
        var asFacilitator = invitationOfBen(circle, Map.of("role", "FACILITATOR"));
        var asMember = invitationOfBen(circle, Map.of());
        var adas = circle.invitation(Map.of());
        endsBy(circle, way).header(HEADER, is("2"));
        assertOver(circle, asFacilitator);
        assertOver(circle, asMember);
        redeem(ZOE, adas.path("code")).statusCode(201).body("role", is("MEMBER"));

        String actor = List.of("leaving", "stepping down").contains(way) ? BEN.id() : ADA.id();
        String revoked = "items.findAll { it.type == 'INVITATION_REVOKED' }";
        Api.as(ADA).get(circle.path("/events")).then()
                .body(revoked + ".invitationId",
                        containsInAnyOrder(asFacilitator.<String>path("invitationId"), asMember.path("invitationId")))
                .body(revoked + ".actorId", contains(actor, actor));
    }

    @Test
    void whatIsOverAlreadyIsNotCountedAndWhoComesBackHasNoInvitationsBack() throws Exception {
        Circle circle = circle();
        var usedUp = invitationOfBen(circle, Map.of("uses", 1));
        redeem(ZOE, usedUp.path("code")).statusCode(201);
        invitationOfBen(circle, Map.of("expiresAt", Instant.now().plusMillis(300).toString()));
        var takenBack = invitationOfBen(circle, Map.of());
        Api.as(ADA).delete(circle.path("/invitations/" + takenBack.path("invitationId"))).then().statusCode(204);
        Thread.sleep(400);
        endsBy(circle, "demotion").header(HEADER, nullValue());
        circle.facilitatedBy(BEN);
        var open = invitationOfBen(circle, Map.of());
        endsBy(circle, "demotion").header(HEADER, is("1"));
        circle.facilitatedBy(BEN);
        Guest guest = Guest.arrives();
        redeem(guest, open.<String>path("code")).statusCode(404);
        redeem(guest, invitationOfBen(circle, Map.of()).<String>path("code")).statusCode(201);
    }

    @Test
    void leavingOfWhoGaveNothingSaysNothingOfIt() {
        Circle circle = circle();
        circle.invitation(Map.of());
        Api.as(RUI).delete(circle.path("/me/membership")).then().statusCode(204).header(HEADER, nullValue());
        Api.as(ADA).get(circle.path("/invitations")).then().body("items.state", contains("ACTIVE"));
    }

    @Test
    void invitationOfWhoIsErasedLetsNobodyIn() throws Throwable {
        Circle circle = circle();
        var invitation = invitationOfBen(circle, Map.of("role", "FACILITATOR"));
        VertxContextSupport.subscribeAndAwait(() -> erasing.erase(
                new FormerMember(UUID.fromString(circle.id()), UUID.fromString(circle.personId(BEN)), false)));
        assertOver(circle, invitation);
        Api.as(ADA).get(circle.path("/events")).then().body("items.type", hasItem("INVITATION_REVOKED"));
    }

    @Test
    void invitationToAnAddressIsNotListedAnyMore() {
        Circle circle = circle();
        Guest guest = Guest.arrives();
        var invitation = invitationOfBen(circle, Map.of("email", guest.email(), "role", "FACILITATOR"));
        mine(guest).body("items.size()", is(1));
        endsBy(circle, "removal");
        mine(guest).body("items.size()", is(0));
        redeem(guest, Map.of("groupId", circle.id(), "invitationId", invitation.path("invitationId"))).statusCode(404);
    }

    /** As if it were made in the very moment in which the right ended. */
    @Test
    void invitationThatWasMissedGivesNothingEither() throws Exception {
        Circle circle = circle();
        var invitation = invitationOfBen(circle, Map.of("role", "FACILITATOR"));
        endsBy(circle, "demotion");
        assertEquals(1, Sql.change(database, "update invitation set revoked_at = null where group_id = ? and created_by = ?",
                UUID.fromString(circle.id()), UUID.fromString(circle.personId(BEN))));
        assertOver(circle, invitation);
    }
}
