package org.studycircle.group.invitation;

import static org.hamcrest.Matchers.is;
import static org.studycircle.testing.People.ADA;

import java.util.Map;

import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.Guest;
import org.studycircle.testing.People;

import com.google.errorprone.annotations.CanIgnoreReturnValue;

import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;

/** Redemptions invitations, and what ada sees of them. */
final class Redemptions {

    static final String WRONG = "0000-0000-0000-0000-0000-0000-00";

    static Circle closed() {
        return Circle.of(Map.of("name", "By invitation", "zone", "UTC"));
    }

    static ValidatableResponse redeem(People person, String code) {
        return Api.as(person).body(Map.of("code", code)).post("/invitation-redemptions").then();
    }

    static ValidatableResponse redeem(Guest guest, Map<String, ?> redemption) {
        return guest.call().body(redemption).post("/invitation-redemptions").then();
    }

    static ValidatableResponse redeem(Guest guest, String code) {
        return redeem(guest, Map.of("code", code));
    }

    static void assertUsesLeft(Circle circle, ExtractableResponse<Response> invitation, int left) {
        Api.as(ADA).get(circle.path("/invitations/" + invitation.path("invitationId"))).then().statusCode(200)
                .body("usesLeft", is(left));
    }

    static void setState(Circle circle, People person, String state) {
        String tag = Api.as(ADA).get(circle.member(person)).then().statusCode(200).extract().header("ETag");
        Api.patchAs(ADA, tag).body(Map.of("state", state)).patch(circle.member(person)).then().statusCode(200);
    }

    @CanIgnoreReturnValue
    static ExtractableResponse<Response> revoked(Circle circle, ExtractableResponse<Response> invitation) {
        Api.as(ADA).delete(circle.path("/invitations/" + invitation.path("invitationId"))).then().statusCode(204);
        return invitation;
    }

    static ValidatableResponse mine(Guest guest) {
        return guest.call().get("/me/invitations").then().statusCode(200);
    }

    private Redemptions() {}
}
