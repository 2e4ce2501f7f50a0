package org.studycircle.app.telemetry;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.People;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

/** What operators see, on a port that is not the world's. */
@QuarkusTest
class ManagementTest {

    @TestHTTPResource(value = "", management = true)
    String management;

    @Test
    void serviceIsHealthy() {
        for (String group : List.of("", "/live", "/ready", "/started", "/well")) {
            given().get(management + "health" + group).then().statusCode(200).body("status", is("UP"));
        }
    }

    @Test
    void infoNamesBuildAndSchema() {
        given().get(management + "info").then().statusCode(200)
                .body("build.version", matchesPattern("\\d+\\.\\d+\\.\\d+.*"))
                .body("schema.toInteger()", greaterThan(4));
    }

    @Test
    void requestsAreMeasuredByTemplateOfTheirPathAndNothingOfAPersonIsSaid() {
        Circle circle = Circle.ofAda();
        Api.as(People.ADA).get(circle.path("")).then().statusCode(200);
        given().get(management + "metrics").then().statusCode(200)
                .body(containsString("http_server_requests_seconds_count"))
                .body(containsString("uri=\"/api/v1/groups/{groupId}\""))
                .body(not(containsString(circle.id())))
                .body(not(containsString(People.ADA.id())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/health", "/q/metrics", "/q/info"})
    void nothingOfItIsOnThePortOfTheApi(String path) {
        given().get(path).then().statusCode(404);
    }

    @Test
    void answerCarriesTheIdThatAProxyGave() {
        given().header(RequestIds.HEADER, "proxy-7.1_a").get("/problems").then().header(RequestIds.HEADER, "proxy-7.1_a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "line%0Abreak", "<b>"})
    void idThatCouldHarmALogIsReplaced(String id) {
        String given = given().header(RequestIds.HEADER, id).get("/problems").then().extract().header(RequestIds.HEADER);
        assertEquals(UUID.fromString(given).toString(), given);
    }
}
