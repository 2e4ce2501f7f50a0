package org.studycircle.progress.report;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.BEN;
import static org.studycircle.testing.People.MIA;
import static org.studycircle.testing.People.RUI;
import static org.studycircle.testing.People.ZOE;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.Pages;
import org.studycircle.testing.People;
import org.studycircle.testing.Texts;
import org.studycircle.text.Ids;

import com.google.errorprone.annotations.CanIgnoreReturnValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** What others see of a member's progress. */
@QuarkusTest
class MemberProgressTest {

    private static void read(Circle circle) {
        Texts essay = Texts.essayIn(circle, "Progress", 2, 3);
        for (int section = 0; section < 2; section++) {
            Map<String, Object> draft = essay.assignment(section);
            draft.put("dueOn", "2999-12-0" + (section + 1));
            Api.as(ADA).body(draft).post(circle.path("/assignments")).then().statusCode(201);
        }
        Api.as(RUI).body(Map.of("events", List.of(Map.of("eventId", Ids.next(), "sectionId", essay.sectionId(0), "kind", "READ",
                "paragraphKey", essay.key(0, 1), "sequence", 1, "occurredAt", "2026-01-01T00:00:00Z"))))
                .post(circle.path("/me/reading-events")).then().statusCode(200).body("results.outcome", contains("MERGED"));
    }

    private static String path(Circle circle, People person) {
        return circle.member(person) + "/progress";
    }

    private static void hide(Circle circle, boolean hidden) {
        String own = circle.path("/me/membership");
        String tag = Api.as(RUI).get(own).then().statusCode(200).extract().header("ETag");
        Api.patchAs(RUI, tag).body(Map.of("hideProgress", hidden)).patch(own).then().statusCode(200)
                .body("hideProgress", is(hidden));
    }

    @CanIgnoreReturnValue
    private static ValidatableResponse seen(Circle circle, People by) {
        return Api.as(by).get(path(circle, RUI)).then().statusCode(200)
                .body("items[0].sections[0].reach.paragraph", is(1)).body("items", hasSize(2));
    }

    private static void assertHidden(Circle circle, People from) {
        Api.as(from).get(path(circle, RUI)).then().statusCode(403).body("type", is("/problems/progress-hidden"))
                .body("$", not(hasKey("items")));
    }

    @Test
    void membersSeeEachOthersProgressAsTheirOwnerDoes() {
        Circle circle = Circle.ofAda().joinedBy(RUI, MIA);
        read(circle);
        Object own = Api.as(RUI).get(circle.path("/me/progress")).then().statusCode(200).extract().path("$");
        for (People reader : List.of(ADA, MIA, RUI)) {
            seen(circle, reader).body("$", equalTo(own));
        }
        Api.as(RUI).get(path(circle, MIA)).then().statusCode(200).body("items[0].sections[0]", not(hasKey("reach")));
        Api.as(ZOE).get(path(circle, RUI)).then().statusCode(404).body("type", is("/problems/not-found"));
        Api.as(MIA).get(circle.member(ZOE) + "/progress").then().statusCode(404);
    }

    @Test
    void hiddenProgressIsForFacilitatorsAndItsOwner() {
        Circle circle = Circle.ofAda().joinedBy(RUI, MIA, BEN).facilitatedBy(BEN);
        read(circle);
        hide(circle, true);
        assertHidden(circle, MIA);
        List.of(ADA, BEN, RUI).forEach(reader -> seen(circle, reader));
        Api.as(ADA).get(circle.path("/progress")).then().statusCode(200).body("items", hasSize(4));
        hide(circle, false);
        seen(circle, MIA);
    }

    @Test
    void choiceIsOfOneGroupAndOutlastsLeaving() {
        Circle other = Circle.ofAda().joinedBy(RUI, MIA);
        Circle masked = Circle.of(Map.of("name", "Masks", "zone", "UTC", "joinPolicy", "OPEN", "pseudonymous", true))
                .joinedBy(RUI, MIA);
        List.of(other, masked).forEach(MemberProgressTest::read);
        hide(masked, true);
        assertHidden(masked, MIA);
        List.of(ADA, RUI).forEach(reader -> seen(masked, reader));
        seen(other, MIA);
        Api.as(RUI).delete(masked.path("/me/membership")).then().statusCode(204);
        masked.joinedBy(RUI);
        assertHidden(masked, MIA);
        Api.as(MIA).get(masked.path("/members/" + RUI.id() + "/progress")).then().statusCode(404);
    }

    @Test
    void ofWhoIsNotActiveOnlyFacilitatorsSeeAnything() {
        Circle circle = Circle.ofAda().joinedBy(RUI, MIA);
        read(circle);
        hide(circle, true);
        Api.as(RUI).delete(circle.path("/me/membership")).then().statusCode(204);
        Api.as(MIA).get(path(circle, RUI)).then().statusCode(404);
        Api.as(RUI).get(path(circle, RUI)).then().statusCode(404);
        seen(circle, ADA);
    }

    @Test
    void progressIsPagedByDueOrOfOneAssignment() {
        Circle circle = Circle.ofAda().joinedBy(RUI, MIA);
        read(circle);
        List<String> assignments = Pages.bothWays(MIA, path(circle, RUI), Map.of(), 1, "items.assignmentId");
        Api.as(MIA).queryParam("assignmentId", assignments.get(1)).get(path(circle, RUI)).then()
                .body("items.assignmentId", contains(assignments.get(1)));
        Api.as(MIA).queryParam("assignmentId", Ids.next()).get(path(circle, RUI)).then().statusCode(200).body("items", empty());
        String cursor = Api.as(MIA).queryParam("limit", 1).get(path(circle, RUI)).then().extract().path("next");
        Api.asBadly(MIA).queryParam("after", cursor).get(path(circle, ADA)).then()
                .statusCode(400).body("type", is("/problems/invalid-cursor"));
        Api.asBadly(MIA).queryParam("assignmentId", "x").get(path(circle, RUI)).then()
                .statusCode(400).body("type", is("/problems/invalid-parameter"));
    }
}
