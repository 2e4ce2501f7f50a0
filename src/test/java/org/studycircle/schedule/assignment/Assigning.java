package org.studycircle.schedule.assignment;

import static org.hamcrest.Matchers.is;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.RUI;

import java.util.HashMap;
import java.util.Map;

import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.Texts;

/** Ada's assignments in a group of which rui is a member. */
record Assigning(Circle circle) {

    Texts essay() {
        return Texts.essayIn(circle,
                "# The Empty Chair\n\nBefore all.\n\n## Arriving\n\nOne.\n\nTwo.\n\n## Staying\n\nThree.\n\n"
                        + "## Leaving\n\nFour.\n");
    }

    static Map<String, Object> draft(Texts essay, String dueOn, int... sections) {
        Map<String, Object> draft = essay.assignment(sections);
        draft.put("dueOn", dueOn);
        return draft;
    }

    static Map<String, Object> with(Map<String, Object> draft, String field, Object value) {
        Map<String, Object> changed = new HashMap<>(draft);
        changed.put(field, value);
        return changed;
    }

    String assigned(Map<String, Object> draft) {
        return Api.as(ADA).body(draft).post(circle.path("/assignments")).then().statusCode(201).extract().path("assignmentId");
    }

    String path(String assignmentId) {
        return circle.path("/assignments/" + assignmentId);
    }

    String tag(String assignmentId) {
        return Api.as(ADA).get(path(assignmentId)).then().statusCode(200).extract().header("ETag");
    }

    static Assigning inCircle() {
        return new Assigning(Circle.ofAda().joinedBy(RUI));
    }
}
