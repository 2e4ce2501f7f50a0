package org.studycircle.home;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.People;

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
}
