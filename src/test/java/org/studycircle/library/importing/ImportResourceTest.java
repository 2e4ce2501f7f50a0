package org.studycircle.library.importing;

import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.BEN;
import static org.studycircle.testing.People.RUI;
import static org.studycircle.testing.People.ZOE;
import static org.studycircle.testing.Texts.MARKDOWN;
import static org.studycircle.testing.Texts.PLAIN;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.People;
import org.studycircle.testing.Texts;
import org.studycircle.text.Ids;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** Proposals of what a text consists of, and decisions on them. */
@QuarkusTest
class ImportResourceTest {

    private static final String COPIED = """
            Skip to content

            The Empty Chair

            by Ada Lindqvist

            Two readers of one page have read two pages, and neither of them notices it until they speak about what they read.

            What a chair is for

            Every circle keeps a place for whoever comes next, and it is never quite clear whether the place is really empty.


            Nobody counts the chairs. They are there before the people are, and they are still there when everybody has gone.
            """;

    private static ValidatableResponse upload(Circle circle, People person, String mediaType, String text) {
        return Texts.upload(Api.as(person), mediaType).body(text).post(circle.path("/imports")).then();
    }

    private static String imported(Circle circle, String mediaType, String text) {
        return upload(circle, ADA, mediaType, text).statusCode(201).extract().path("importId");
    }

    @Test
    void facilitatorGetsProposalForTextCopiedFromWebPage() {
        Circle circle = Circle.ofAda();
        ValidatableResponse created = Texts.upload(Api.as(ADA), PLAIN).queryParam("filename", "chair.txt").body(COPIED)
                .post(circle.path("/imports")).then()
                .statusCode(201).header("ETag", notNullValue())
                .body("filename", is("chair.txt"))
                .body("mediaType", is("text/plain"))
                .body("bytes", is(COPIED.getBytes(StandardCharsets.UTF_8).length))
                .body("title", is("The Empty Chair"))
                .body("authors", is(List.of("Ada Lindqvist")))
                .body("blockCount", is(7)).body("$", not(hasKey("changed")))
                .body("sections.heading", is(java.util.Arrays.asList(null, "What a chair is for")))
                .body("sections.level", is(List.of(0, 1)))
                .body("sections.firstBlock", is(List.of(3, 4)))
                .body("sections.paragraphCount", is(List.of(1, 2)))
                .body("hints.block", is(List.of(6)));
        String id = created.extract().path("importId");
        created.header("Location", is("/api/v1/groups/" + circle.id() + "/imports/" + id));
        String all = created.extract().asString();
        Instant madeAt = Instant.parse(created.extract().path("createdAt"));
        assertEquals(madeAt.plus(Duration.ofDays(7)), Instant.parse(created.extract().path("expiresAt")));
        Api.as(ADA).get(circle.path("/imports/" + id)).then().statusCode(200).body(is(all))
                .header("ETag", is(created.extract().header("ETag")));
        Api.as(ADA).get(circle.path("/imports/" + id + "/blocks")).then().statusCode(200)
                .body("items.role", is(List.of("NOISE", "TITLE", "BYLINE", "PARAGRAPH", "HEADING", "PARAGRAPH", "PARAGRAPH")))
                .body("items.line", is(List.of(1, 3, 5, 7, 9, 11, 14)))
                .body("items[0].reason", is("NAVIGATION")).body("items[0].why", notNullValue());
    }

    @Test
    void blocksComeInPagesThatDecisionsDontMove() {
        Circle circle = Circle.ofAda().joinedBy(RUI);
        String path = circle.path("/imports/" + imported(circle, PLAIN, COPIED));
        String blocks = path + "/blocks?limit=3";
        var first = Api.as(ADA).get(blocks).then().statusCode(200).body("items.index", is(List.of(0, 1, 2)))
                .body("$", not(hasKey("previous"))).extract();
        Api.as(ADA).header("If-None-Match", first.header("ETag")).get(blocks).then().statusCode(304);
        Api.patchAs(ADA, first.header("ETag")).body("{\"blocks\": {\"4\": {\"role\": \"PARAGRAPH\"}}}").patch(path).then()
                .statusCode(200);
        var second = Api.as(ADA).get(blocks + "&after=" + first.path("next")).then().statusCode(200)
                .body("items.index", is(List.of(3, 4, 5))).body("items[1].role", is("PARAGRAPH")).extract();
        Api.as(ADA).get(blocks + "&after=" + second.path("next")).then().statusCode(200).body("items.index", is(List.of(6)))
                .body("$", not(hasKey("next")));
        Api.as(ADA).get(blocks + "&before=" + second.path("previous")).then().statusCode(200)
                .body("items.index", is(List.of(0, 1, 2))).body("$", not(hasKey("previous")));
        Api.as(ADA).header("If-None-Match", first.header("ETag")).get(blocks).then().statusCode(200);
        Api.as(RUI).get(blocks).then().statusCode(403);
        Api.as(ZOE).get(blocks).then().statusCode(404);
    }

