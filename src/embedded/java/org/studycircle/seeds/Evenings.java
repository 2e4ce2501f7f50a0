package org.studycircle.seeds;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.studycircle.seeds.Catalogue.Reading;

import com.fasterxml.jackson.databind.JsonNode;

/** What one of the demo people has read so far, as a device of theirs would tell it. */
record Evenings(Stage stage, String reader, List<Reading> readings) {

    private record Event(UUID eventId, String sectionId, String kind, String paragraphKey, int sequence, String occurredAt) {}

    static UUID id(String reader) {
        return SeedIds.of("reading of " + reader);
    }

    void load() {
        List<Event> events = new ArrayList<>();
        readings.forEach(reading -> read(reading, events));
        JsonNode receipt = stage.cast().calls(reader).post(stage.path("/me/reading-events"), Map.of("events", events)).body();
        if (receipt.get("results").findValuesAsText("outcome").contains("REFUSED")) {
            throw new IllegalStateException("what %s has read is refused: %s".formatted(reader, receipt));
        }
    }

    private void read(Reading reading, List<Event> events) {
        Text text = Text.find(stage, reading.manifest());
        List<String> keys = text.paragraphs(reading.section()).stream().map(paragraph -> paragraph.get("key").asText()).toList();
        boolean all = reading.paragraphs() == 0;
        String last = keys.get(all ? keys.size() - 1 : reading.paragraphs() - 1);
        events.add(event(text, reading, "READ", last, events.size()));
        if (all) {
            events.add(event(text, reading, "COMPLETED", null, events.size()));
        }
    }

    private Event event(Text text, Reading reading, String kind, String key, int number) {
        return new Event(SeedIds.of("reading of " + reader + " " + number), text.sectionId(reading.section()), kind, key,
                number + 1, Instant.now().toString());
    }
}
