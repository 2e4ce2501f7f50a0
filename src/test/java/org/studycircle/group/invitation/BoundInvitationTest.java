package org.studycircle.group.invitation;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.studycircle.group.invitation.Redemptions.assertUsesLeft;
import static org.studycircle.group.invitation.Redemptions.closed;
import static org.studycircle.group.invitation.Redemptions.mine;
import static org.studycircle.group.invitation.Redemptions.redeem;
import static org.studycircle.group.invitation.Redemptions.revoked;
import static org.studycircle.testing.People.ADA;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.Guest;

import io.quarkus.test.junit.QuarkusTest;

/** Invitations to one address, and what its owner finds. */
@QuarkusTest
class BoundInvitationTest {

    @Test
    void boundCodeNeedsItsVerifiedAddress() {
        Circle circle = closed();
        Guest unverified = Guest.unverified();
        var forUnverified = circle.invitation(Map.of("email", unverified.email()));
        redeem(unverified, forUnverified.<String>path("code")).statusCode(403)
                .body("type", is("/problems/invitation-email-mismatch")).body("detail", containsString("verify"))
                .body("detail", not(containsString("@")));
        Guest verified = Guest.arrives();
        redeem(verified, forUnverified.<String>path("code")).statusCode(403)
                .body("type", is("/problems/invitation-email-mismatch"));
        assertUsesLeft(circle, forUnverified, 1);

        var invitation = circle.invitation(Map.of("email", verified.email().toUpperCase(Locale.ROOT)));
        redeem(verified, invitation.<String>path("code")).statusCode(201);
        redeem(verified, forUnverified.<String>path("code")).statusCode(200);
        assertUsesLeft(circle, invitation, 0);
    }

    @Test
    void ownerOfAnAddressFindsWhatIsBoundToIt() {
        Circle circle = closed();
        Guest guest = Guest.arrives();
        var invitation = circle.invitation(Map.of("email", guest.email(), "role", "FACILITATOR"));
        Map<String, String> ids = Map.of("groupId", circle.id(), "invitationId", invitation.path("invitationId"));
        mine(guest).body("items", hasSize(1)).body("items[0].invitationId", is(ids.get("invitationId")))
                .body("items[0].groupName", is("By invitation")).body("items[0].role", is("FACILITATOR"))
                .body("items[0].invitedBy.displayName", is(ADA.displayName())).body("items[0]", not(hasKey("code")));

        Guest stranger = Guest.arrives();
        mine(stranger).body("items", hasSize(0));
        redeem(stranger, ids).statusCode(404).body("type", is("/problems/not-found"));
        redeem(Guest.unverified(), ids).statusCode(404);
        redeem(guest, Map.of("groupId", closed().id(), "invitationId", ids.get("invitationId"))).statusCode(404);
        assertUsesLeft(circle, invitation, 1);

        redeem(guest, ids).statusCode(201).body("role", is("FACILITATOR"));
        redeem(guest, ids).statusCode(200);
        mine(guest).body("items", hasSize(0));
        assertUsesLeft(circle, invitation, 0);
    }

    @Test
    void unboundInvitationIsNotRedeemedByItsIds() {
        Circle circle = closed();
        var invitation = circle.invitation(Map.of());
        redeem(Guest.arrives(), Map.of("groupId", circle.id(), "invitationId", invitation.path("invitationId")))
                .statusCode(404);
        assertUsesLeft(circle, invitation, 25);
    }

    @Test
    void onlyWhatWouldLetOneInIsListed() throws Exception {
        Guest guest = Guest.arrives();
        String email = guest.email();
        Circle circle = closed();
        List<String> open = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            open.add(0, closed().invitation(Map.of("email", email)).path("invitationId"));
        }
        revoked(circle, circle.invitation(Map.of("email", email)));
        circle.invitation(Map.of("email", email, "expiresAt", Instant.now().plusMillis(500).toString()));
        Thread.sleep(600);
        mine(guest).body("items.invitationId", is(open));
        String next = guest.call().queryParam("limit", 2).get("/me/invitations").then().statusCode(200)
                .body("items.invitationId", is(open.subList(0, 2))).extract().path("next");
        String previous = guest.call().queryParam("limit", 2).queryParam("after", next)
                .get("/me/invitations").then().body("items.invitationId", is(open.subList(2, 3)))
                .body("$", not(hasKey("next"))).extract().path("previous");
        guest.call().queryParam("limit", 2).queryParam("before", previous).get("/me/invitations").then()
                .body("items.invitationId", is(open.subList(0, 2)));
        Guest unverified = Guest.unverified();
        circle.invitation(Map.of("email", unverified.email()));
        mine(unverified).body("items", hasSize(0));
    }

    @Test
    void bannedPersonIsNotShownAnInvitation() {
        Circle circle = Circle.ofAda();
        Guest guest = Guest.arrives();
        String id = guest.call().put(circle.path("/me/membership")).then().statusCode(201).extract()
                .path("personId");
        String tag = Api.as(ADA).get(circle.path("/members/" + id)).then().extract().header("ETag");
        Api.patchAs(ADA, tag).body(Map.of("state", "BANNED")).patch(circle.path("/members/" + id)).then().statusCode(200);
        var invitation = circle.invitation(Map.of("email", guest.email()));
        mine(guest).body("items", hasSize(0));
        redeem(guest, Map.of("groupId", circle.id(), "invitationId", invitation.path("invitationId"))).statusCode(403)
                .body("type", is("/problems/join-refused"));
        assertUsesLeft(circle, invitation, 1);
    }
}
