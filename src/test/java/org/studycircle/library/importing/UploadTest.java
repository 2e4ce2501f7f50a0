package org.studycircle.library.importing;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.Texts.MARKDOWN;
import static org.studycircle.testing.Texts.PLAIN;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.People;
import org.studycircle.testing.Texts;
import org.studycircle.text.Ids;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** Files that are texts, and files that are none. */
@QuarkusTest
class UploadTest {

    private static final String COPIED = "The Empty Chair\n\nby Ada Lindqvist\n\nTwo readers of one page have read two pages.\n";

    private static ValidatableResponse upload(Circle circle, People person, String mediaType, String text) {
        return Texts.upload(Api.as(person), mediaType).body(text).post(circle.path("/imports")).then();
    }

    private static ValidatableResponse uploadBytes(Circle circle, String mediaType, byte[] bytes) {
        return Texts.uploadBytes(ADA, mediaType, bytes).post(circle.path("/imports")).then();
    }

    private static ValidatableResponse blocks(ValidatableResponse created) {
        String place = created.statusCode(201).extract().header("Location").replaceFirst("^/api/v1", "");
        return Api.as(ADA).get(place + "/blocks").then().statusCode(200);
    }

    static Stream<Arguments> noTexts() {
        return Stream.of(
                Arguments.of("nothing", PLAIN, new byte[0]),
                Arguments.of("white space", PLAIN, " \n\t\u00a0\u200b\n".getBytes(StandardCharsets.UTF_8)),
                Arguments.of("a picture", PLAIN, HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452")),
                Arguments.of("a PDF", PLAIN, "%PDF-1.7\n1 0 obj".getBytes(StandardCharsets.UTF_8)),
                Arguments.of("NUL", PLAIN, "A text\0 with NUL.".getBytes(StandardCharsets.UTF_8)),
                Arguments.of("an escape character", MARKDOWN, "A \u001b[1mtext.".getBytes(StandardCharsets.UTF_8)),
                Arguments.of("a lone surrogate in UTF-8", PLAIN, HexFormat.of().parseHex("4120eda08020746578742e")),
                Arguments.of("surrogates in CESU-8", PLAIN, HexFormat.of().parseHex("4120eda0bdedb88020746578742e")),
                Arguments.of("Latin 1 without a word", PLAIN, "Ein schöner Text.".getBytes(StandardCharsets.ISO_8859_1)),
                Arguments.of("overlong UTF-8", PLAIN, HexFormat.of().parseHex("41c0af42")),
                Arguments.of("cut UTF-8", PLAIN, HexFormat.of().parseHex("41e282")),
                Arguments.of("UTF-16 without a mark", PLAIN, "A text.".getBytes(StandardCharsets.UTF_16LE)),
                Arguments.of("an unknown charset", "text/plain;charset=klingon", "A text.".getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("noTexts")
    void whatIsNoTextIsRefused(String what, String mediaType, byte[] bytes) {
        Circle circle = Circle.ofAda();
        UUID id = Ids.next();
        Texts.uploadBytes(ADA, mediaType, bytes).queryParam("importId", id).post(circle.path("/imports")).then()
                .statusCode(422).body("type", is("/problems/undecodable-text"))
                .body("detail", not(containsString("Exception")));
        Api.as(ADA).get(circle.path("/imports/" + id)).then().statusCode(404);
    }

    @Test
    void declaredCharacterSetAndByteOrderMarkAreHonoured() {
        Circle circle = Circle.ofAda();
        String text = "Ein schöner Absatz über das Lesen – und keiner davon ist kürzer, als er scheint.";
        blocks(uploadBytes(circle, "text/plain; charset=windows-1252", text.getBytes(Charset.forName("windows-1252")))
                .body("mediaType", is(PLAIN))).body("items.text", is(List.of(text)));
        blocks(uploadBytes(circle, PLAIN, ("\ufeff" + text).getBytes(StandardCharsets.UTF_16LE)))
                .body("items.text", is(List.of(text)));
        blocks(uploadBytes(circle, "text/markdown; charset=utf-8", ("\ufeff" + text).getBytes(StandardCharsets.UTF_8))
                .body("mediaType", is(MARKDOWN))).body("items.text", is(List.of(text)));
    }

    @Test
    void otherMediaTypesAreRefused() {
        Circle circle = Circle.ofAda();
        for (String type : List.of("application/pdf", "text/html", "application/octet-stream", "application/json",
                "multipart/form-data")) {
            uploadBytes(circle, type, "{\"a\": \"text\"}".getBytes(StandardCharsets.UTF_8))
                    .statusCode(415).body("type", is("/problems/unsupported-media-type"));
        }
    }

    @Test
    void filenameIsOneVisibleLineAndImportIdIsAnId() {
        Circle circle = Circle.ofAda();
        for (String name : List.of(" ", "a\nb", "a\u202eb", "x".repeat(256))) {
            Texts.upload(Api.asBadly(ADA), PLAIN).queryParam("filename", name).body(COPIED).post(circle.path("/imports")).then()
                    .statusCode(400).body("type", is("/problems/invalid-parameter"))
                    .body("errors.pointer", is(List.of("filename")));
        }
        Texts.upload(Api.asBadly(ADA), PLAIN).queryParam("importId", "1").body(COPIED).post(circle.path("/imports")).then()
                .statusCode(400).body("errors.pointer", is(List.of("importId")));
        Texts.upload(Api.as(ADA), PLAIN).queryParam("filename", "../../Überlänge & Co.txt").body(COPIED)
                .post(circle.path("/imports")).then().statusCode(201).body("filename", is("../../Überlänge & Co.txt"));
    }

    @Test
    void longBlocksAreShownByTheirBeginning() {
        Circle circle = Circle.ofAda();
        blocks(upload(circle, ADA, PLAIN, "x".repeat(199) + "\ud83d\ude00" + " and so on and on."))
                .body("items.text", is(List.of("x".repeat(199))));
        blocks(upload(circle, ADA, MARKDOWN, "# T\n\n" + "Word ".repeat(400)))
                .body("items[1].words", is(400)).body("items[1].text.length()", lessThanOrEqualTo(200))
                .body("items.index", everyItem(notNullValue()));
    }
}
