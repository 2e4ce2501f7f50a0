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

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.Discussion;
import org.studycircle.testing.Pages;
import org.studycircle.testing.Texts;

import io.quarkus.test.junit.QuarkusTest;

/** What threads are about: a section, a paragraph, words of it. */
@QuarkusTest
class ThreadAboutTest {

    @Test
    void threadIsAboutAQuoteOfAParagraph() {
        Circle circle = Circle.ofAda().joinedBy(RUI);
        Texts texts = Texts.essayIn(circle, TEXT);
        Discussion discussion = Discussion.openedBy(RUI, circle, quoted(texts, Map.of("exact", "have read two pages")));
        Api.as(ADA).get(discussion.path("")).then()
                .statusCode(200)
                .body("about.editionId", is(texts.editionId()))
                .body("about.sectionId", is(texts.sectionId(0)))
                .body("about.anchor.paragraphKey", is(texts.key(0, 0)))
                .body("about.anchor.state", is("ANCHORED"))
                .body("about.anchor.quote.exact", is("have read two pages"))
                .body("about.anchor.quote.prefix", is("Two readers of one page 📚 "))
                .body("about.anchor.quote.suffix", is(", and two more."))
                .body("about.anchor.quote.start", is(26))
                .body("about.anchor.quote.end", is(45));
        Api.as(ADA).get(circle.path("/threads")).then().body("items[0].about.anchor.quote.start", is(26));
    }

    @Test
    void quoteThatIsNotThereOrTwiceIsRefused() {
        Circle circle = Circle.ofAda().joinedBy(RUI);
        Texts texts = Texts.essayIn(circle, TEXT);
        String path = circle.path("/threads");
        Api.as(RUI).body(quoted(texts, Map.of("exact", "three pages"))).post(path).then()
                .statusCode(422).body("type", is("/problems/quote-not-found"))
                .body("errors.pointer", contains("/about/anchor/quote/exact"));
        Api.as(RUI).body(quoted(texts, Map.of("exact", "two"))).post(path).then()
                .statusCode(422).body("type", is("/problems/quote-ambiguous"));
        Api.as(RUI).body(quoted(texts, Map.of("exact", "two", "start", 0))).post(path).then().statusCode(422);
        Api.as(RUI).body(about(Map.of("sectionId", texts.sectionId(1), "anchor", Map.of("paragraphKey", texts.key(0, 0)))))
                .post(path).then().statusCode(422).body("errors.pointer", contains("/about/anchor/paragraphKey"));
        Api.as(RUI).get(path).then().body("items", empty());
        Api.as(RUI).body(quoted(texts, Map.of("exact", "two", "suffix", " more"))).post(path).then().statusCode(201);
    }

    @Test
    void sectionOfAnotherGroupIsUnknown() {
        Texts elsewhere = Texts.essayIn(Circle.ofAda(), TEXT);
        Circle circle = Circle.ofAda();
        Api.as(ADA).body(about(Map.of("sectionId", elsewhere.sectionId(0)))).post(circle.path("/threads")).then()
                .statusCode(422);
        Api.as(ADA).body(about(Map.of("editionId", elsewhere.editionId()))).post(circle.path("/threads")).then()
                .statusCode(422);
        Api.as(ADA).get(circle.path("/threads")).then().body("items", empty());
    }

    @Test
    void threadIsAboutASectionOfAnAssignment() {
        Circle circle = Circle.ofAda().joinedBy(RUI);
        Texts texts = Texts.essayIn(circle, TEXT);
        Map<String, Object> assignment = texts.assignment(0);
        assignment.put("title", "Week 1");
        assignment.put("dueOn", "2099-01-01");
        String id = Api.as(ADA).body(assignment).post(circle.path("/assignments")).then().statusCode(201).extract()
                .path("assignmentId");
        String path = circle.path("/threads");
        Api.as(RUI).body(about(Map.of("assignmentId", id, "sectionId", texts.sectionId(1)))).post(path).then()
                .statusCode(422).body("errors.pointer", contains("/about/sectionId"));
        Discussion about = Discussion.openedBy(RUI, circle,
                about(Map.of("assignmentId", id, "sectionId", texts.sectionId(0))));
        Discussion.openedBy(RUI, circle);
        Api.as(ADA).get(about.path("")).then().body("about.assignmentId", is(id));
        assertEquals(List.of(about.id()),
                Pages.<String>bothWays(ADA, path, Map.of("assignmentId", id, "order", "OPENED"), 1, "items.threadId"));
        String tag = Api.as(ADA).get(circle.path("/assignments/" + id)).then().extract().header("ETag");
        Api.as(ADA).header("If-Match", tag).delete(circle.path("/assignments/" + id)).then().statusCode(204);
        Api.as(RUI).get(about.path("")).then().statusCode(200);
        Api.as(RUI).body(about(Map.of("assignmentId", id))).post(path).then().statusCode(422);
    }
}
