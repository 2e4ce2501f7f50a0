package org.studycircle.discussion.thread;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.MIA;
import static org.studycircle.testing.People.RUI;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.Discussion;
import org.studycircle.testing.People;
import org.studycircle.testing.Texts;
import org.studycircle.text.Ids;
import org.studycircle.visibility.Behind;

import com.google.errorprone.annotations.CanIgnoreReturnValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
class SectionDiscussionTest {

    private static ValidatableResponse talk(People person, Texts text, int section) {
        return Api.as(person).get(path(text, section)).then().statusCode(200);
    }

    private static String path(Texts text, int section) {
        return text.circle().path("/sections/" + text.sectionId(section) + "/discussion");
    }

    @CanIgnoreReturnValue
    private static Discussion about(Texts text, Map<String, ?> more) {
        Map<String, Object> about = new HashMap<>(more);
        about.put("sectionId", text.sectionId(0));
        return Behind.opened(text.circle(), RUI, "Here?", "Words", about);
    }

    @CanIgnoreReturnValue
    private static Discussion about(Texts text, int paragraph) {
        return about(text, Map.of("anchor", Map.of("paragraphKey", text.key(0, paragraph))));
    }

    @Test
    void memberSeesWhereThereIsTalk() {
        Texts text = Texts.essayIn(Circle.ofAda().joinedBy(RUI, MIA), "Two Chairs", 2, 3);
        talk(MIA, text, 0).body("whole", nullValue()).body("paragraphs", empty());
        about(text, Map.of());
        Discussion answered = about(text, 1);
        answered.reply(MIA, 1);
        answered.reply(RUI, 2);
        about(text, 1);
        String paragraph = "paragraphs.find { it.key == '%s' }.".formatted(text.key(0, 1));
        talk(MIA, text, 0).body("whole.threads", is(1)).body("whole.unread", is(1)).body("whole.unanswered", is(1))
                .body("paragraphs.key", contains(text.key(0, 1))).body(paragraph + "threads", is(2))
                .body(paragraph + "unread", is(3)).body(paragraph + "unanswered", is(1));
        Api.as(MIA).body(Map.of("read", List.of(Map.of("first", 1, "last", 9)))).put(answered.readState()).then()
                .statusCode(200);
        talk(MIA, text, 0).body(paragraph + "unread", is(1));
        talk(ADA, text, 0).body(paragraph + "unread", is(4));
        talk(MIA, text, 1).body("whole", nullValue()).body("paragraphs", empty());
    }

    @Test
    void answerThatWasDeletedIsNone() {
        Texts text = Texts.essayIn(Circle.ofAda().joinedBy(RUI), "Two Chairs", 1, 1);
        Discussion thread = about(text, 0);
        thread.reply(ADA, 1);
        talk(RUI, text, 0).body("paragraphs.unanswered", contains(0));
        Api.as(ADA).header("If-Match", thread.tag(ADA, "/posts/2")).delete(thread.path("/posts/2")).then().statusCode(204);
        talk(RUI, text, 0).body("paragraphs.unanswered", contains(1)).body("paragraphs.unread", contains(0));
        Api.as(ADA).header("If-Match", thread.tag(ADA, "")).body(Map.of("reason", "OTHER", "words", "It is settled."))
                .put(thread.path("/removal")).then().statusCode(200);
        talk(RUI, text, 0).body("paragraphs", empty());
    }

    @Test
    void whatIsConcealedCountsNowhere() {
        Behind behind = Behind.under("AFTER_READING", Map.of("paragraph", 2));
        talk(RUI, behind.text(), 0).body("paragraphs.threads", contains(2)).body("paragraphs.unanswered", contains(0));
        talk(MIA, behind.text(), 0).body("paragraphs.threads", contains(1)).body("paragraphs.unread", contains(1))
                .body("paragraphs.unanswered", contains(1));
        Api.as(MIA).put(behind.circle().path("/me/reveals/" + behind.assignmentId())).then().statusCode(201);
        talk(MIA, behind.text(), 0).body("paragraphs.threads", contains(2)).body("paragraphs.unread", contains(4))
                .body("paragraphs.unanswered", contains(0));
    }

    @Test
    void whoKnowsTheAnswerIsToldThatItIsTheSame() {
        Texts text = Texts.essayIn(Circle.ofAda().joinedBy(RUI), "Two Chairs", 1, 2);
        Discussion thread = about(text, 1);
        String tag = talk(ADA, text, 0).extract().header("ETag");
        Api.as(ADA).header("If-None-Match", tag).get(path(text, 0)).then().statusCode(304);
        thread.reply(RUI, 1);
        Api.as(ADA).header("If-None-Match", tag).get(path(text, 0)).then().statusCode(200);
    }

    @Test
    void sectionThatIsNotThereIsNotFound() {
        Circle circle = Circle.ofAda();
        Api.as(ADA).get(circle.path("/sections/" + Ids.next() + "/discussion")).then().statusCode(404);
        Texts elsewhere = Texts.essayIn(Circle.ofAda(), "Two Chairs", 1, 1);
        Api.as(ADA).get(circle.path("/sections/" + elsewhere.sectionId(0) + "/discussion")).then().statusCode(404);
    }
}
