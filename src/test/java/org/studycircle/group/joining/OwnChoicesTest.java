package org.studycircle.group.joining;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.RUI;
import static org.studycircle.testing.People.ZOE;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;

import io.quarkus.test.junit.QuarkusTest;

/** What people choose for themselves in one group. */
@QuarkusTest
class OwnChoicesTest {

    private static String tag(String own) {
        return Api.as(RUI).get(own).then().statusCode(200).extract().header("ETag");
    }

    @Test
    void choiceIsToldToNobodyElse() {
        Circle circle = Circle.ofAda().joinedBy(RUI);
        String own = circle.path("/me/membership");
        Api.as(RUI).get(own).then().statusCode(200).body("hideProgress", is(false));
        Api.patchAs(RUI, tag(own)).body(Map.of("hideProgress", true)).patch(own).then().statusCode(200)
                .body("hideProgress", is(true)).header("ETag", is(tag(own)));
        Api.as(RUI).get(own).then().body("hideProgress", is(true));
        Api.as(ADA).get(circle.member(RUI)).then().statusCode(200).body("$", not(hasKey("hideProgress")));
        Api.as(RUI).get(circle.path("")).then().body("membership", not(hasKey("hideProgress")));
        Api.as(ADA).get(circle.path("/events")).then().body("items", hasSize(2));
    }

    @Test
    void staleMissingOrForeignStateChangesNothing() {
        Circle circle = Circle.ofAda().joinedBy(RUI);
        String own = circle.path("/me/membership");
        String stale = tag(own);
        Api.patchAs(RUI, stale).body(Map.of("hideProgress", true)).patch(own).then().statusCode(200);
        Api.patchAs(RUI, stale).body(Map.of("hideProgress", false)).patch(own).then().statusCode(412)
                .body("current.hideProgress", is(true));
        Api.asBadly(RUI).contentType(Api.MERGE_PATCH).body(Map.of("hideProgress", false)).patch(own).then().statusCode(428);
        Api.patchAs(ZOE, stale).body(Map.of("hideProgress", true)).patch(own).then().statusCode(404);
        String tag = tag(own);
        Api.as(RUI).delete(own).then().statusCode(204);
        Api.patchAs(RUI, tag).body(Map.of("hideProgress", false)).patch(own).then().statusCode(404);
        circle.joinedBy(RUI);
        Api.as(RUI).get(own).then().body("hideProgress", is(true));
    }

    @Test
    void choiceIsOpenInAnArchivedGroup() {
        Circle circle = Circle.ofAda().joinedBy(RUI);
        Api.as(ADA).header("If-Match", Api.as(ADA).get(circle.path("")).header("ETag")).put(circle.path("/archive")).then()
                .statusCode(200);
        String own = circle.path("/me/membership");
        Api.patchAs(RUI, tag(own)).body(Map.of("hideProgress", true)).patch(own).then().statusCode(200);
        Api.as(RUI).get(own).then().body("hideProgress", is(true));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{\"hideProgress\":null}     | 422 | /hideProgress",
            "{\"hideProgress\":\"yes\"}  | 400 | /hideProgress",
            "{\"role\":\"FACILITATOR\"} | 400 | /role",
    })
    void badChoiceIsAProblem(String body, int status, String pointer) {
        Circle circle = Circle.ofAda().joinedBy(RUI);
        String own = circle.path("/me/membership");
        Api.asBadly(RUI).contentType(Api.MERGE_PATCH).header("If-Match", tag(own)).body(body.strip()).patch(own).then()
                .statusCode(status).body("errors.pointer", contains(pointer));
    }
}
