package org.studycircle.home;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.studycircle.home.ShelfOf.assign;
import static org.studycircle.home.ShelfOf.change;
import static org.studycircle.home.ShelfOf.circle;
import static org.studycircle.home.ShelfOf.due;
import static org.studycircle.home.ShelfOf.shows;
import static org.studycircle.home.ShelfOf.showsDue;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.RUI;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.Eventually;
import org.studycircle.testing.Texts;

import io.quarkus.test.junit.QuarkusTest;

/** What is due next in each of somebody's groups. */
@QuarkusTest
class NextDueTest {

    @Test
    void nextDueIsTheNextOfWhatIsStillToCome() {
        Circle circle = circle(Map.of()).joinedBy(RUI);
        Texts text = Texts.essayIn(circle, "Due", 4, 1);
        LocalDate today = LocalDate.now(ZoneId.of("Europe/Berlin"));
        assign(text, 0, today.minusDays(2), "Past");
        String later = assign(text, 1, today.plusDays(9), "Later");
        String next = assign(text, 2, today.plusDays(3), "Next");
        showsDue(RUI, circle, next);
        assertEquals(Map.of("assignmentId", next, "title", "Next", "dueAt", effectiveDue(circle, next)),
                ShelfOf.field(RUI, circle, "nextDue"));

        change(circle, Map.of("zone", "Pacific/Auckland"));
        Eventually.holds(() -> assertEquals(effectiveDue(circle, next), due(RUI, circle).orElseThrow().get("dueAt")));

        patch(circle, next, Map.of("dueOn", today.plusDays(20).toString(), "title", "Much later"));
        showsDue(RUI, circle, later);
        String tag = Api.as(ADA).get(circle.path("/assignments/" + later)).then().extract().header("ETag");
        Api.as(ADA).header("If-Match", tag).delete(circle.path("/assignments/" + later)).then().statusCode(204);
        showsDue(RUI, circle, next);
        assertEquals("Much later", due(RUI, circle).orElseThrow().get("title"));
    }

    @Test
    void nextDueOfWhoJoinedLateCountsTheirGrace() {
        Circle circle = circle(Map.of("lateJoiners", Map.of("policy", "GRACE", "graceDays", 7)));
        Texts text = Texts.essayIn(circle, "Late", 4, 1);
        LocalDate today = LocalDate.now(ZoneId.of("Europe/Berlin"));
        String past = assign(text, 0, today.minusDays(2), "Past");
        String soon = assign(text, 1, today.plusDays(20), "Soon");
        circle.joinedBy(RUI);
        showsDue(RUI, circle, past);
        String dueAt = Api.as(RUI).get(circle.path("/assignments/" + past)).then().extract().path("effective.dueAt");
        assertEquals(dueAt, due(RUI, circle).orElseThrow().get("dueAt"));
        change(circle, Map.of("lateJoiners", Map.of("policy", "SAME_DATES")));
        showsDue(RUI, circle, soon);
        change(circle, Map.of("lateJoiners", Map.of("policy", "GRACE", "graceDays", 90)));
        Eventually.holds(() -> assertEquals(
                Api.as(RUI).get(circle.path("/assignments/" + past)).then().extract().path("effective.dueAt"),
                due(RUI, circle).orElseThrow().get("dueAt"), "bounded by the end of the schedule"));
        assertEquals(effectiveDue(circle, soon), due(RUI, circle).orElseThrow().get("dueAt"));
    }

    @Test
    void groupWithoutAnythingDueSaysSo() {
        Circle circle = circle(Map.of());
        Texts text = Texts.essayIn(circle, "Past", 1, 1);
        assign(text, 0, LocalDate.now(ZoneId.of("Europe/Berlin")).minusDays(1), "Past");
        shows(ADA, circle, "unread", 0);
        assertNull(ShelfOf.field(ADA, circle, "nextDue"));
    }

    private static void patch(Circle circle, String assignment, Map<String, ?> edit) {
        String path = circle.path("/assignments/" + assignment);
        String tag = Api.as(ADA).get(path).then().extract().header("ETag");
        Api.patchAs(ADA, tag).body(edit).patch(path).then().statusCode(200);
    }

    private static String effectiveDue(Circle circle, String assignment) {
        return Api.as(ADA).get(circle.path("/assignments/" + assignment)).then().extract().path("effective.dueAt");
    }
}
