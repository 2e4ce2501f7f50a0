package org.studycircle.home;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.studycircle.testing.People.ADA;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.Eventually;
import org.studycircle.testing.People;
import org.studycircle.testing.Texts;

import com.google.errorprone.annotations.CanIgnoreReturnValue;

import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;

/** Reading somebody's groups through the API. */
final class ShelfOf {

    private ShelfOf() {}

    /** All of them in one state, by their names, which need not be unique. */
    static List<Map<String, Object>> all(People person, String state) {
        List<Map<String, Object>> all = new ArrayList<>();
        Map<String, Object> query = new HashMap<>(Map.of("limit", 100, "state", state));
        while (true) {
            ExtractableResponse<Response> page = Api.as(person).queryParams(query).get("/me/groups").then().statusCode(200)
                    .extract();
            all.addAll(page.path("items"));
            if (page.path("next") == null) {
                return all;
            }
            query.put("after", page.path("next"));
        }
    }

    /** One of them, if it is there. */
    static Optional<Map<String, Object>> find(People person, Circle circle) {
        return find(person, circle, "ACTIVE");
    }

    static Optional<Map<String, Object>> find(People person, Circle circle, String state) {
        return all(person, state).stream().filter(group -> group.get("groupId").equals(circle.id())).findFirst();
    }

    static Object field(People person, Circle circle, String field) {
        return find(person, circle).map(group -> group.get(field)).orElse(null);
    }

    static Circle circle(Map<String, ?> settings) {
        Map<String, Object> all = new HashMap<>(Map.of("name", "Shelf", "zone", "Europe/Berlin", "joinPolicy", "OPEN"));
        all.putAll(settings);
        return Circle.of(all);
    }

    static void change(Circle circle, Map<String, ?> settings) {
        String tag = Api.as(ADA).get("/groups/" + circle.id()).then().statusCode(200).extract().header("ETag");
        Api.patchAs(ADA, tag).body(settings).patch("/groups/" + circle.id()).then().statusCode(200);
    }

    static void onShelf(People person, Circle circle, boolean expected) {
        Eventually.holds(() -> assertEquals(expected, ShelfOf.find(person, circle).isPresent()));
    }

    static void shows(People person, Circle circle, String field, Object expected) {
        Eventually.holds(() -> assertEquals(expected, ShelfOf.field(person, circle, field)));
    }

    @CanIgnoreReturnValue
    static String assign(Texts text, int section, LocalDate due, String title) {
        Map<String, Object> draft = text.assignment(section);
        draft.putAll(Map.of("title", title, "opensOn", due.minusDays(1).toString(), "dueOn", due.toString()));
        return Api.as(ADA).body(draft).post(text.circle().path("/assignments")).then().statusCode(201).extract()
                .path("assignmentId");
    }

    @SuppressWarnings("unchecked") // it is an object of the answer
    static Optional<Map<String, Object>> due(People person, Circle circle) {
        return Optional.ofNullable((Map<String, Object>) ShelfOf.field(person, circle, "nextDue"));
    }

    static void showsDue(People person, Circle circle, String assignment) {
        Eventually.holds(() -> assertEquals(assignment, due(person, circle).map(due -> due.get("assignmentId")).orElse(null)));
    }
}
