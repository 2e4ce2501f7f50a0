package org.studycircle.people;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.studycircle.testing.People.BEN;
import static org.studycircle.testing.People.SAM;
import static org.studycircle.testing.People.ZOE;

import java.util.Collections;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.studycircle.testing.Api;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class MeResourceTest {

    @Test
    void ofEditsMadeAtOnceOneIsTaken() {
        assertEquals(200, edit(Api.as(ZOE).get("/me").header("ETag"), "de"));
        String tag = Api.as(ZOE).get("/me").then().statusCode(200).extract().header("ETag");
        var statuses = IntStream.range(0, 10)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> edit(tag, i % 2 == 0 ? "en" : "pt")))
                .toList().stream().map(CompletableFuture::join).toList();
        assertEquals(1, Collections.frequency(statuses, 200), statuses::toString);
        assertEquals(9, Collections.frequency(statuses, 412), statuses::toString);
    }

    private static int edit(String tag, String language) {
        return Api.patchAs(ZOE, tag).body(Map.of("language", language)).patch("/me").then().extract().statusCode();
    }

    private static String tag() {
        return Api.as(SAM).get("/me").then().statusCode(200).extract().header("ETag");
    }

    @Test
    void whoNeverChoseIsToldOfWhatIsMeantForThem() {
        Api.as(BEN).get("/me").then().statusCode(200)
                .body("notifications.level", is("MENTIONS_AND_REPLIES"))
                .body("notifications.emailDigest", is("NEVER"));
    }

    @Test
    void choicesAreKeptOneByOne() {
        Api.patchAs(SAM, tag()).body(Map.of("notifications", Map.of("emailDigest", "WEEKLY")))
                .patch("/me")
                .then().statusCode(200);
        Api.patchAs(SAM, tag()).body(Map.of("notifications", Map.of("level", "NONE"))).patch("/me").then().statusCode(200);
        Api.as(SAM).get("/me").then().body("notifications.level", is("NONE")).body("notifications.emailDigest", is("WEEKLY"))
                .body("displayName", is(SAM.displayName()));
        Api.patchAs(SAM, tag()).body(Map.of("notifications", Map.of("level", "MENTIONS_AND_REPLIES", "emailDigest", "NEVER")))
                .patch("/me").then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{\"notifications\":{\"level\":\"SOME\"}}            | 422 | /notifications/level",
            "{\"notifications\":{\"level\":null}}                | 422 | /notifications/level",
            "{\"notifications\":null}                            | 422 | /notifications",
            "{\"notifications\":{\"emailDigest\":\"HOURLY\"}}    | 422 | /notifications/emailDigest",
            "{\"notifications\":{\"push\":true}}                 | 400 | /notifications/push",
            "{\"notifications\":\"NONE\"}                        | 400 | /notifications",
            "{\"hideProgress\":true}                             | 400 | /hideProgress",
            "{\"displayName\":\" \"}                             | 422 | /displayName",
            "{\"displayName\":\"\\u200b\\u2060\"}                | 422 | /displayName",
            "{\"displayName\":\"Ada\\u202eDemo\"}               | 422 | /displayName",
            "{\"displayName\":\"A\\u2066da\"}                   | 422 | /displayName",
            "{\"displayName\":\"A\\u200dda\"}                   | 422 | /displayName",
            "{\"displayName\":\"\\ufeffAda\"}                   | 422 | /displayName",
            "{\"displayName\":\"Ada\\udb40\\udc61\"}             | 422 | /displayName",
            "{\"zone\":\"Mars/Olympus\"}                         | 422 | /zone",
            "{\"zone\":\"GMT+25\"}                               | 422 | /zone",
    })
    void badChoiceChangesNothingAndIsNamed(String patch, int status, String pointer) {
        var before = Api.as(SAM).get("/me").then().statusCode(200).extract();
        Api.asBadly(SAM).contentType(Api.MERGE_PATCH).header("If-Match", before.header("ETag")).body(patch.strip()).patch("/me")
                .then().statusCode(status).body("errors.pointer", contains(pointer));
        Api.as(SAM).get("/me").then().header("ETag", is(before.header("ETag"))).body("$", is(before.<Object>path("$")));
    }

    @Test
    void unknownZoneIsToldWhatItMayHaveMeant() {
        Api.asBadly(SAM).contentType(Api.MERGE_PATCH).header("If-Match", tag()).body(Map.of("zone", "Europe/Berln"))
                .patch("/me")
                .then().statusCode(422).body("errors[0].detail", containsString("Europe/Berlin"));
        Api.asBadly(SAM).contentType(Api.MERGE_PATCH).header("If-Match", tag()).body(Map.of("zone", "+02:00")).patch("/me")
                .then()
                .statusCode(422).body("errors[0].detail", containsString("America/Sao_Paulo"));
    }
}
