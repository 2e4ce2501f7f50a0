package org.studycircle.testing;

import java.util.Map;

import org.studycircle.text.Ids;

import com.google.errorprone.annotations.CanIgnoreReturnValue;

/** A thread of a test's own, opened through the API. */
public record Discussion(Circle circle, String id) {

    @CanIgnoreReturnValue
    public static Discussion openedBy(People person, Circle circle) {
        return openedBy(person, circle, Map.of("title", "Two pages?", "post", Map.of("text", "Who wrote the third?")));
    }

    @CanIgnoreReturnValue
    public static Discussion openedBy(People person, Circle circle, Map<String, ?> draft) {
        return new Discussion(circle,
                Api.as(person).body(draft).post(circle.path("/threads")).then().statusCode(201).extract().path("threadId"));
    }

    /** @return the number of the reply */
    @CanIgnoreReturnValue
    public int reply(People person, int parent) {
        return reply(person, parent, "Reply to " + parent);
    }

    @CanIgnoreReturnValue
    public int reply(People person, int parent, String text) {
        return Api.as(person).body(Map.of("postId", Ids.next(), "parent", parent, "text", text)).post(path("/posts")).then()
                .statusCode(201).extract().path("number");
    }

    /** The tag of what stands there. */
    public String tag(People person, String rest) {
        return Api.as(person).get(path(rest)).then().statusCode(200).extract().header("ETag");
    }

    /** For example {@code path("/posts/1")}. */
    public String path(String rest) {
        return circle.path("/threads/" + id + rest);
    }

    public String readState() {
        return circle.path("/me/read-states/" + id);
    }
}
