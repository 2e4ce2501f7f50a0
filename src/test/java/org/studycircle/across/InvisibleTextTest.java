package org.studycircle.across;

import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.RUI;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.Discussion;
import org.studycircle.testing.Texts;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** What shows nothing is no text, wherever one is written. */
@QuarkusTest
class InvisibleTextTest {

    private static void refused(ValidatableResponse answer, String pointer, String code) {
        answer.statusCode(422).body("errors.pointer", everyItem(is(pointer))).body("errors.code", is(List.of(code)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u200b", "\u2800", "\u3164", "&nbsp;", "[]()", "```\n```", "[a]: https://a.example",
            "\u202e\u2066",
            " \t\n", "> \u2800\n\n&#8203;\n\n[](https://a.example)"})
    void markdownThatShowsNothingIsRefused(String nothing) {
        Circle circle = Circle.ofAda().joinedBy(RUI);
        Discussion discussion = Discussion.openedBy(RUI, circle);
        String post = discussion.path("/posts/1");
        Map<String, String> text = Map.of("text", nothing);
        refused(Api.as(RUI).body(text).post(discussion.path("/posts")).then(), "/text", "visible-markdown");
        refused(Api.as(RUI).body(Map.of("title", "Where?", "post", text)).post(circle.path("/threads")).then(), "/post/text",
                "visible-markdown");
        refused(Api.patchAs(RUI, discussion.tag(RUI, "/posts/1")).body(text).patch(post).then(), "/text", "visible-markdown");
        refused(Api.as(RUI).body(text).post("/markdown-previews").then(), "/text", "visible-markdown");
        Api.as(RUI).get(circle.path("/threads")).then().body("items.postCount", is(List.of(1)));
        Api.as(RUI).get(post).then().body("text", is("Who wrote the third?")).body("revision", is(1));

        refused(Api.as(ADA).body(Map.of("name", "Circle", "zone", "UTC", "description", nothing)).post("/groups").then(),
                "/description", "visible-markdown");
        String tag = Api.as(ADA).get(circle.path("")).then().extract().header("ETag");
        refused(Api.patchAs(ADA, tag).body(Map.of("description", nothing)).patch(circle.path("")).then(), "/description",
                "visible-markdown");
        Api.as(ADA).get(circle.path("")).then().header("ETag", is(tag));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u200b", "\u2800", "\u3164", "\u202e", "\u200d"})
    void lineThatShowsNothingIsRefused(String nothing) {
        Circle circle = Circle.ofAda();
        Discussion discussion = Discussion.openedBy(ADA, circle);
        refused(Api.as(ADA).body(Map.of("name", nothing, "zone", "UTC")).post("/groups").then(), "/name", "visible-text");
        refused(Api.as(ADA).body(Map.of("title", nothing, "post", Map.of("text", "Here"))).post(circle.path("/threads")).then(),
                "/title", "visible-text");
        refused(Api.patchAs(ADA, discussion.tag(ADA, "")).body(Map.of("title", nothing)).patch(discussion.path("")).then(),
                "/title", "visible-text");
        String me = Api.as(ADA).get("/me").then().extract().header("ETag");
        refused(Api.patchAs(ADA, me).body(Map.of("displayName", nothing)).patch("/me").then(), "/displayName", "visible-text");
        refused(Api.as(ADA).body(Map.of("name", nothing, "startsOn", "2026-03-01")).post(circle.path("/clones")).then(),
                "/name", "visible-text");
        Api.as(ADA).get(discussion.path("")).then().body("title", is("Two pages?"));
        Api.as(ADA).get("/me").then().header("ETag", is(me));
    }

    @Test
    void instructionsAndRightsShowSomething() {
        Circle circle = Circle.ofAda();
        Texts texts = Texts.essayIn(circle, "Essay", 2, 1);
        Map<String, Object> draft = texts.assignment(0, 1);
        draft.put("dueOn", "2999-12-31");
        draft.put("instructions", "[]()");
        refused(Api.as(ADA).body(draft).post(circle.path("/assignments")).then(), "/instructions", "visible-markdown");
        draft.put("instructions", "Read");
        var made = Api.as(ADA).body(draft).post(circle.path("/assignments")).then().statusCode(201).extract();
        String path = circle.path("/assignments/" + made.path("assignmentId"));
        refused(Api.patchAs(ADA, made.header("ETag")).body(Map.of("instructions", "&nbsp;")).patch(path).then(),
                "/instructions",
                "visible-markdown");
        Api.as(ADA).get(path).then().body("instructions", is("Read"));
        String importId = Texts.upload(Api.as(ADA), Texts.PLAIN).body("A text.\n\nOf two paragraphs.\n")
                .post(circle.path("/imports")).then().statusCode(201).extract().path("importId");
        refused(Api.as(ADA).body(Map.of("importId", importId, "title", "Essay", "rights", "\u2800"))
                .post(circle.path("/essays"))
                .then(), "/rights", "visible-lines");
    }

    @Test
    void nothingIsNoFirstPost() {
        Circle circle = Circle.ofAda().joinedBy(RUI);
        Texts texts = Texts.essayIn(circle, "Essay", 2, 1);
        Map<String, Object> draft = texts.assignment(0, 1);
        draft.put("dueOn", "2999-12-31");
        draft.put("visibility", "AFTER_FIRST_POST");
        String assignmentId = Api.as(ADA).body(draft).post(circle.path("/assignments")).then().statusCode(201).extract()
                .path("assignmentId");
        Map<String, String> about = Map.of("assignmentId", assignmentId);
        Discussion asked = Discussion.openedBy(ADA, circle,
                Map.of("title", "Question", "about", about, "post", Map.of("text", "What?")));
        asked.reply(ADA, 1);
        Api.as(RUI).body(Map.of("text", "&nbsp;")).post(asked.path("/posts")).then().statusCode(422);
        Api.as(RUI).get(asked.path("")).then().body("repliesConcealed.assignmentId", notNullValue()).body("postCount", is(1));
    }
}