    @Test
    void unchangedImportIsNotSentAgain() {
        Circle circle = Circle.ofAda();
        String path = circle.path("/imports/" + imported(circle, PLAIN, COPIED));
        String tag = Api.as(ADA).get(path).then().extract().header("ETag");
        Api.as(ADA).header("If-None-Match", tag).get(path).then().statusCode(304);
    }

    @Test
    void memberMayNotImportAndStrangerFindsNothing() {
        Circle circle = Circle.ofAda().joinedBy(RUI);
        String path = circle.path("/imports/" + imported(circle, PLAIN, COPIED));
        String tag = Api.as(ADA).get(path).then().extract().header("ETag");
        upload(circle, RUI, PLAIN, COPIED).statusCode(403).body("type", is("/problems/forbidden"));
        upload(circle, ZOE, PLAIN, COPIED).statusCode(404);
        Api.as(RUI).get(path).then().statusCode(403);
        Api.as(ZOE).get(path).then().statusCode(404);
        Api.patchAs(RUI, tag).body(Map.of("title", "Mine")).patch(path).then().statusCode(403);
        Api.patchAs(ZOE, tag).body(Map.of("title", "Mine")).patch(path).then().statusCode(404);
        Api.as(RUI).header("If-Match", tag).delete(path).then().statusCode(403);
        Api.as(ZOE).header("If-Match", tag).delete(path).then().statusCode(404);
        Api.as(ADA).get(path).then().statusCode(200).header("ETag", is(tag)).body("title", is("The Empty Chair"));
    }

    @Test
    void importOfAnotherGroupIsNotFound() {
        String id = imported(Circle.ofAda(), PLAIN, COPIED);
        Api.as(ADA).get(Circle.ofAda().path("/imports/" + id)).then().statusCode(404);
        Api.asBadly(ADA).get(Circle.ofAda().path("/imports/not-an-id")).then().statusCode(404);
    }

    @Test
    void sameBytesSentAgainAnswerTheImportThatStands() {
        Circle circle = Circle.ofAda().joinedBy(BEN).facilitatedBy(BEN);
        UUID id = Ids.next();
        String path = circle.path("/imports?importId=" + id);
        Texts.upload(Api.as(ADA), PLAIN).body(COPIED).post(path).then().statusCode(201).body("importId", is(id.toString()));
        Texts.upload(Api.as(ADA), PLAIN).body(COPIED).post(path).then().statusCode(200).body("importId", is(id.toString()));
        Texts.upload(Api.as(ADA), PLAIN).body(COPIED + "More.").post(path).then().statusCode(409)
                .body("type", is("/problems/id-taken"));
        Texts.upload(Api.as(ADA), MARKDOWN).body(COPIED).post(path).then().statusCode(409);
        Texts.upload(Api.as(BEN), PLAIN).body(COPIED).post(path).then().statusCode(409);
    }

    @Test
    void decisionsOnBlocksChangeTheProposalAndAreTakenBack() {
        Circle circle = Circle.ofAda();
        String path = circle.path("/imports/" + imported(circle, PLAIN, COPIED));
        String first = Api.as(ADA).get(path).then().extract().header("ETag");
        String second = Api.patchAs(ADA, first).body("""
                {"title": "Chairs", "authors": [], "language": "en", "blocks": {
                  "3": {"role": "NOISE", "reason": "CAPTION"},
                  "6": {"role": "PARAGRAPH", "heading": "What is lost", "level": 2}}}
                """).patch(path).then()
                .statusCode(200)
                .body("title", is("Chairs")).body("authors", hasSize(0)).body("language", is("en"))
                .body("changed.index", is(List.of(3, 6)))
                .body("changed[0].reason", is("CAPTION")).body("changed[1].heading", is("What is lost"))
                .body("sections.heading", is(List.of("What a chair is for", "What is lost")))
                .body("sections.level", is(List.of(1, 2)))
                .body("sections.firstBlock", is(List.of(4, 6)))
                .extract().header("ETag");
        String after = Api.as(ADA).get(path).then().header("ETag", is(second)).body("title", is("Chairs"))
                .body("sections", hasSize(2)).extract().header("ETag");
        Api.patchAs(ADA, after)
                .body("{\"title\": null, \"authors\": null, \"language\": null, \"blocks\": {\"3\": null, \"6\": null}}")
                .patch(path).then().statusCode(200)
                .body("title", is("The Empty Chair")).body("authors", is(List.of("Ada Lindqvist")))
                .body("changed.role", is(List.of("PARAGRAPH", "PARAGRAPH")))
                .body("$", not(hasKey("language")))
                .body("sections.heading", is(java.util.Arrays.asList(null, "What a chair is for")));
    }

