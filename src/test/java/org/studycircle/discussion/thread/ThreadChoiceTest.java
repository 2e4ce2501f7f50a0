package org.studycircle.discussion.thread;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.MIA;
import static org.studycircle.testing.People.RUI;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.Discussion;
import org.studycircle.testing.Pages;
import org.studycircle.testing.People;
import org.studycircle.testing.Texts;
import org.studycircle.testing.server.Sql;
import org.studycircle.text.Ids;
import org.studycircle.visibility.Behind;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
class ThreadChoiceTest {

    private static final int MORE_THAN_ARE_WALKED = 203;

    @Inject
    AgroalDataSource database;

    private static List<String> chosen(People person, Circle circle, Map<String, ?> query) {
        return Pages.bothWays(person, circle.path("/threads"), query, 2, "items.threadId");
    }

    private static ValidatableResponse read(People person, Circle circle, String query) {
        return Api.as(person).get(circle.path("/threads?" + query)).then().statusCode(200);
    }

    @Test
    void threadsAreChosenByWhatTheReaderHasToDoWithThem() {
        Circle circle = Circle.ofAda().joinedBy(RUI, MIA);
        Discussion ruis = Discussion.openedBy(RUI, circle);
        Discussion adas = Discussion.openedBy(ADA, circle);
        Discussion alone = Discussion.openedBy(RUI, circle);
        adas.reply(MIA, 1);
        ruis.reply(ADA, 1);
        for (String order : List.of("ACTIVITY", "OPENED")) {
            boolean isByActivity = order.equals("ACTIVITY");
            assertEquals(isByActivity ? List.of(ruis.id(), adas.id()) : List.of(adas.id(), ruis.id()),
                    chosen(ADA, circle, Map.of("mine", true, "order", order)));
            assertEquals(isByActivity ? List.of(ruis.id(), alone.id()) : List.of(alone.id(), ruis.id()),
                    chosen(ADA, circle, Map.of("authorId", RUI.id(), "order", order)));
            assertEquals(List.of(alone.id()), chosen(MIA, circle, Map.of("unanswered", true, "order", order)));
        }
        Api.as(MIA).body(Map.of("read", List.of(Map.of("first", 1, "last", 9)))).put(ruis.readState()).then().statusCode(200);
        assertEquals(List.of(adas.id(), alone.id()), chosen(MIA, circle, Map.of("unread", true)));
        assertEquals(List.of(adas.id()), chosen(MIA, circle, Map.of("unread", true, "authorId", ADA.id())));
        assertEquals(List.of(adas.id()), chosen(MIA, circle, Map.of("unread", true, "mine", true)));
        assertEquals(List.of(), chosen(MIA, circle, Map.of("authorId", Ids.next().toString())));
        assertEquals(List.of(ruis.id(), adas.id(), alone.id()), chosen(MIA, circle, Map.of("unread", false, "mine", false)));
    }

    @Test
    void assignmentIsTalkedAboutUnderItsSectionsToo() {
        Circle circle = Circle.ofAda().joinedBy(RUI);
        Texts text = Texts.essayIn(circle, "Two Chairs", 2, 2);
        String assignment = Behind.assigned(text, "ALWAYS");
        Map<String, Object> another = text.assignment(0);
        another.put("dueOn", "2999-01-01");
        String other = Api.as(ADA).body(another).post(circle.path("/assignments")).then().statusCode(201).extract()
                .path("assignmentId");
        String whole = Behind.opened(circle, RUI, "Whole", "Words", Map.of("assignmentId", assignment)).id();
        String section = Behind.opened(circle, RUI, "Section", "Words", Map.of("sectionId", text.sectionId(1))).id();
        String others = Behind.opened(circle, RUI, "Other's", "Words",
                Map.of("assignmentId", other, "sectionId", text.sectionId(0))).id();
        Behind.opened(circle, RUI, "Whole of the other", "Words", Map.of("assignmentId", other));
        Discussion.openedBy(RUI, circle);
        assertEquals(List.of(whole), chosen(ADA, circle, Map.of("assignmentId", assignment)));
        assertEquals(List.of(others, section, whole),
                chosen(ADA, circle, Map.of("assignmentId", assignment, "withSections", true)));
        assertEquals(List.of(section), chosen(ADA, circle,
                Map.of("assignmentId", assignment, "withSections", true, "sectionId", text.sectionId(1), "unread", true)));
    }

    @Test
    void nothingIsChosenByWhatIsConcealed() {
        Behind behind = Behind.under("AFTER_READING", Map.of("section", true));
        Circle circle = behind.circle();
        String adas = behind.adas().id();
        read(MIA, circle, "authorId=" + RUI.id()).body("items", empty()).body("next", nullValue());
        read(MIA, circle, "unread=true").body("items.threadId", contains(adas));
        read(MIA, circle, "unanswered=true").body("items.threadId", contains(adas));
        read(MIA, circle, "mine=true").body("items", empty());
        read(MIA, circle, "withSections=true&assignmentId=" + behind.assignmentId()).body("items.threadId", contains(adas));
        Api.as(MIA).put(circle.path("/me/reveals/" + behind.assignmentId())).then().statusCode(201);
        read(MIA, circle, "authorId=" + RUI.id()).body("items.threadId", contains(behind.ruis().id()));
        read(MIA, circle, "unanswered=true").body("items", empty());
        read(MIA, circle, "withSections=true&assignmentId=" + behind.assignmentId())
                .body("items.threadId", contains(adas, behind.ruis().id()));
    }

    @Test
    void listThatWasCutOffGoesOn() throws SQLException {
        Circle circle = Circle.ofAda().joinedBy(RUI);
        String first = Discussion.openedBy(RUI, circle).id();
        for (int thread = 1; thread < MORE_THAN_ARE_WALKED; thread++) {
            Discussion.openedBy(RUI, circle);
        }
        assertEquals(MORE_THAN_ARE_WALKED - 1, Sql.change(database, "update thread set post_count = 2, last_number = 2 "
                + "where group_id = cast(? as uuid) and thread_id <> cast(? as uuid)", circle.id(), first));
        String next = read(ADA, circle, "unanswered=true").body("items", empty()).body("next", notNullValue())
                .body("previous", nullValue()).extract().path("next");
        String previous = read(ADA, circle, "unanswered=true&after=" + next).body("items.threadId", contains(first))
                .body("next", nullValue()).extract().path("previous");
        read(ADA, circle, "unanswered=true&before=" + previous).body("items", empty()).body("previous", notNullValue());
        assertEquals(20, read(ADA, circle, "unread=true").body("next", notNullValue()).extract().<List<?>>path("items").size());
    }

    @ParameterizedTest
    @CsvSource({"unread,yes", "mine,1", "unanswered,TRUE", "authorId,rui", "withSections,true", "withSections,maybe"})
    void badChoiceIsRefusedByName(String name, String value) {
        Api.asBadly(ADA).queryParam(name, value).get(Circle.ofAda().path("/threads")).then().statusCode(400)
                .body("type", is("/problems/invalid-parameter")).body("errors.pointer", contains(name));
    }
}
