package org.studycircle.group.discovery;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.MIA;
import static org.studycircle.testing.People.ZOE;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.Pages;
import org.studycircle.testing.Texts;

import com.google.errorprone.annotations.CanIgnoreReturnValue;

import io.quarkus.test.junit.QuarkusTest;

/** Finding groups that are listed, and none that is not. */
@QuarkusTest
class DiscoveryTest {

    /** A word that no other group has, made of letters so that it is one word in any script. */
    private static String word() {
        return UUID.randomUUID().toString().replaceAll("[^a-f]", "") + "x"
                + Long.toString(System.nanoTime(), 26).replaceAll("[0-9]", "z").toLowerCase(Locale.ROOT);
    }

    @CanIgnoreReturnValue
    private static Circle listed(String name, String description) {
        return Circle.of(Map.of("name", name, "description", description, "zone", "UTC", "listed", true));
    }

    private static List<String> found(String q) {
        return found(Map.of("q", q));
    }

    private static List<String> found(Map<String, ?> search) {
        return Pages.bothWays(MIA, "/groups", search, 100, "items.name");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "Slow readers            | slow",
            "Slow readers            | SLOW Readers",
            "Slow readers            | readers, slow!",
            "Slow readers            | rea",
            "Slow readers            | eade",
            "Slow readers            | low ders",
            "Livres à l’École        | ecole",
            "Livres a l'Ecole        | ÉCOLE",
            "Łódź i ßtraße           | lodz",
            "Чтение вслух            | чтение",
            "Чтение вслух            | ЧТЕН",
            "東京の読書会              | 読書",
            "東京の読書会              | 会",
            "東京の読書会              | 東京 読書",
            "Go言語の会               | go言語",
            "ｶﾀｶﾅ会                  | カタカナ",
            "한국어독서모임             | 독서",
            "ชมรมอ่านหนังสือ           | อ่าน",
            "می‌خوانیم با هم          | می‌خوانیم",
            "Version 1.2 at example.org | org",
            "e-mail & co             | e-mail",
            "AI and us               | ai",
    })
    void groupIsFoundByItsName(String name, String q) {
        String own = word();
        listed(name + " " + own, "Anything.");
        listed("Nothing of it " + own, "Anything.");
        List<String> names = found(q).stream().filter(found -> found.endsWith(own)).toList();
        assertEquals(List.of(name + " " + own), names);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"Slow readers | fast", "Slow readers | slo ow reads", "Slow readers | ders low",
            "東京の読書会 | 読会",
            "AI and us | ia", "Paint | ai", "Aims | ai"})
    void groupIsNotFoundByWhatItDoesNotSay(String name, String q) {
        String own = word();
        listed(name + " " + own, "Anything.");
        assertEquals(List.of(), found(q).stream().filter(found -> found.endsWith(own)).toList());
    }

    @Test
    void namesComeBeforeDescriptionsAndTheNewestBeforeTheOld() {
        String word = word();
        listed("One", "About " + word + " alone.");
        listed("Two " + word, "Anything.");
        listed("Three", "**" + word + "ish** things.");
        listed("Four with " + word, "And " + word + " again.");
        assertEquals(List.of("Four with " + word, "Two " + word, "Three", "One"), found(word));
        assertEquals(List.of("One"), found(word + " alone"));
        assertEquals(List.of("Two " + word), found("two " + word));
        assertEquals(List.of(), found(word + " " + word()));
    }

    @Test
    void pagesGoBothWaysAcrossTheRanks() {
        String word = word();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            listed("Described " + i, word);
            expected.add(0, "Described " + i);
        }
        for (int i = 0; i < 5; i++) {
            listed("Named " + i + " " + word, "Anything.");
            expected.add(0, "Named " + i + " " + word);
        }
        for (int limit : List.of(1, 2, 3, 5, 7, 10, 11)) {
            assertEquals(expected, Pages.<String>bothWays(MIA, "/groups", Map.of("q", word), limit, "items.name"),
                    "limit " + limit);
        }
    }

    @Test
    void cursorIsGoodForItsOwnSearchAlone() {
        String word = word();
        IntStream.range(0, 3).forEach(i -> listed(word + " " + i, "Anything."));
        var page = Api.as(MIA).queryParam("q", word).queryParam("limit", 1).get("/groups").then().statusCode(200)
                .header("Link", containsString("q=" + word)).extract();
        String next = page.path("next");
        Api.as(MIA).queryParam("q", word.toUpperCase(Locale.ROOT)).queryParam("after", next).get("/groups").then()
                .statusCode(400).body("type", is("/problems/invalid-cursor"));
        for (Map<String, ?> other : List.<Map<String, ?>>of(Map.of(), Map.of("q", "slow"), Map.of("q", word, "language", "en"),
                Map.of("language", "en"))) {
            Api.as(MIA).queryParams(other).queryParam("after", next).get("/groups").then()
                    .statusCode(400).body("type", is("/problems/invalid-cursor"));
        }
        String byName = Api.as(MIA).queryParam("limit", 1).get("/groups").then().extract().path("next");
        Api.as(MIA).queryParam("q", word).queryParam("after", byName).get("/groups").then().statusCode(400);
    }

    @Test
    void cursorSurvivesTheGroupThatItPointsAt() {
        String word = word();
        List<Circle> circles = IntStream.range(0, 4).mapToObj(i -> listed(word + " " + i, "Anything.")).toList();
        String next = Api.as(MIA).queryParam("q", word).queryParam("limit", 2).get("/groups").then()
                .body("items.name", contains(word + " 3", word + " 2")).extract().path("next");
        unlist(circles.get(2));
        Api.as(MIA).queryParam("q", word).queryParam("limit", 2).queryParam("after", next).get("/groups").then()
                .statusCode(200).body("items.name", contains(word + " 1", word + " 0"));
    }

    private static void unlist(Circle circle) {
        String tag = Api.as(ADA).get(circle.path("")).then().statusCode(200).extract().header("ETag");
        Api.patchAs(ADA, tag).body(Map.of("listed", false)).patch(circle.path("")).then().statusCode(200);
    }

    @Test
    void unlistedGroupIsFoundByNobody() {
        String word = word();
        Circle circle = Circle
                .of(Map.of("name", word, "description", word, "zone", "UTC", "language", "tlh", "joinPolicy", "OPEN"))
                .joinedBy(MIA);
        for (Map<String, ?> search : List.<Map<String, ?>>of(Map.of("q", word), Map.of("language", "tlh"),
                Map.of("q", word, "language", "tlh"))) {
            Api.as(ADA).queryParams(search).get("/groups").then().statusCode(200).body("items", empty());
            Api.as(MIA).queryParams(search).get("/groups").then().statusCode(200).body("items", empty());
            Api.as(ZOE).queryParams(search).get("/groups").then().statusCode(200).body("items", empty());
        }
        String tag = Api.as(ADA).get(circle.path("")).then().extract().header("ETag");
        Api.patchAs(ADA, tag).body(Map.of("listed", true)).patch(circle.path("")).then().statusCode(200);
        assertEquals(List.of(word), found(word));
        unlist(circle);
        assertEquals(List.of(), found(word));
    }

    @Test
    void whatIsChangedIsFoundAsItIsNow() {
        String before = word();
        String after = word();
        Circle circle = listed(before, "Anything.");
        String tag = Api.as(ADA).get(circle.path("")).then().extract().header("ETag");
        Api.patchAs(ADA, tag).body(Map.of("name", after)).patch(circle.path("")).then().statusCode(200);
        assertEquals(List.of(), found(before));
        assertEquals(List.of(after), found(after));
    }

    @Test
    void groupIsFoundByItsLanguageAndThoseOfItsTexts() {
        String word = word();
        Map<String, Object> settings = new HashMap<>(Map.of("name", word, "zone", "UTC", "listed", true, "language", "pt-BR"));
        Circle circle = Circle.of(settings);
        settings.put("name", word + " without");
        settings.remove("language");
        Circle.of(settings);
        assertLanguages(word, List.of("pt", "pt-BR", "PT-br"), List.of("en", "pt-PT"));
        String before = Api.as(ADA).get(circle.path("")).then().body("$", not(hasKey("readingLanguages"))).extract()
                .header("ETag");

        for (String language : List.of("en-GB", "de", "en-GB")) {
            String importId = Texts.upload(Api.as(ADA), Texts.PLAIN).body("A text in " + language + ".\n\nIt is short.\n")
                    .post(circle.path("/imports")).then().statusCode(201).extract().path("importId");
            Api.as(ADA).body(Map.of("importId", importId, "title", "Text", "language", language)).post(circle.path("/essays"))
                    .then().statusCode(201);
        }
        Api.as(ADA).header("If-None-Match", before).get(circle.path("")).then().statusCode(200)
                .body("readingLanguages", contains("de", "en-GB"));
        Api.as(MIA).queryParam("q", word).queryParam("language", "de").get("/groups").then()
                .body("items.readingLanguages", contains(List.of("de", "en-GB")));
        assertLanguages(word, List.of("pt", "en", "en-GB", "de"), List.of("en-US", "fr"));
        String tag = Api.as(ADA).get(circle.path("")).then().extract().header("ETag");
        Api.patchAs(ADA, tag).body("{\"language\":null}").patch(circle.path("")).then().statusCode(200);
        assertLanguages(word, List.of("en", "en-GB", "de"), List.of("pt"));
    }

    private static void assertLanguages(String word, List<String> good, List<String> bad) {
        good.forEach(tag -> assertEquals(List.of(word), found(Map.of("q", word, "language", tag)), tag));
        bad.forEach(tag -> assertEquals(List.of(), found(Map.of("q", word, "language", tag)), tag));
        assertTrue(
                good.stream().allMatch(tag -> Pages.<String>bothWays(MIA, "/groups", Map.of("language", tag), 100, "items.name")
                        .contains(word)));
    }

    @Test
    void strangerSeesTheCardAlone() {
        String word = word();
        Circle circle = Circle.of(Map.of("name", word, "description", "Ours.", "zone", "UTC", "language", "en", "listed", true,
                "joinPolicy", "OPEN", "pseudonymous", true)).joinedBy(MIA);
        Set<String> card = Set.of("groupId", "name", "description", "zone", "language", "joinPolicy", "listed", "lateJoiners",
                "defaultVisibility", "afterReadingNeedsReach", "memberCount", "pseudonymous", "createdAt");
        assertEquals(card, Api.as(ZOE).queryParam("q", word).get("/groups").then().statusCode(200).extract()
                .<Map<String, ?>>path("items[0]").keySet());
        assertEquals(card,
                Api.as(ZOE).get(circle.path("")).then().statusCode(200).extract().<Map<String, ?>>path("$").keySet());
        Api.as(MIA).queryParam("q", word).get("/groups").then().body("items[0].membership.personId", is(circle.personId(MIA)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "...", "!?", "\u200b", "\ud83d\udcda", "\u0301", "%", "_", "\u0000", "a\u0000b", "-- \"'"})
    void whatHasNothingToLookForIsRefused(String q) {
        Api.asBadly(MIA).queryParam("q", q).get("/groups").then()
                .statusCode(400).body("type", is("/problems/invalid-parameter")).body("errors.pointer", contains("q"));
    }

    @Test
    void longSearchIsRefusedAndSaysHowLongItMayBe() {
        Api.raw(MIA).queryParam("q", "x".repeat(10_000)).get("/groups").then().statusCode(414);
        Api.asBadly(MIA).queryParam("q", "x".repeat(3_000)).get("/groups").then()
                .statusCode(400).body("type", is("/problems/invalid-parameter")).body("detail", containsString("200"));
        Api.asBadly(MIA).queryParam("q", "x".repeat(201)).get("/groups").then().statusCode(400);
        Api.asBadly(MIA).queryParam("q", "\ud83d\udcda".repeat(199) + "x").get("/groups").then().statusCode(200);
        Api.as(MIA).queryParam("q", "x ".repeat(100)).get("/groups").then().statusCode(200).body("items", empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "e", "english language", "en_GB", "%", "\u0000", "xx-", "i-klingon",
            "en-aaaaaaaa-bbbbbbbb-cccccccc-dddddddd"})
    void whatIsNoLanguageTagIsRefused(String language) {
        Api.asBadly(MIA).queryParam("language", language).get("/groups").then()
                .statusCode(400).body("type", is("/problems/invalid-parameter")).body("errors.pointer", contains("language"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a & b | !c", "'; drop table person; --", "x:*A", "\\ y", "a <-> b", "100%", "x'y",
            "\u00df",
            "\ufdfa", "\u1e9e\u0130", "\u0e01\u0e33"})
    void searchIsTextAndNeverALanguageOfItsOwn(String q) {
        Api.asBadly(MIA).queryParam("q", q).get("/groups").then().statusCode(200);
    }
}
