package org.studycircle.discussion.revision;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.MIA;
import static org.studycircle.testing.People.RUI;
import static org.studycircle.testing.People.ZOE;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.Discussion;
import org.studycircle.testing.People;
import org.studycircle.testing.Texts;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
class RevisionResourceTest {

    private static Discussion discussion() {
        return Discussion.openedBy(ADA, Circle.ofAda().joinedBy(RUI, MIA));
    }

    private static void edit(Discussion discussion, int number, String text) {
        Api.patchAs(RUI, discussion.tag(RUI, "/posts/" + number)).body(Map.of("text", text))
                .patch(discussion.path("/posts/" + number)).then().statusCode(200);
    }

    private static ValidatableResponse revisions(People reader, Discussion discussion, int number) {
        return Api.as(reader).get(discussion.path("/posts/" + number + "/revisions")).then();
    }

    @Test
    void whoSeesThePostReadsWhatItSaid() {
        Discussion discussion = discussion();
        int number = discussion.reply(RUI, 1, "The furst");
        discussion.reply(MIA, number);
        edit(discussion, number, "The first");
        edit(discussion, number, "The very first");
        revisions(MIA, discussion, number).statusCode(200).body("items", hasSize(2))
                .body("items.text", contains("The first", "The furst")).body("items.revision", contains(2, 1))
                .body("items.replacedBy.personId", contains(RUI.id(), RUI.id())).body("items[0].replacedAt", notNullValue())
                .body("items[0].change", is(Map.of("start", 4, "end", 4, "words", "very ")))
                .body("items[1].change", is(Map.of("start", 5, "end", 6, "words", "i")));
        String next = Api.as(MIA).queryParam("limit", 1).get(discussion.path("/posts/" + number + "/revisions")).then()
                .body("items.revision", contains(2)).extract().path("next");
        Api.as(MIA).queryParam("limit", 1).queryParam("after", next).get(discussion.path("/posts/" + number + "/revisions"))
                .then().body("items.revision", contains(1)).body("items.change.words", contains("i"));
        revisions(ZOE, discussion, number).statusCode(404);
        revisions(RUI, discussion, 99).statusCode(404);
        revisions(MIA, discussion, 1).statusCode(200).body("items", empty());
    }

    @Test
    void correctionAtOnceLeavesNone() {
        Discussion discussion = discussion();
        int number = discussion.reply(RUI, 1, "The furst");
        edit(discussion, number, "The first");
        revisions(MIA, discussion, number).statusCode(200).body("items", empty());
    }

    @Test
    void deletedPostHasNone() {
        Discussion discussion = discussion();
        int number = discussion.reply(RUI, 1, "Regretted");
        discussion.reply(MIA, number);
        edit(discussion, number, "Regretted twice");
        Api.as(RUI).header("If-Match", discussion.tag(RUI, "/posts/" + number)).delete(discussion.path("/posts/" + number))
                .then().statusCode(204);
        for (People reader : new People[]{ADA, RUI, MIA}) {
            revisions(reader, discussion, number).statusCode(200).body("items", empty());
        }
    }

    @Test
    void concealedPostHasNoneForWhoDoesNotSeeIt() {
        Circle circle = Circle.ofAda().joinedBy(RUI, MIA);
        Texts text = Texts.essayIn(circle, "Two Chairs", 2, 1);
        Map<String, Object> draft = text.assignment(0, 1);
        draft.put("dueOn", "2999-12-31");
        draft.put("visibility", "ON_REVEAL");
        String assignmentId = Api.as(ADA).body(draft).post(circle.path("/assignments")).then().statusCode(201).extract()
                .path("assignmentId");
        Discussion discussion = Discussion.openedBy(ADA, circle, Map.of("title", "Question", "about",
                Map.of("assignmentId", assignmentId), "post", Map.of("text", "What?")));
        int number = discussion.reply(RUI, 1, "First");
        edit(discussion, number, "Second");
        revisions(RUI, discussion, number).statusCode(200).body("items.text", contains("First"));
        revisions(ADA, discussion, number).statusCode(200).body("items.text", contains("First"));
        revisions(MIA, discussion, number).statusCode(404);
        revisions(MIA, discussion, 1).statusCode(200).body("items", empty());
    }
}
