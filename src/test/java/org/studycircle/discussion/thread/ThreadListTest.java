package org.studycircle.discussion.thread;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.studycircle.discussion.thread.Drafts.TEXT;
import static org.studycircle.discussion.thread.Drafts.about;
import static org.studycircle.discussion.thread.Drafts.quoted;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.MIA;
import static org.studycircle.testing.People.RUI;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.Discussion;
import org.studycircle.testing.Pages;
import org.studycircle.testing.Texts;
import org.studycircle.text.Ids;
import org.studycircle.visibility.Behind;

import io.quarkus.test.junit.QuarkusTest;

/** The threads of a group in their orders, and those about something. */
@QuarkusTest
class ThreadListTest {

    @Test
    void listsAreByActivityOrOpeningInBothDirections() {
        Circle circle = Circle.ofAda().joinedBy(RUI);
        List<Discussion> threads = IntStream.range(0, 5).mapToObj(i -> Discussion.openedBy(RUI, circle)).toList();
        threads.get(1).reply(ADA, 1);
        threads.get(3).reply(ADA, 1);
        threads.get(0).reply(ADA, 1);
        List<String> opened = new ArrayList<>(threads.stream().map(Discussion::id).toList());
        Collections.reverse(opened);
        List<String> active = IntStream.of(0, 3, 1, 4, 2).mapToObj(i -> threads.get(i).id()).toList();
        String path = circle.path("/threads");
        for (int limit : new int[]{1, 2, 5, 100}) {
            assertEquals(active, Pages.<String>bothWays(ADA, path, Map.of(), limit, "items.threadId"));
            assertEquals(active, Pages.<String>bothWays(ADA, path, Map.of("order", "ACTIVITY"), limit, "items.threadId"));
            assertEquals(opened, Pages.<String>bothWays(ADA, path, Map.of("order", "OPENED"), limit, "items.threadId"));
        }
        Api.as(ADA).queryParam("limit", 3).get(path).then().body("items.unread", contains(1, 1, 1))
                .body("items.postCount", contains(2, 2, 2));
    }

    @Test
    void listIsNarrowedByWhatThreadsAreAbout() {
        Circle circle = Circle.ofAda().joinedBy(RUI);
        Texts texts = Texts.essayIn(circle, TEXT);
        Discussion.openedBy(RUI, circle);
        String first = Discussion.openedBy(RUI, circle, about(Map.of("sectionId", texts.sectionId(0)))).id();
        String second = Discussion.openedBy(RUI, circle, about(Map.of("sectionId", texts.sectionId(1)))).id();
        String quoted = Discussion.openedBy(RUI, circle, quoted(texts, Map.of("exact", "readers"))).id();
        String path = circle.path("/threads");
        Api.as(ADA).queryParam("sectionId", texts.sectionId(0)).get(path).then().body("items.threadId",
                contains(quoted, first));
        Api.as(ADA).queryParam("sectionId", texts.sectionId(1)).get(path).then().body("items.threadId", contains(second));
        Api.as(ADA).queryParam("paragraphKey", texts.key(0, 0)).queryParam("sectionId", texts.sectionId(0)).get(path).then()
                .body("items.threadId", contains(quoted));
        Api.as(ADA).queryParam("paragraphKey", texts.key(0, 0)).queryParam("sectionId", texts.sectionId(1)).get(path).then()
                .body("items", empty());
        Api.as(ADA).queryParam("assignmentId", Ids.next()).get(path).then().body("items", empty());
        assertEquals(List.of(quoted, first),
                Pages.<String>bothWays(ADA, path, Map.of("sectionId", texts.sectionId(0)), 1, "items.threadId"));
        String cursor = Api.as(ADA).queryParam("limit", 1).get(path).then().extract().path("next");
        Api.as(ADA).queryParam("after", cursor).queryParam("sectionId", texts.sectionId(0)).get(path).then()
                .statusCode(400).body("type", is("/problems/invalid-cursor"));
    }

