package org.studycircle.across;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.studycircle.testing.People.ADA;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.Texts;
import org.studycircle.text.Ids;

import io.quarkus.test.junit.QuarkusTest;

/** Whatever has a name is called by it without the blanks around it, and a name of nothing but blanks is none. */
@QuarkusTest
class NamesTest {

    private static final String BLANKS = "\u00a0 \u3000";

    private static String amid(String name) {
        return BLANKS + name + BLANKS;
    }

    @Test
    void groupsAndThreadsLoseTheBlanks() {
        Circle circle = Circle.of(Map.of("name", amid("Circle"), "zone", "UTC"));
        Api.as(ADA).get(circle.path("")).then().body("name", is("Circle"));
        String tag = Api.as(ADA).get(circle.path("")).then().extract().header("ETag");
        Api.patchAs(ADA, tag).body(Map.of("name", amid("Another"))).patch(circle.path("")).then().statusCode(200)
                .body("name", is("Another"));
        Api.as(ADA).body(Map.of("title", amid("Where?"), "post", Map.of("text", " Here "))).post(circle.path("/threads"))
                .then().statusCode(201).body("title", is("Where?"));
        Api.asBadly(ADA).body(Map.of("title", BLANKS, "post", Map.of("text", "Here"))).post(circle.path("/threads"))
                .then().statusCode(422).body("errors.pointer", everyItem(is("/title")));
    }

    @Test
    void textsAndAssignmentsLoseTheBlanks() {
        Circle circle = Circle.ofAda();
        String importId = Texts.upload(Api.as(ADA), Texts.PLAIN).body("A text.\n\nOf two paragraphs.\n")
                .post(circle.path("/imports")).then().statusCode(201).extract().path("importId");
        var essay = Api.as(ADA).body(Map.of("importId", importId, "title", amid("Essay"), "authors",
                List.of(amid("Ada"), "Rui"), "source", Map.of("name", amid("A book")))).post(circle.path("/essays")).then()
                .statusCode(201).body("title", is("Essay")).body("authors", contains("Ada", "Rui"))
                .body("source.name", is("A book")).extract();
        Map<String, Object> draft = new HashMap<>(Map.of("title", amid("Week one"), "dueOn", "2999-12-31", "editionId",
                essay.<Object>path("edition.editionId"), "sectionIds", essay.<Object>path("edition.sections.sectionId")));
        Api.as(ADA).body(draft).post(circle.path("/assignments")).then().statusCode(201).body("title", is("Week one"));
    }

    @Test
    void createIsRepeatedWithBlanksOrWithout() {
        Map<String, Object> draft = new HashMap<>(Map.of("groupId", Ids.next(), "name", amid("Circle"), "zone", "UTC"));
        Api.as(ADA).body(draft).post("/groups").then().statusCode(201);
        draft.put("name", "Circle");
        Api.as(ADA).body(draft).post("/groups").then().statusCode(200);
    }
}
