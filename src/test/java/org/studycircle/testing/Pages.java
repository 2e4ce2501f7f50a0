package org.studycircle.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;

/** A list read page by page, as a client does. */
public final class Pages {

    private Pages() {}

    /**
     * Reads a list to its end, goes back to its beginning, and holds that both ways give the same.
     *
     * @param item path of what to take of each page, say {@code items.number}
     */
    public static <T> List<T> bothWays(People person, String path, Map<String, ?> query, int limit, String item) {
        List<List<T>> forwards = new ArrayList<>();
        ExtractableResponse<Response> page = page(person, path, query, limit, Map.of());
        forwards.add(page.path(item));
        String last = null;
        while (page.path("next") != null) {
            page = page(person, path, query, limit, Map.of("after", page.<String>path("next")));
            forwards.add(page.path(item));
            last = page.path("previous");
        }
        assertEquals(forwards.size() > 1, last != null, "the last page has a previous one");
        List<List<T>> backwards = new ArrayList<>(List.of(forwards.get(forwards.size() - 1)));
        while (last != null) {
            page = page(person, path, query, limit, Map.of("before", last));
            backwards.add(0, page.path(item));
            last = page.path("previous");
        }
        List<T> all = forwards.stream().flatMap(List::stream).toList();
        assertEquals(all, backwards.stream().flatMap(List::stream).toList(), "backwards");
        return all;
    }

    private static ExtractableResponse<Response> page(People person, String path, Map<String, ?> query, int limit,
            Map<String, ?> cursor) {
        return Api.as(person).queryParams(query).queryParams(cursor).queryParam("limit", limit).get(path).then()
                .statusCode(200).extract();
    }
}
