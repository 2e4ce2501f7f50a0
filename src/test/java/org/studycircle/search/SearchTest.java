package org.studycircle.search;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.MIA;
import static org.studycircle.testing.People.RUI;
import static org.studycircle.testing.People.ZOE;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.Discussion;
import org.studycircle.testing.People;
import org.studycircle.testing.Texts;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

@QuarkusTest
class SearchTest {

    private Circle circle;
    private Discussion thread;

    @BeforeEach
    void groupThatTalksEnglish() {
        circle = Circle.ofAda().joinedBy(RUI, MIA);
        String tag = Api.as(ADA).get(circle.path("")).header("ETag");
        Api.patchAs(ADA, tag).body(Map.of("language", "en")).patch(circle.path("")).then().statusCode(200);
        thread = opened(ADA, "Where do we meet?", "My kitchen has eight chairs.");
    }

    private Discussion opened(People person, String title, String text) {
        return Discussion.openedBy(person, circle, Map.of("title", title, "post", Map.of("text", text)));
    }

    private ValidatableResponse search(People person, String what, String q, Object... parameters) {
        return search(Api.as(person), what, q, parameters);
    }

    private ValidatableResponse search(RequestSpecification as, String what, String q, Object... parameters) {
        RequestSpecification call = as.queryParam("q", q);
        for (int i = 0; i < parameters.length; i += 2) {
            call = call.queryParam((String) parameters[i], parameters[i + 1]);
        }
        return call.get(circle.path(what)).then();
    }

