package org.studycircle.visibility;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.MIA;
import static org.studycircle.testing.People.RUI;
import static org.studycircle.testing.People.ZOE;
import static org.studycircle.visibility.Sight.assertConcealed;
import static org.studycircle.visibility.Sight.assertSeen;
import static org.studycircle.visibility.Sight.read;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.Discussion;
import org.studycircle.testing.Texts;

import io.quarkus.test.junit.QuarkusTest;

/** When a thread opens to a reader: what counts as read, as an answer, and as the day. */
@QuarkusTest
class OpeningTest {

    @Test
    void answerToTheFacilitatorsThreadIsAFirstPostToo() {
        Behind behind = Behind.under("AFTER_FIRST_POST");
        assertConcealed(MIA, behind.ruis());
        behind.adas().reply(MIA, 1, "My answer");
        assertSeen(MIA, behind.ruis());
        assertSeen(MIA, behind.adas());
        Behind again = Behind.under("AFTER_FIRST_POST");
        Discussion own = again.opened(MIA, "My answer");
        assertSeen(MIA, again.ruis());
        Api.as(MIA).header("If-Match", own.tag(MIA, "")).delete(own.path("")).then().statusCode(204);
        assertSeen(MIA, again.ruis());
    }

    @Test
    void wordAboutSomethingElseIsNoAnswer() {
        Behind behind = Behind.under("AFTER_FIRST_POST");
        Discussion.openedBy(MIA, behind.circle());
        String other = Behind.assigned(behind.text(), "AFTER_FIRST_POST");
        Behind.opened(behind.circle(), MIA, "Elsewhere", "Words", Map.of("assignmentId", other));
        assertConcealed(MIA, behind.ruis());
    }

    @Test
    void threadAboutAParagraphOpensWhenTheReaderReachesIt() {
        Behind behind = Behind.under("AFTER_READING", Map.of("paragraph", 2));
        read(MIA, behind.adas().path("/explanation"))
                .body("policies[0].toRead", contains(behind.text().sectionId(0)))
                .body("policies[0].paragraphKey", is(behind.text().key(0, 2)));
        read(MIA, behind.ruis().path("/explanation"))
                .body("policies[0].toRead", is(behind.text().sectionIds()))
                .body("policies[0]", not(hasKey("paragraphKey")));
        behind.read(MIA, 0, 1);
        assertConcealed(MIA, behind.ruis());
        behind.complete(MIA, 1);
        assertConcealed(MIA, behind.ruis());
        behind.read(MIA, 0, 2);
        assertSeen(MIA, behind.ruis());
    }

    @Test
    void threadAboutASectionOpensWhenThatIsComplete() {
        Behind behind = Behind.under("AFTER_READING", Map.of("section", true));
        read(MIA, behind.adas().path("/explanation")).body("policies[0].toRead", contains(behind.text().sectionId(0)))
                .body("policies[0]", not(hasKey("paragraphKey")));
        read(MIA, behind.ruis().path("/explanation")).body("policies[0].toRead", is(behind.text().sectionIds()));
        behind.read(MIA, 0, 3);
        assertConcealed(MIA, behind.ruis());
        behind.complete(MIA, 0);
        assertSeen(MIA, behind.ruis());
    }

    @Test
    void threadAboutTheAssignmentOpensWhenAllOfItIsComplete() {
        Behind behind = Behind.under("AFTER_READING");
        read(MIA, behind.ruis().path("/explanation")).body("policies[0].toRead", is(behind.text().sectionIds()));
        behind.complete(MIA, 0);
        read(MIA, behind.ruis().path("/explanation")).body("policies[0].toRead", contains(behind.text().sectionId(1)));
        assertConcealed(MIA, behind.ruis());
        behind.complete(MIA, 1);
        assertSeen(MIA, behind.ruis());
    }

    private static void needsReach(Behind behind) {
        String group = behind.circle().path("");
        Api.as(ADA).get(group).then().body("afterReadingNeedsReach", is(false));
        Api.patchAs(ADA, Api.as(ADA).get(group).header("ETag")).body(Map.of("afterReadingNeedsReach", true)).patch(group).then()
                .statusCode(200).body("afterReadingNeedsReach", is(true));
    }

    @Test
    void wordThatItIsReadOpensNothingWhereTheGroupAsksForReach() {
        Behind behind = Behind.under("AFTER_READING", Map.of("section", true));
        needsReach(behind);
        behind.complete(MIA, 0);
        assertConcealed(MIA, behind.ruis());
        behind.read(MIA, 0, 2);
        assertConcealed(MIA, behind.ruis());
        behind.read(MIA, 0, 3);
        assertSeen(MIA, behind.ruis());
    }

