package org.studycircle.group.joining;

import static org.studycircle.testing.People.ADA;

import java.util.Map;

import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.People;

import io.restassured.response.ValidatableResponse;

/** Asking ada to be let into a group, and her answers. */
final class Asking {

    static final String OWN = "/me/membership";
    static final String LONGEST = "🙂".repeat(2_000);

    static Circle byRequest() {
        return Circle.of(Map.of("name", "By request", "zone", "UTC", "joinPolicy", "REQUEST"));
    }

    static ValidatableResponse ask(People person, Circle circle, String message) {
        return Api.as(person).body(Map.of("message", message)).put(circle.path(OWN)).then();
    }

    static ValidatableResponse decide(Circle circle, People of, Map<String, ?> edit) {
        return Api.patchAs(ADA, tag(circle, of)).body(edit).patch(circle.member(of)).then();
    }

    static String tag(Circle circle, People of) {
        return Api.as(ADA).get(circle.member(of)).then().statusCode(200).extract().header("ETag");
    }

    static ValidatableResponse own(People person, Circle circle) {
        return Api.as(person).get(circle.path(OWN)).then();
    }

    static void setPolicy(Circle circle, String policy) {
        String tag = Api.as(ADA).get(circle.path("")).then().extract().header("ETag");
        Api.patchAs(ADA, tag).body(Map.of("joinPolicy", policy)).patch(circle.path("")).then().statusCode(200);
    }

    private Asking() {}
}
