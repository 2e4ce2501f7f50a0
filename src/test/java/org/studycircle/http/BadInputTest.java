package org.studycircle.http;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.RUI;
import static org.studycircle.testing.People.ZOE;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;

import io.quarkus.test.junit.QuarkusTest;

/** Whatever is sent: a documented problem that says where, never a 500, and nothing changed. */
@QuarkusTest
class BadInputTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{\"name\":                                          | 400 | malformed-json",
            "not json                                            | 400 | malformed-json",
            "{\"name\":\"A\",\"zone\":\"UTC\"} trailing          | 400 | malformed-json",
            "{\"name\":\"A\",\"name\":\"B\",\"zone\":\"UTC\"}    | 400 | malformed-json",
            "{} {}                                               | 400 | malformed-json",
            "[]                                                  | 400 | wrong-type",
            "\"text\"                                            | 400 | wrong-type",
            "7                                                   | 400 | wrong-type",
            "{\"name\":{\"a\":1},\"zone\":\"UTC\"}               | 400 | wrong-type",
            "{\"name\":[\"A\"],\"zone\":\"UTC\"}                 | 400 | wrong-type",
            "{\"name\":7,\"zone\":\"UTC\"}                       | 400 | wrong-type",
            "{\"name\":\"A\",\"zone\":\"UTC\",\"listed\":\"yes\"}| 400 | wrong-type",
            "{\"name\":\"A\",\"zone\":\"UTC\",\"lsited\":true}   | 400 | unknown-field",
            "{\"name\":\"A\",\"zone\":\"UTC\",\"joinPolicy\":\"CLOSED\"} | 422 | validation",
            "{\"name\":\"A\",\"zone\":\"UTC\",\"joinPolicy\":0}  | 422 | validation",
            "{\"name\":\"A\",\"zone\":\"UTC\",\"groupId\":\"1\"} | 422 | validation",
            "{\"name\":\"A\\u0000B\",\"zone\":\"UTC\"}           | 422 | validation",
            "{\"name\":\"A\\ud800B\",\"zone\":\"UTC\"}           | 422 | validation",
            "{\"name\":\"A\\udc00B\",\"zone\":\"UTC\"}           | 422 | validation",
            "{\"name\":\"A\\u202eB\",\"zone\":\"UTC\"}           | 422 | validation",
            "{\"name\":\"A\\nB\",\"zone\":\"UTC\"}               | 422 | validation",
            "{\"name\":\"\\u200d\\u2800\",\"zone\":\"UTC\"}      | 422 | validation",
            "{\"name\":\"\",\"zone\":\"UTC\"}                    | 422 | validation",
            "{\"name\":null,\"zone\":null}                       | 422 | validation",
            "{\"name\":\"A\",\"zone\":\"+02:00\"}                | 422 | validation",
            "{\"name\":\"A\",\"zone\":\"UTC\",\"language\":\"i-klingon\"} | 422 | validation",
            "null                                                | 400 | wrong-type",
            "{\"groupId\":\"\",\"name\":\"A\",\"zone\":\"UTC\"}         | 422 | validation",
            "{\"groupId\":\" \",\"name\":\"A\",\"zone\":\"UTC\"}        | 422 | validation",
            "{\"groupId\":\"\\u001C\",\"name\":\"A\",\"zone\":\"UTC\"}   | 422 | validation",
            "{\"groupId\":\"\\u00a0\",\"name\":\"A\",\"zone\":\"UTC\"}   | 422 | validation",
            "{\"groupId\":[],\"name\":\"A\",\"zone\":\"UTC\"}           | 400 | wrong-type",
            "{\"name\":\"A\",\"zone\":\"UTC\",\"joinPolicy\":\"\"}      | 422 | validation",
            "{\"name\":\"A\",\"zone\":\"UTC\",\"listed\":\"\"}          | 400 | wrong-type",
            "{\"name\":\"A\",\"zone\":\"UTC\",\"listed\":\" \"}         | 400 | wrong-type",
            "{\"name\":\"A\",\"zone\":\"UTC\",\"lateJoiners\":{\"policy\":\"GRACE\",\"graceDays\":\"\"}} | 400 | wrong-type",
            "{\"name\":\"A\",\"zone\":\"UTC\",\"lateJoiners\":{\"policy\":\"GRACE\",\"graceDays\":\"1\"}} | 400 | wrong-type",
            "{\"name\":\"A\",\"zone\":\"UTC\",\"lateJoiners\":{\"policy\":\"GRACE\",\"graceDays\":\" \"}} | 400 | wrong-type",
            "{\"name\":\"A\",\"zone\":\"UTC\",\"lateJoiners\":{\"policy\":\"\"}} | 422 | validation",
            "{\"name\":\"A\",\"zone\":\"UTC\",\"lateJoiners\":{\"policy\":\" \"}} | 422 | validation",
            "{\"name\":\"A\",\"zone\":\"\"}                      | 422 | validation",
    })
    void badBodyIsAProblem(String body, int status, String code) {
        Api.asBadly(ADA).body(body.strip()).post("/groups").then().statusCode(status).body("type", is("/problems/" + code));
    }

    @Test
    void bodyThatIsMissingOrNotTextIsAProblem() {
        for (String nothing : List.of("", " ", "\n\t")) {
            Api.asBadly(ADA).body(nothing).post("/groups").then().statusCode(400).body("type", is("/problems/malformed-json"));
        }
        Api.asBadly(ADA).post("/groups").then().statusCode(400).body("type", is("/problems/malformed-json"));
        Api.asBadly(ADA).body(new byte[]{'{', '"', (byte) 0xff, (byte) 0xfe, '"', '}'}).post("/groups").then().statusCode(400);
        Api.asBadly(ADA).body("{\"name\":\"Zo\u00eb\",\"zone\":\"UTC\"}".getBytes(StandardCharsets.ISO_8859_1)).post("/groups")
                .then().statusCode(400).body("type", is("/problems/malformed-json"));
    }

    @Test
    void deepJsonIsRefusedBeforeItCostsAnything() {
        Api.asBadly(ADA).body("[".repeat(100_000)).post("/groups").then().statusCode(400);
        Api.asBadly(ADA).body("{\"name\":" + "[".repeat(2_000) + "]".repeat(2_000) + "}").post("/groups").then()
                .statusCode(400);
    }

    @Test
    void problemPointsAtEachFieldAtFault() {
        Api.asBadly(ADA).body(Map.of("name", "A", "zone", "UTC", "groupId", UUID.randomUUID())).post("/groups").then()
                .statusCode(422).body("errors.pointer", contains("/groupId"));
        Api.asBadly(ADA).body(Map.of("name", "x".repeat(121), "zone", "", "language", "")).post("/groups").then()
                .statusCode(422).body("errors.pointer", contains("/language", "/name", "/zone"));
        Api.asBadly(ADA).body(Map.of("name", "A", "zone", "UTC", "a~b/c", 1)).post("/groups").then()
                .statusCode(400).body("errors.pointer", contains("/a~0b~1c"));
    }

    @Test
    void characterThatNoTextCanHoldIsNamed() {
        Api.asBadly(ADA).body("{\"name\":\"A\\u0000\",\"zone\":\"UTC\"}").post("/groups").then()
                .statusCode(422).body("errors.pointer", contains("/name"))
                .body("errors.code", contains("unacceptable-character"));
    }

    @Test
    void lengthIsCountedInCharactersNotInHalvesOfThem() {
        Api.as(ADA).body(Map.of("name", "\ud83d\udcda".repeat(120), "zone", "UTC")).post("/groups").then().statusCode(201);
        Api.asBadly(ADA).body(Map.of("name", "\ud83d\udcda".repeat(121), "zone", "UTC")).post("/groups").then().statusCode(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"x\"", "7", "null", "{\"colour\":1}", "{\"displayName\":null}", "{\"displayName\":\"\"}",
            "{\"displayName\":{}}", "{\"zone\":\"Nowhere\"}", "{\"personId\":\"0197a1f0-0000-7000-8000-000000000000\"}", "{",
            ""})
    void badPatchChangesNothing(String patch) {
        var before = Api.as(ZOE).get("/me").then().extract();
        Api.asBadly(ZOE).contentType(Api.MERGE_PATCH).header("If-Match", before.header("ETag")).body(patch).patch("/me").then()
                .statusCode(is(patch.contains("Nowhere") || patch.contains("\"\"") || patch.contains("null}") ? 422 : 400));
        Api.as(ZOE).get("/me").then().header("ETag", is(before.header("ETag"))).body("displayName",
                is(before.<String>path("displayName")));
    }

    @Test
    void wrongMediaTypeMethodOrPathIsAProblem() {
        Api.asBadly(ADA).contentType("text/plain").body("x").post("/groups").then()
                .statusCode(415).body("type", is("/problems/unsupported-media-type"));
        Circle circle = Circle.ofAda();
        Api.asBadly(ADA).contentType("application/json").header("If-Match", "*").body("{}").patch(circle.path("")).then()
                .statusCode(415);
        Api.asBadly(ADA).accept("image/png").get("/groups").then()
                .statusCode(406).body("type", is("/problems/not-acceptable"));
        Api.raw(ADA).delete("/groups").then().statusCode(405).body("type", is("/problems/method-not-allowed"))
                .header("Allow", is("GET, HEAD, OPTIONS, POST"));
        Api.raw(ADA).post(circle.path("/me/membership")).then().statusCode(405).header("Allow", containsString("PUT"));
        Api.raw(ADA).get(circle.path("/clones")).then().statusCode(405).header("Allow", is("OPTIONS, POST"));
        Api.raw(ADA).get("/nothing/here").then().statusCode(404).body("type", is("/problems/not-found"));
        Api.asBadly(ADA).get("/groups/not-an-id").then().statusCode(404).body("type", is("/problems/not-found"));
        Api.asBadly(ADA).get("/groups/0").then().statusCode(404);
        Api.asBadly(ADA).get("/groups/" + circle.id().toUpperCase(Locale.ROOT)).then()
                .statusCode(404).body("type", is("/problems/not-found"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/groups/", "/groups//", "/me/%2e%2e/groups", "/groups/x/%2E%2E", "/groups/."})
    void wrongMethodIsAnsweredWithTheRightOnesHoweverThePathIsWritten(String path) {
        Api.raw(ADA).urlEncodingEnabled(false).delete(path).then().statusCode(405).header("Allow",
                is("GET, HEAD, OPTIONS, POST"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/xml", "garbage", ";", "text/"})
    void typeThatCanNotBeGivenIsRefusedBeforeAnythingIsDone(String accepted) {
        Circle circle = Circle.ofAda();
        Api.asBadly(RUI).header("Accept", accepted).put(circle.path("/me/membership")).then()
                .statusCode(406).body("type", is("/problems/not-acceptable"));
        Api.asBadly(ADA).header("Accept", accepted).get(circle.path("")).then().statusCode(406);
        Api.asBadly(ADA).header("Accept", accepted).get(circle.path("/events")).then().statusCode(406);
        Api.as(RUI).get(circle.path("/me/membership")).then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",", "application/json,", ", ,application/json", "*/*", "application/*",
            "text/html, application/json;q=0.1"})
    void typeThatCanBeGivenIsJson(String accepted) {
        Api.asBadly(ADA).header("Accept", accepted).get(Circle.ofAda().path("/events")).then()
                .statusCode(200).header("Content-Type", startsWith("application/json"));
        Api.asBadly(ADA).header("Accept", accepted).get("/me").then()
                .statusCode(200).header("Content-Type", startsWith("application/json")).body("personId", is(ADA.id()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json, text/html", "garbage", ";", "text/plain"})
    void whatIsSaidOfTheBodyOfAReadMeansNothing(String type) {
        Circle circle = Circle.ofAda();
        Api.raw(ADA).header("Content-Type", type).get(circle.path("/events")).then().statusCode(200);
        Api.raw(ADA).header("Content-Type", type).get(circle.path("")).then().statusCode(200);
        Api.raw(ADA).header("Content-Type", type).head(circle.path("/events")).then().statusCode(200);
        Api.raw(ADA).header("Content-Type", type).body(new byte[]{'{', '}'}).put(circle.path("/me/membership")).then()
                .statusCode(415);
    }

    @Test
    void nameOfAnUnknownFieldIsNotRepeatedForEver() {
        Api.asBadly(ADA).body(Map.of("name", "A", "zone", "UTC", "x".repeat(1000), 1)).post("/groups").then()
                .statusCode(400).body("type", is("/problems/unknown-field")).body("errors.pointer", contains(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000000-0000-0000-0000-000000000000", "1-1-1-1-1", "0197A1F0-0000-7000-8000-000000000000", "x"})
    void idThatIsNoneIsNoParameter(String id) {
        Circle circle = Circle.ofAda();
        Api.asBadly(ADA).queryParam("sectionId", id).get(circle.path("/threads")).then()
                .statusCode(400).body("type", is("/problems/invalid-parameter")).body("errors.pointer", contains("sectionId"));
        Api.asBadly(ADA).contentType("text/plain").queryParam("importId", id).body("Text.").post(circle.path("/imports")).then()
                .statusCode(400).body("errors.pointer", contains("importId"));
    }

    @Test
    void parameterThatNoTextCanHoldIsAProblem() {
        Circle circle = Circle.ofAda();
        Api.asBadly(ADA).queryParam("paragraphKey", "a\u0000b").get(circle.path("/threads")).then()
                .statusCode(400).body("errors.pointer", contains("paragraphKey"));
    }

    @Test
    void descriptionIsNeverEmpty() {
        Api.asBadly(ADA).body(Map.of("name", "A", "zone", "UTC", "description", "")).post("/groups").then()
                .statusCode(422).body("errors.pointer", contains("/description"));
        Circle circle = Circle.ofAda();
        String tag = Api.as(ADA).get(circle.path("")).header("ETag");
        Api.asBadly(ADA).contentType(Api.MERGE_PATCH).header("If-Match", tag).body(Map.of("description", ""))
                .patch(circle.path("")).then().statusCode(422);
        Api.asBadly(ADA).contentType(Api.MERGE_PATCH).header("If-Match", "*").body(Map.of("description", "Any"))
                .patch(circle.path("")).then().statusCode(428).body("type", is("/problems/precondition-required"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "101", "2147483648", "1e1", "ten", " ", "1.0"})
    void limitOutOfBoundsIsAProblem(String limit) {
        Api.asBadly(ADA).queryParam("limit", limit).get("/groups").then()
                .statusCode(400).body("type", is("/problems/invalid-parameter")).body("errors.pointer", contains("limit"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "AAAA", "!!!!", "\u0000", "AAAAAAAAAAAAAAAA", "\ud83d\udcda", "../../etc"})
    void cursorThatWasNeverGivenOutIsRefused(String cursor) {
        Api.asBadly(ADA).queryParam("after", cursor).get("/groups").then()
                .statusCode(400).body("type", is("/problems/invalid-cursor"));
        Api.asBadly(ADA).queryParam("before", cursor).get("/groups").then().statusCode(400);
    }

    @Test
    void bothCursorsAtOnceAreRefused() {
        Api.asBadly(ADA).queryParam("after", "a").queryParam("before", "b").get("/groups").then()
                .statusCode(400).body("type", is("/problems/invalid-parameter"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"999\"", "W/\"0\"", "0", "\"\"", "\"x\"", "\"-1\"", "\"99999999999999999999\"", ","})
    void conditionThatMatchesNothingChangesNothing(String condition) {
        Circle circle = Circle.ofAda();
        Api.asBadly(ADA).contentType(Api.MERGE_PATCH).header("If-Match", condition).body(Map.of("name", "Blind"))
                .patch(circle.path("")).then().statusCode(412).body("current.name", is("Circle"));
        Api.as(ADA).get(circle.path("")).then().body("name", is("Circle"));
    }

    @Test
    void bodyBeyondAllBoundsIsTooLarge() {
        Api.asBadly(ADA).body("{\"name\":\"" + "x".repeat(2_000_000) + "\"}").post("/groups").then()
                .statusCode(413).body("type", is("/problems/too-large"));
    }

    @Test
    void problemTellsNothingOfTheInside() {
        Api.asBadly(ADA).body("{\"name\":{},\"zone\":1}").post("/groups").then()
                .body("detail", not(org.hamcrest.Matchers.containsString("studycircle")))
                .body("keySet()", not(hasItem("stack")));
    }
}
