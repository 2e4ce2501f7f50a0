package org.studycircle.progress;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

import org.studycircle.group.member.Member;
import org.studycircle.progress.SectionReading.Completion;
import org.studycircle.progress.SectionReading.Mark;
import org.studycircle.progress.SectionReading.Place;
import org.studycircle.progress.SectionReading.Reach;

import io.vertx.core.json.JsonObject;

/** Rows of {@code section_progress} and {@code reading_event} as PostgreSQL turns them into JSON and back, any number at once. */
public final class StoredReading {

    private StoredReading() {}

    /** @param row null where there is none */
    public static SectionReading of(JsonObject row) {
        return row == null
                ? SectionReading.NONE
                : new SectionReading(new Reach(row.getInteger("round"), place(row, "reach")),
                        mark(row, "position", place(row, "position")), mark(row, "completion", completion(row)));
    }

    public static UUID sectionId(JsonObject row) {
        return UUID.fromString(row.getString("section_id"));
    }

    private static Place place(JsonObject row, String fact) {
        String key = row.getString(fact + "_key");
        return key == null ? null : new Place(key, row.getInteger(fact + "_paragraph"));
    }

    private static Completion completion(JsonObject row) {
        String source = row.getString("completion_source");
        return source == null ? null : new Completion(row.getBoolean("complete"), Completion.Source.valueOf(source));
    }

    private static <T> Mark<T> mark(JsonObject row, String fact, T value) {
        return value == null
                ? null
                : new Mark<>(row.getLong(fact + "_sequence"), UUID.fromString(row.getString(fact + "_event")),
                        OffsetDateTime.parse(row.getString(fact + "_at")).toInstant(), value);
    }

    static JsonObject row(UUID sectionId, SectionReading reading) {
        JsonObject row = new JsonObject().put("section_id", sectionId.toString()).put("round", reading.reach().round());
        put(row, "reach", reading.reach().place());
        if (reading.position() != null) {
            put(row, "position", reading.position());
            put(row, "position", reading.position().value());
        }
        if (reading.completion() != null) {
            put(row, "completion", reading.completion());
            row.put("complete", reading.isComplete()).put("completion_source", reading.completion().value().source().name());
        }
        return row;
    }

    private static void put(JsonObject row, String fact, Place place) {
        if (place != null) {
            row.put(fact + "_paragraph", place.paragraph()).put(fact + "_key", place.paragraphKey());
        }
    }

    private static void put(JsonObject row, String fact, Mark<?> mark) {
        row.put(fact + "_sequence", mark.sequence()).put(fact + "_event", mark.eventId().toString())
                .put(fact + "_at", mark.at().toString());
    }

    static JsonObject row(Member reader, ReadingEvent event, Instant receivedAt) {
        return new JsonObject()
                .put("group_id", reader.groupId().toString())
                .put("person_id", reader.personId().toString())
                .put("event_id", event.eventId().toString())
                .put("section_id", event.sectionId().toString())
                .put("kind", event.kind().name())
                .put("paragraph_key", event.paragraphKey())
                .put("sequence", event.sequence())
                .put("round", event.round())
                .put("occurred_at", event.at(receivedAt).toString())
                .put("received_at", receivedAt.toString());
    }
}
