package org.studycircle.library;

import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.BEN;
import static org.studycircle.testing.People.MIA;
import static org.studycircle.testing.People.RUI;
import static org.studycircle.testing.People.ZOE;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.Texts;
import org.studycircle.text.Ids;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class EssayResourceTest {

    private static final String MARKDOWN = """
            # Two Pages

            by Ada Lindqvist and Ben Ode

            Nobody reads a page twice.

            ## The first

            It is read for what it says.

            It is read for what it says.

            ### Between

            ## The second

            It is read for *what it said* – „äöü“ 😀.
            """;

    private static String imported(Circle circle, String markdown) {
        return Texts.upload(Api.as(ADA), Texts.MARKDOWN).body(markdown).post(circle.path("/imports")).then()
                .statusCode(201).extract().path("importId");
    }

    @Test
    void importBecomesAnEssayWithSectionsAndParagraphs() {
        Circle circle = Circle.ofAda().joinedBy(RUI);
        String importId = imported(circle, MARKDOWN);
        UUID essayId = Ids.next();
        Map<String, Object> source = Map.of("name", "Study Circle", "url", "https://example.org/two-pages?a=b", "issued",
                "2026-10");
        Map<String, Object> draft = Map.of("essayId", essayId, "importId", importId, "language", "en", "source", source,
                "rights", "Free to read.\nAnd to copy.");
        var created = Api.as(ADA).body(draft).post(circle.path("/essays")).then()
                .statusCode(201)
                .header("Location", is("/api/v1/groups/" + circle.id() + "/essays/" + essayId))
                .body("title", is("Two Pages"))
                .body("authors", is(List.of("Ada Lindqvist", "Ben Ode")))
                .body("source", is(source))
                .body("edition.number", is(1))
                .body("edition.sections.heading", is(java.util.Arrays.asList(null, "The first", "Between", "The second")))
                .body("edition.sections.level", is(List.of(0, 2, 3, 2)))
                .body("edition.sections.position", is(List.of(0, 1, 2, 3)))
                .body("edition.sections.paragraphCount", is(List.of(1, 2, 0, 1)))
                .body("edition.sections.words", is(List.of(5, 14, 0, 8)))
                .body("edition.words", is(27))
                .extract();
        Api.as(RUI).get(circle.path("/essays/" + essayId)).then().statusCode(200)
                .body(is(created.asString())).header("ETag", is(created.header("ETag")));
        Api.as(ADA).get(circle.path("/imports/" + importId)).then().statusCode(404);
    }

    @Test
    void memberReadsSectionsInOrder() {
        Circle circle = Circle.ofAda().joinedBy(RUI);
        Texts text = Texts.essayIn(circle, MARKDOWN);
        Api.as(RUI).get(text.section(0)).then().statusCode(200)
                .body("paragraphs.text", is(List.of("Nobody reads a page twice.")))
                .body("$", not(hasKey("heading"))).body("$", not(hasKey("previousSectionId")))
                .body("nextSectionId", is(text.sectionId(1)))
                .body("essayId", is(text.essayId())).body("editionId", is(text.editionId()));
        Api.as(RUI).get(text.section(1)).then().statusCode(200)
                .body("paragraphs.position", is(List.of(0, 1)))
                .body("paragraphs.text", is(List.of("It is read for what it says.", "It is read for what it says.")))
                .body("paragraphs[1].key", is(text.key(1, 0) + "-2"))
                .body("previousSectionId", is(text.sectionId(0))).body("nextSectionId", is(text.sectionId(2)));
        Api.as(RUI).get(text.section(2)).then().statusCode(200).body("paragraphs", hasSize(0)).body("heading", is("Between"));
        Api.as(RUI).get(text.section(3)).then().statusCode(200)
                .body("paragraphs.text", is(List.of("It is read for *what it said* – „äöü“ 😀.")))
                .body("$", not(hasKey("nextSectionId")));
    }

    @Test
    void sectionIsKeptForGoodAndStillOnlyForMembers() {
        Circle circle = Circle.ofAda().joinedBy(RUI);
        Texts text = Texts.essayIn(circle, MARKDOWN);
        String tag = Api.as(RUI).get(text.section(1)).then().statusCode(200)
                .header("Cache-Control", is("private, max-age=31536000, immutable")).extract().header("ETag");
        Api.as(RUI).header("If-None-Match", tag).get(text.section(1)).then().statusCode(304).header("ETag", is(tag));
        Api.as(ZOE).header("If-None-Match", tag).get(text.section(1)).then().statusCode(404);
        Api.as(RUI).header("If-None-Match", tag).get(text.section(1).replace(text.sectionId(1), Ids.next().toString())).then()
                .statusCode(404);
    }

    @Test
    void paragraphKeepsItsKeyInAnotherGroup() {
        Texts one = Texts.essayIn(Circle.ofAda(), MARKDOWN);
        Texts other = Texts.essayIn(Circle.ofAda(), MARKDOWN);
        assertEquals(one.keys(), other.keys());
        assertTrue(Stream.concat(one.sectionIds().stream(), other.sectionIds().stream()).distinct().count() == 8);
    }

    @Test
    void sameCommitSentAgainAnswersTheEssayThatStands() {
        Circle circle = Circle.ofAda().joinedBy(BEN).facilitatedBy(BEN);
        String importId = imported(circle, MARKDOWN);
        Map<String, Object> draft = Map.of("essayId", Ids.next(), "importId", importId, "title", "Named");
        String made = Api.as(ADA).body(draft).post(circle.path("/essays")).then().statusCode(201).extract().asString();
        Api.as(ADA).body(draft).post(circle.path("/essays")).then().statusCode(200).body(is(made));
        Api.as(BEN).body(draft).post(circle.path("/essays")).then().statusCode(409).body("type", is("/problems/id-taken"));
        Map<String, Object> other = new HashMap<>(draft);
        other.put("title", "Otherwise");
        Api.as(ADA).body(other).post(circle.path("/essays")).then().statusCode(409).body("type", is("/problems/id-taken"));
        Api.as(ADA).body(Map.of("importId", importId)).post(circle.path("/essays")).then()
                .statusCode(409).body("type", is("/problems/conflict"));
        Api.as(ADA).get(circle.path("/essays")).then().body("items.title", is(List.of("Named")));
    }

    @Test
    void importBecomesOneEssayHoweverManyCommitItAtOnce() {
        Circle circle = Circle.ofAda();
        String importId = imported(circle, MARKDOWN);
        UUID essayId = Ids.next();
        List<Integer> same = together(circle, Map.of("essayId", essayId, "importId", importId));
        assertEquals(1, same.stream().filter(status -> status == 201).count(), same::toString);
        assertEquals(3, same.stream().filter(status -> status == 200).count(), same::toString);
        List<Integer> rivals = together(circle, Map.of("importId", imported(circle, MARKDOWN)));
        assertEquals(1, rivals.stream().filter(status -> status == 201).count(), rivals::toString);
        assertEquals(3, rivals.stream().filter(status -> status == 409).count(), rivals::toString);
        Api.as(ADA).get(circle.path("/essays")).then().body("items", hasSize(2));
    }

    private static List<Integer> together(Circle circle, Map<String, ?> draft) {
        return IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture
                        .supplyAsync(() -> Api.as(ADA).body(draft).post(circle.path("/essays")).statusCode()))
                .toList().stream().map(CompletableFuture::join).toList();
    }

    @Test
    void memberMayNotCommitAndStrangerFindsNothing() {
        Circle circle = Circle.ofAda().joinedBy(RUI);
        Texts text = Texts.essayIn(circle, MARKDOWN);
        Map<String, Object> draft = Map.of("importId", imported(circle, MARKDOWN));
        Api.as(RUI).body(draft).post(circle.path("/essays")).then().statusCode(403).body("type", is("/problems/forbidden"));
        Api.as(ZOE).body(draft).post(circle.path("/essays")).then().statusCode(404);
        Api.as(ZOE).get(circle.path("/essays")).then().statusCode(404);
        Api.as(ZOE).get(circle.path("/essays/" + text.essayId())).then().statusCode(404);
        Api.as(ZOE).get(text.section(0)).then().statusCode(404);
        Api.as(RUI).get(circle.path("/essays")).then().statusCode(200).body("items", hasSize(1));
        Api.as(ADA).get(circle.path("/imports/" + draft.get("importId"))).then().statusCode(200);
    }

    @Test
    void idsOfAnotherGroupOrEditionLeadNowhere() {
        Circle circle = Circle.ofAda();
        Texts one = Texts.essayIn(circle, MARKDOWN);
        Texts two = Texts.essayIn(circle, MARKDOWN);
        Texts elsewhere = Texts.essayIn(Circle.ofAda(), MARKDOWN);
        Api.as(ADA).get(one.section(0).replace(one.editionId(), two.editionId())).then().statusCode(404);
        Api.as(ADA).get(one.section(0).replace(circle.id(), elsewhere.circle().id())).then().statusCode(404);
        Api.as(ADA).get(circle.path("/essays/" + elsewhere.essayId())).then().statusCode(404);
        Api.as(ADA).body(Map.of("importId", imported(elsewhere.circle(), MARKDOWN))).post(circle.path("/essays")).then()
                .statusCode(404);
        Api.as(ADA).body(Map.of("importId", Ids.next())).post(circle.path("/essays")).then().statusCode(404);
    }

    @Test
    void decisionsAboutTheImportAreThoseOfTheEssay() {
        Circle circle = Circle.ofAda();
        String importId = imported(circle, MARKDOWN);
        String tag = Api.as(ADA).get(circle.path("/imports/" + importId)).then().extract().header("ETag");
        Api.patchAs(ADA, tag).body("""
                {"title": "Decided", "authors": ["Somebody"], "language": "fr", "blocks": {"2": {"role": "NOISE"}}}
                """).patch(circle.path("/imports/" + importId)).then().statusCode(200);
        Api.as(ADA).body(Map.of("importId", importId)).post(circle.path("/essays")).then().statusCode(201)
                .body("title", is("Decided")).body("authors", is(List.of("Somebody"))).body("language", is("fr"))
                .body("edition.sections[0].heading", is("The first"));
    }

    @Test
    void textWithoutTitleNeedsOne() {
        Circle circle = Circle.ofAda();
        String importId = imported(circle,
                "Only a paragraph, which is a sentence and no title at all, whatever else it may be.");
        Api.as(ADA).body(Map.of("importId", importId)).post(circle.path("/essays")).then()
                .statusCode(422).body("errors.pointer", is(List.of("/title")));
        Api.as(ADA).get(circle.path("/imports/" + importId)).then().statusCode(200);
        Api.as(ADA).body(Map.of("importId", importId, "title", "Given", "authors", List.of())).post(circle.path("/essays"))
                .then()
                .statusCode(201).body("title", is("Given")).body("authors", hasSize(0));
    }

    @Test
    void whatIsSaidAboutAnEssayIsRefusedFieldByField() {
        Circle circle = Circle.ofAda();
        String importId = imported(circle, MARKDOWN);
        Api.asBadly(ADA).body(Map.of("importId", importId, "title", "a\u0007b", "authors", List.of("x".repeat(201)),
                "language", "-", "source", Map.of("url", "ftp://example.org", "issued", "2026-13"), "rights", ""))
                .post(circle.path("/essays")).then().statusCode(422)
                .body("errors.pointer", hasItem("/title")).body("errors.pointer", hasItem("/authors/0"))
                .body("errors.pointer", hasItem("/language")).body("errors.pointer", hasItem("/source/name"))
                .body("errors.pointer", hasItem("/source/url")).body("errors.pointer", hasItem("/source/issued"))
                .body("errors.pointer", hasItem("/rights"));
        Api.asBadly(ADA).body("{\"title\": \"x\"}").post(circle.path("/essays")).then()
                .statusCode(422).body("errors.pointer", is(List.of("/importId")));
        Api.asBadly(ADA).body("{\"importId\": \"x\"}").post(circle.path("/essays")).then()
                .statusCode(422).body("errors.pointer", is(List.of("/importId")));
        Api.as(ADA).get(circle.path("/essays")).then().body("items", hasSize(0));
        Api.as(ADA).get(circle.path("/imports/" + importId)).then().statusCode(200);
    }

    @Test
    void essaysAreListedByTitleInBothDirections() {
        Circle circle = Circle.ofAda().joinedBy(MIA);
        List<Texts> texts = Stream.of("Delta", "Alpha", "Bravo", "Echo", "Charlie")
                .map(title -> Texts.essayIn(circle, title, 2, 3)).toList();
        List<String> titles = new ArrayList<>();
        String next = null;
        String previous = null;
        do {
            var call = Api.as(MIA).queryParam("limit", 2);
            var page = (next == null ? call : call.queryParam("after", next)).get(circle.path("/essays")).then().statusCode(200)
                    .extract();
            titles.addAll(page.<List<String>>path("items.title"));
            next = page.path("next");
            previous = page.path("previous");
        } while (next != null);
        assertEquals(List.of("Alpha", "Bravo", "Charlie", "Delta", "Echo"), titles);
        Api.as(MIA).queryParam("limit", 2).queryParam("before", previous).get(circle.path("/essays")).then().statusCode(200)
                .body("items.title", is(List.of("Charlie", "Delta"))).header("Link", notNullValue())
                .body("items.sectionCount", is(List.of(2, 2))).body("items[1].editionId", is(texts.get(0).editionId()));
        Api.asBadly(MIA).queryParam("after", previous).get(Circle.ofAda().joinedBy(MIA).path("/essays")).then()
                .statusCode(400).body("type", is("/problems/invalid-cursor"));
    }

    @Test
    void unchangedEssayIsNotSentAgain() {
        Circle circle = Circle.ofAda();
        Texts text = Texts.essayIn(circle, MARKDOWN);
        String path = circle.path("/essays/" + text.essayId());
        String tag = Api.as(ADA).get(path).then().extract().header("ETag");
        Api.as(ADA).header("If-None-Match", tag).get(path).then().statusCode(304);
    }
}