    private List<Integer> found(People person, String q, Object... parameters) {
        return search(person, "/posts", q, parameters).statusCode(200).extract().path("items.number");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "light              | Many lights were lighted       | yes",
            "lighted            | One light                      | yes",
            "\"lighted\"        | One light                      | no",
            "\"light\"          | Lighting is dear               | no",
            "ligh               | Lighting is dear               | yes",
            "\"to be or not to be\" | He asked: to be, or not to be? | yes",
            "\"to be or not to be\" | Not to be, or to be         | no",
            "the                | Under the lamp                 | yes",
            "naive              | A naïve reader                 | yes",
            "NAÏVE              | a naive reader                 | yes",
            "lamp reader        | The reader has a lamp          | yes",
            "lamp reader        | The reader has none            | no",
            "o'brien            | Says O’Brien                   | yes",
            "学习                | 深度学习模型                      | yes",
            "学深                | 深度学习模型                      | no",
            "lamp -reader       | The reader has a lamp          | yes",
            "lamp OR            | Only a lamp                    | no",
            "kitchen chairs     | Something else                 | no"})
    void findsWords(String q, String text, String isFound) {
        int number = thread.reply(RUI, 1, text);
        List<Integer> found = found(MIA, q).stream().filter(one -> one == number).toList();
        assertEquals(isFound.equals("yes") ? List.of(number) : List.of(), found);
    }

    @Test
    void showsWhatItFoundInCodePoints() {
        thread.reply(RUI, 1, "\uD83D\uDCA1 **Lights** are lit by *lighting* them; `a < b`.");
        search(MIA, "/posts", "light").statusCode(200)
                .body("items[0].excerpt.text", equalTo("\uD83D\uDCA1 Lights are lit by lighting them; a < b."))
                .body("items[0].excerpt.highlights.start", equalTo(List.of(2, 20)))
                .body("items[0].excerpt.highlights.end", equalTo(List.of(8, 28)))
                .body("items[0].title.text", equalTo("Where do we meet?"))
                .body("items[0].title.highlights", equalTo(List.of()))
                .body("items[0].author.displayName", equalTo(RUI.displayName()))
                .body("incomplete", nullValue());
    }

    @Test
    void cutsLongTextsAroundWhatItFound() {
        thread.reply(RUI, 1, "word ".repeat(500) + "lanterns " + "word ".repeat(500));
        var found = search(MIA, "/posts", "lantern").statusCode(200).body("items[0].excerpt.highlights.size()", equalTo(1))
                .extract();
        String excerpt = found.path("items[0].excerpt.text");
        assertEquals("lanterns", excerpt.substring(found.path("items[0].excerpt.highlights[0].start"),
                found.path("items[0].excerpt.highlights[0].end")));
        assertTrue(excerpt.startsWith("word ") && excerpt.endsWith(" word") && excerpt.length() <= 240, excerpt);
    }

    @Test
    void findsThreadsByTheirTitles() {
        search(MIA, "/posts", "meeting").statusCode(200)
                .body("items.threadId", equalTo(List.of(thread.id())))
                .body("items[0].number", equalTo(1));
        search(MIA, "/posts", "meet").statusCode(200).body("items[0].title.highlights[0].start", equalTo(12));
        Api.patchAs(ADA, thread.tag(ADA, "")).body(Map.of("title", "Harbour")).patch(thread.path("")).then().statusCode(200);
        assertEquals(List.of(), found(MIA, "meet"));
        assertEquals(List.of(1), found(MIA, "harbour"));
    }

    @Test
    void findsWhatStandsThereNow() {
        int number = thread.reply(RUI, 1, "A lantern");
        assertEquals(List.of(number), found(MIA, "lantern"));
        Api.patchAs(RUI, thread.tag(RUI, "/posts/" + number)).body(Map.of("text", "A candle"))
                .patch(thread.path("/posts/" + number))
                .then().statusCode(200);
        assertEquals(List.of(), found(MIA, "lantern"));
        assertEquals(List.of(number), found(MIA, "candle"));
        Api.as(RUI).header("If-Match", thread.tag(RUI, "/posts/" + number)).delete(thread.path("/posts/" + number)).then()
                .statusCode(204);
        assertEquals(List.of(), found(MIA, "candle"));
        Api.as(RUI).delete(thread.path("/posts/" + number + "/deletion")).then().statusCode(200);
        assertEquals(List.of(number), found(MIA, "candle"));
        Map<String, String> why = Map.of("reason", "OTHER", "words", "Not here.");
        Api.as(ADA).header("If-Match", thread.tag(ADA, "/posts/" + number)).body(why)
                .put(thread.path("/posts/" + number + "/removal")).then().statusCode(200);
        assertEquals(List.of(), found(MIA, "candle"));
        Api.as(ADA).header("If-Match", thread.tag(ADA, "")).body(why).put(thread.path("/removal")).then().statusCode(200);
        assertEquals(List.of(), found(MIA, "kitchen"));
    }

    @Test
    void closedSpoilersStayClosed() {
        thread.reply(RUI, 1, "It was ||the gardener||, of course.");
        search(MIA, "/posts", "course").statusCode(200).body("items[0].excerpt.text", equalTo("It was …, of course."));
        assertEquals(List.of(), found(MIA, "gardener"));
    }

    @Test
    void filtersGoTogether() {
        Texts text = Texts.essayIn(circle, "Two Chairs", 2, 2);
        Discussion.openedBy(RUI, circle, Map.of("title", "About it", "about", Map.of("sectionId", text.sectionId(0)), "post",
                Map.of("text", "One lantern")));
        int ruis = thread.reply(RUI, 1, "Another lantern");
        int mias = thread.reply(MIA, 1, "My lantern");
        assertEquals(List.of(mias, ruis, 1), found(ADA, "lantern"));
        assertEquals(List.of(ruis, 1), found(ADA, "lantern", "authorId", personId(RUI)));
        assertEquals(List.of(1), found(ADA, "lantern", "authorId", personId(RUI), "sectionId", text.sectionId(0)));
        assertEquals(List.of(), found(ADA, "lantern", "sectionId", text.sectionId(1)));
        assertEquals(List.of(ruis, 1), found(MIA, "lantern", "unread", true));
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        assertEquals(3, found(ADA, "lantern", "since", today.minusDays(1)).size());
        assertEquals(List.of(), found(ADA, "lantern", "since", today.plusDays(2)));
    }

    private String personId(People person) {
        return Api.as(person).get("/me").then().statusCode(200).extract().path("personId");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NEWEST", "BEST"})
    void pagesFollowEachOther(String order) {
        for (int i = 0; i < 25; i++) {
            thread.reply(RUI, 1, "lantern ".repeat(1 + i % 4));
        }
        List<Integer> all = found(MIA, "lantern", "order", order, "limit", 100);
        assertEquals(25, all.size());
        List<Integer> paged = new ArrayList<>();
        String after = null;
        do {
            ValidatableResponse page = after == null
                    ? search(MIA, "/posts", "lantern", "order", order, "limit", 10)
                    : search(MIA, "/posts", "lantern", "order", order, "limit", 10, "after", after);
            paged.addAll(page.statusCode(200).extract().<List<Integer>>path("items.number"));
            after = page.extract().path("next");
        } while (after != null);
        assertEquals(all, paged);
    }

    @Test
    void findsParagraphsInTheOrderOfReading() {
        Texts text = Texts.essayIn(circle,
                "# Lamps\n\n## One\n\nA lamp was lit.\n\nNothing here.\n\n## Two\n\nLamps, and more lamps.\n");
        search(MIA, "/paragraphs", "lamps").statusCode(200)
                .body("items.sectionId", equalTo(text.sectionIds()))
                .body("items.heading", equalTo(List.of("One", "Two")))
                .body("items[0].paragraphKey", equalTo(text.key(0, 0)))
                .body("items[0].essayTitle", equalTo("Lamps"))
                .body("items[1].excerpt.highlights.start", equalTo(List.of(0, 16)));
        search(MIA, "/paragraphs", "lamps", "order", "BEST").statusCode(200)
                .body("items.heading", equalTo(List.of("Two", "One")));
        search(MIA, "/paragraphs", "lamp", "sectionId", text.sectionId(1)).statusCode(200).body("items.size()", equalTo(1));
        search(MIA, "/paragraphs", "\"lamp\"").statusCode(200).body("items.size()", equalTo(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "-", "\"\"", "\"…\"", "()|&!:*", "\u200B"})
    void nothingToLookForIsRefused(String q) {
        search(Api.raw(MIA), "/posts", q).statusCode(400);
        search(Api.raw(MIA), "/paragraphs", q).statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lamp & ( !", "lamp:*", "'lamp", "\"lamp", "lamp\\", "<b>lamp</b>", "lamp <-> oil",
            "lamp\u0301\u0301"})
    void operatorsAreNone(String q) {
        search(MIA, "/posts", q).body("detail", nullValue()).statusCode(200);
        search(MIA, "/paragraphs", q).statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({"authorId,nobody", "sectionId,1", "unread,yes", "since,yesterday", "since,+12000-01-01", "order,OLDEST",
            "limit,0"})
    void badFiltersAreRefused(String name, String value) {
        search(Api.raw(MIA), "/posts", "lamp", name, value).statusCode(400);
        assertEquals(List.of(1), found(MIA, "kitchen"));
    }

    @Test
    void strangersFindNothing() {
        search(ZOE, "/posts", "kitchen").statusCode(404);
        search(ZOE, "/paragraphs", "kitchen").statusCode(404);
        assertNull(search(MIA, "/posts", "nowhere").statusCode(200).extract().path("next"));
    }
}