    @Test
    void whatIsStillToReadIsNamedWhereTheGroupAsksForReach() {
        Behind behind = Behind.under("AFTER_READING");
        behind.complete(MIA, 0);
        behind.complete(MIA, 1);
        assertSeen(MIA, behind.ruis());
        needsReach(behind);
        assertConcealed(MIA, behind.ruis());
        behind.read(MIA, 1, 3);
        read(MIA, behind.ruis().path("/explanation")).body("policies[0].toRead", contains(behind.text().sectionId(0)));
        behind.read(MIA, 0, 3);
        assertSeen(MIA, behind.ruis());
    }

    @ParameterizedTest
    @ValueSource(strings = {"AFTER_FIRST_POST", "AFTER_READING", "AFTER_DUE", "ON_REVEAL"})
    void threadAboutASectionAloneIsGovernedByWhatAssignsIt(String policy) {
        Behind behind = Behind.underBySection(policy);
        read(MIA, behind.ruis().path("")).body("concealed.assignmentId", is(behind.assignmentId()));
        read(MIA, behind.circle().path("/threads?sectionId=" + behind.text().sectionId(0)))
                .body("items.title", contains(Behind.OPEN_TITLE))
                .body("items.repliesConcealed.policy", contains(policy));
        assertConcealed(MIA, behind.ruis());
        if (policy.equals("AFTER_FIRST_POST")) {
            behind.adas().reply(MIA, 1, "An answer");
        } else {
            behind.fulfil(policy);
        }
        assertSeen(MIA, behind.ruis());
    }

    @Test
    void severalAssignmentsOfASectionAllHaveToLetTheReaderIn() {
        Behind behind = Behind.underBySection("AFTER_READING");
        String second = Behind.assigned(behind.text(), "ON_REVEAL");
        read(MIA, behind.ruis().path("/explanation")).body("policies.policy", contains("AFTER_READING", "ON_REVEAL"));
        behind.complete(MIA, 0);
        assertConcealed(MIA, behind.ruis());
        read(MIA, behind.ruis().path("")).body("concealed.assignmentId", is(second));
        read(MIA, behind.ruis().path("/explanation")).body("policies.fulfilled", contains(true, false));
        Api.as(ADA).header("If-Match", Api.as(ADA).get(behind.circle().path("/assignments/" + second)).header("ETag"))
                .put(behind.circle().path("/assignments/" + second + "/reveal")).then().statusCode(200);
        assertSeen(MIA, behind.ruis());
        String third = Behind.assigned(behind.text(), "ON_REVEAL");
        assertConcealed(MIA, behind.ruis());
        String path = behind.circle().path("/assignments/" + third);
        Api.as(ADA).header("If-Match", Api.as(ADA).get(path).header("ETag")).delete(path).then().statusCode(204);
        assertSeen(MIA, behind.ruis());
    }

    @Test
    void lateJoinerWaitsForTheOwnDueDate() {
        Circle circle = Circle.of(Map.of("name", "Late", "zone", "UTC", "joinPolicy", "OPEN", "defaultVisibility", "AFTER_DUE",
                "lateJoiners", Map.of("policy", "GRACE", "graceDays", 7)));
        circle.joinedBy(RUI, MIA);
        Texts text = Texts.essayIn(circle, "Late", 2, 2);
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        Map<String, Object> draft = text.assignment(0);
        draft.putAll(Map.of("opensOn", "2026-01-01", "dueOn", today.minusDays(1).toString()));
        String assignmentId = Api.as(ADA).body(draft).post(circle.path("/assignments")).then().statusCode(201)
                .body("visibility", is("AFTER_DUE")).extract().path("assignmentId");
        Behind behind = Behind.in(circle, text, assignmentId, Map.of());
        assertSeen(MIA, behind.ruis());
        Map<String, Object> last = text.assignment(1);
        last.putAll(Map.of("opensOn", "2026-01-01", "dueOn", today.plusDays(30).toString()));
        Api.as(ADA).body(last).post(circle.path("/assignments")).then().statusCode(201);
        read(MIA, behind.ruis().path("")).body("concealed.opensAt", is(today.plusDays(8) + "T00:00:00Z"));
        assertConcealed(MIA, behind.ruis());
    }

    @Test
    void threadAboutNothingIsExplainedAsGovernedByNothing() {
        Behind behind = Behind.under("ON_REVEAL");
        Discussion free = Discussion.openedBy(RUI, behind.circle());
        read(MIA, free.path("/explanation")).body("sees", is("EVERYTHING")).body("policies", empty());
        read(ADA, behind.ruis().path("/explanation")).body("sees", is("EVERYTHING")).body("policies.fulfilled", contains(true));
        Api.as(ZOE).get(free.path("/explanation")).then().statusCode(404).body("type", is("/problems/not-found"));
        Api.as(MIA).get(behind.circle().path("/threads/" + behind.assignmentId() + "/explanation")).then().statusCode(404);
    }
}