    @Test
    void entrySaysHowTheThreadBeginsAndWhoSpokeLast() {
        Circle circle = Circle.ofAda().joinedBy(RUI, MIA);
        Discussion thread = Discussion.openedBy(RUI, circle,
                Map.of("title", "Two pages?", "post", Map.of("text", "Who *wrote* the ||third||?")));
        String path = circle.path("/threads");
        Api.as(MIA).get(path).then().body("items[0].opening.excerpt", is("Who wrote the …?"))
                .body("items[0].opening.html", nullValue()).body("items[0].lastPost", nullValue());
        thread.reply(ADA, 1, "**Somebody** else");
        int last = thread.reply(MIA, 1, "Not me");
        Api.as(RUI).get(path).then().body("items[0].lastPost.number", is(last)).body("items[0].lastPost.excerpt", is("Not me"))
                .body("items[0].lastPost.author.personId", is(MIA.id()))
                .body("items[0].lastPost.createdAt", notNullValue());
        Api.as(MIA).header("If-Match", thread.tag(MIA, "/posts/" + last)).delete(thread.path("/posts/" + last)).then()
                .statusCode(204);
        for (String read : List.of(path, thread.path(""))) {
            String entry = read.equals(path) ? "items[0]." : "";
            Api.as(RUI).get(read).then().body(entry + "lastNumber", is(last)).body(entry + "lastPost.number", is(2))
                    .body(entry + "lastPost.excerpt", is("Somebody else"));
            Api.as(RUI).queryParam("include", "OPENING_HTML").get(read).then()
                    .body(entry + "opening.html", containsString("<em>wrote</em>"))
                    .body(entry + "opening.excerpt", is("Who wrote the …?"));
        }
    }

    @Test
    void openingIsEditedWithTheTagOfItsEntry() {
        Circle circle = Circle.ofAda().joinedBy(RUI);
        Discussion thread = Discussion.openedBy(RUI, circle);
        thread.reply(ADA, 1);
        String path = circle.path("/threads");
        String tag = Api.as(RUI).get(path).then().extract().path("items[0].opening.tag");
        String known = thread.tag(ADA, "");
        Api.patchAs(RUI, tag).body(Map.of("text", "Who was it?")).patch(thread.path("/posts/1")).then().statusCode(200);
        Api.as(RUI).get(path).then().body("items[0].opening.excerpt", is("Who was it?"));
        Api.as(ADA).header("If-None-Match", known).get(thread.path("")).then().statusCode(200)
                .body("opening.excerpt", is("Who was it?"));
        Api.patchAs(RUI, tag).body(Map.of("text", "Nobody")).patch(thread.path("/posts/1")).then().statusCode(412);
        Api.as(ADA).get(path).then().body("items[0].opening.excerpt", is("Who was it?"));
    }

    @Test
    void entryShowsNobodysWordsThatAreConcealed() {
        Behind behind = Behind.under("AFTER_READING");
        int mine = behind.adas().reply(MIA, 1, "My word");
        Api.as(RUI).put(behind.circle().path("/me/reveals/" + behind.assignmentId())).then().statusCode(201);
        behind.adas().reply(RUI, mine, Behind.SECRET);
        Api.as(MIA).get(behind.adas().path("")).then().body("opening.excerpt", is(Behind.OPEN))
                .body("lastPost.number", is(mine)).body("lastPost.excerpt", is("My word"));
        behind.adas().reply(ADA, mine, "To you alone");
        Api.as(MIA).get(behind.adas().path("")).then().body("lastPost.excerpt", is("To you alone"));
        Api.as(RUI).get(behind.ruis().path("")).then().body("opening", notNullValue());
        Api.as(MIA).get(behind.ruis().path("")).then().body("opening", nullValue()).body("lastPost", nullValue());
    }

    @ParameterizedTest
    @CsvSource({"include,ALL", "order,LOUDEST", "sectionId,first", "assignmentId,x", "limit,0"})
    void badParameterIsRefusedByName(String name, String value) {
        Circle circle = Circle.ofAda();
        Api.asBadly(ADA).queryParam(name, value).get(circle.path("/threads")).then()
                .statusCode(400).body("type", is("/problems/invalid-parameter")).body("errors.pointer", contains(name));
    }
}
