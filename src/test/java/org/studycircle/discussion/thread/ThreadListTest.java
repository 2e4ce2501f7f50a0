package org.studycircle.discussion.thread;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.studycircle.discussion.thread.Drafts.TEXT;
import static org.studycircle.discussion.thread.Drafts.about;
import static org.studycircle.discussion.thread.Drafts.quoted;
import static org.studycircle.testing.People.ADA;
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

    @ParameterizedTest
    @CsvSource({"order,LOUDEST", "sectionId,first", "assignmentId,x", "limit,0"})
    void badParameterIsRefusedByName(String name, String value) {
        Circle circle = Circle.ofAda();
        Api.asBadly(ADA).queryParam(name, value).get(circle.path("/threads")).then()
                .statusCode(400).body("type", is("/problems/invalid-parameter")).body("errors.pointer", contains(name));
    }
}
