package org.studycircle.progress;

import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.RUI;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.Past;
import org.studycircle.testing.People;
import org.studycircle.testing.Texts;
import org.studycircle.text.Ids;

import com.google.errorprone.annotations.CanIgnoreReturnValue;

import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** An essay that is assigned to a group, and what rui's devices tell of reading it. */
record Reading(Circle circle, Texts essay) {

    static Reading ofThreeSections() {
        Circle circle = Past.of(Circle.ofAda().joinedBy(RUI));
        Texts essay = Texts.essayIn(circle, "Progress", 3, 8);
        Map<String, Object> draft = essay.assignment(0, 1, 2);
        draft.putAll(Map.of("opensOn", "2026-01-01", "dueOn", "2999-12-31"));
        Api.as(ADA).body(draft).post(circle.path("/assignments")).then().statusCode(201);
        return new Reading(circle, essay);
    }

    Map<String, Object> event(int section, String kind, long sequence) {
        Map<String, Object> event = new HashMap<>();
        event.put("eventId", Ids.next().toString());
        event.put("sectionId", essay.sectionId(section));
        event.put("kind", kind);
        event.put("sequence", sequence);
        event.put("occurredAt", Instant.now().toString());
        return event;
    }

    Map<String, Object> read(int section, int paragraph, long sequence) {
        return with(event(section, "READ", sequence), "paragraphKey", essay.key(section, paragraph));
    }

    static Map<String, Object> with(Map<String, Object> event, String field, Object value) {
        Map<String, Object> changed = new HashMap<>(event);
        changed.put(field, value);
        return changed;
    }

    @CanIgnoreReturnValue
    ValidatableResponse sent(List<Map<String, Object>> events) {
        return sent(Map.of(), events);
    }

    /** @param device what the device says of itself */
    @CanIgnoreReturnValue
    ValidatableResponse sent(Map<String, ?> device, List<Map<String, Object>> events) {
        Map<String, Object> batch = new HashMap<>(device);
        batch.put("events", events);
        return Api.as(RUI).body(batch).post(circle.path("/me/reading-events")).then().statusCode(200);
    }

    static Map<String, Object> at(Map<String, Object> event, String occurredAt) {
        return with(event, "occurredAt", occurredAt);
    }

    ValidatableResponse mine(People reader) {
        return Api.as(reader).get(circle.path("/me/progress")).then().statusCode(200);
    }

    List<Map<String, Object>> sections() {
        return mine(RUI).extract().path("items[0].sections");
    }

    long recorded(Pool pool) {
        return pool.preparedQuery("select count(*) from group_event where group_id = $1 and type = 'PROGRESS_RECORDED'")
                .execute(Tuple.of(UUID.fromString(circle.id()))).await().indefinitely().iterator().next().getLong(0);
    }
}