    @Test
    void outlineDecidesAsManifestDoesAndSingleBlocksWin() {
        Circle circle = Circle.ofAda();
        String path = circle.path("/imports/" + imported(circle, PLAIN, COPIED));
        var before = Api.as(ADA).get(path).then().extract();
        Api.patchAs(ADA, before.header("ETag")).body(Map.of("checksum", before.<String>path("checksum"),
                "outline", Map.of("headings", List.of(), "noise", List.of(Map.of("block", 0, "reason", "NAVIGATION"),
                        Map.of("block", 5, "reason", "APPEAL")), "metadata", List.of(Map.of("block", 1, "role", "TITLE"))),
                "blocks", Map.of("5", Map.of("role", "PARAGRAPH")))).patch(path).then()
                .statusCode(200)
                .body("changed.index", is(List.of(2, 4))).body("sections", hasSize(1));
        Api.as(ADA).get(path + "/blocks").then().body("items.role",
                is(List.of("NOISE", "TITLE", "PARAGRAPH", "PARAGRAPH", "PARAGRAPH", "PARAGRAPH", "PARAGRAPH")));
    }

    @Test
    void decisionsThatDoNotFitTheTextAreRefusedWhereTheyStand() {
        Circle circle = Circle.ofAda();
        String path = circle.path("/imports/" + imported(circle, PLAIN, COPIED));
        String tag = Api.as(ADA).get(path).then().extract().header("ETag");
        refused(path, tag, "{\"blocks\": {\"99\": {\"role\": \"NOISE\"}}}", "/blocks/99", "unknown-block");
        refused(path, tag, "{\"blocks\": {\"\": {\"role\": \"NOISE\"}}}", "/blocks", "invalid-format");
        refused(path, tag, "{\"blocks\": {\"3\": {\"role\": \"PARAGRAPH\", \"level\": 2}}}", "/blocks/3/level",
                "level-without-heading");
        refused(path, tag, "{\"blocks\": {\"3\": {}}}", "/blocks/3/role", "not-null");
        refused(path, tag, "{\"blocks\": {\"3\": {\"role\": \"TITLE\"}}}", "/blocks", "title-twice");
        refused(path, tag, "{\"blocks\": {\"first\": {\"role\": \"NOISE\"}}}", "/blocks", "invalid-format");
        refused(path, tag, "{\"blocks\": {\"3\": {\"role\": \"FOOTNOTE\"}}}", "/blocks/3/role", "invalid-format");
        refused(path, tag, "{\"outline\": {\"headings\": [\"What a chair is for\", \"Nowhere\"]}}", "/outline/headings/1",
                "heading-not-found");
        refused(path, tag, "{\"outline\": {\"noise\": [{\"reason\": \"CAPTION\"}]}}", "/outline/noise/0/block", "not-null");
        refused(path, tag, "{\"outline\": {\"metadata\": [{\"block\": 1, \"role\": \"NOISE\"}]}}", "/outline/metadata/0/role",
                "invalid-format");
        refused(path, tag, "{\"checksum\": \"sha256:" + "0".repeat(64) + "\"}", "/checksum", "checksum-mismatch");
        refused(path, tag, "{\"title\": \"two\\nlines\"}", "/title", "visible-text");
        refused(path, tag, "{\"authors\": [\"Ada\", \" \"]}", "/authors/1", "visible-text");
        refused(path, tag, "{\"language\": \"not a tag\"}", "/language", "language-tag");
        Api.asBadly(ADA).contentType(Api.MERGE_PATCH).header("If-Match", tag).body("{\"tittle\": \"x\"}").patch(path).then()
                .statusCode(400).body("type", is("/problems/unknown-field")).body("errors.pointer", is(List.of("/tittle")));
        Api.as(ADA).get(path).then().header("ETag", is(tag)).body("title", is("The Empty Chair"));
    }

    private static void refused(String path, String tag, String patch, String pointer, String code) {
        Api.asBadly(ADA).contentType(Api.MERGE_PATCH).header("If-Match", tag).body(patch).patch(path).then()
                .statusCode(422).body("errors.pointer", hasItem(pointer)).body("errors.code", hasItem(code));
    }

    @Test
    void changeAndDeletionNeedTheStateThatTheyChange() {
        Circle circle = Circle.ofAda();
        String path = circle.path("/imports/" + imported(circle, PLAIN, COPIED));
        String tag = Api.as(ADA).get(path).then().extract().header("ETag");
        Api.asBadly(ADA).contentType(Api.MERGE_PATCH).body(Map.of("title", "Blind")).patch(path).then().statusCode(428);
        Api.asBadly(ADA).delete(path).then().statusCode(428);
        Api.patchAs(ADA, tag).body(Map.of("title", "First")).patch(path).then().statusCode(200);
        Api.patchAs(ADA, tag).body(Map.of("title", "Second")).patch(path).then()
                .statusCode(412).body("current.title", is("First")).body("current.blockCount", is(7));
        Api.as(ADA).header("If-Match", tag).delete(path).then().statusCode(412).body("current.title", is("First"));
        String now = Api.as(ADA).get(path).then().statusCode(200).body("title", is("First")).extract().header("ETag");
        Api.as(ADA).header("If-Match", now).delete(path).then().statusCode(204);
        Api.as(ADA).get(path).then().statusCode(404);
        Api.as(ADA).header("If-Match", now).delete(path).then().statusCode(204);
    }
}
