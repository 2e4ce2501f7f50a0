package org.studycircle.seeds;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;

/** seeds/catalogue.json. Days count from the day on which the group was founded. */
record Catalogue(List<String> manifests, Circle demoGroup) {

    static final String FOLDER = "/META-INF/seeds/";

    private static final ObjectMapper JSON = new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    static Catalogue read() {
        return read("catalogue", Catalogue.class);
    }

    static <T> T read(String name, Class<T> type) {
        String file = FOLDER + name + ".json";
        try (InputStream stream = Catalogue.class.getResourceAsStream(file)) {
            return JSON.readValue(Objects.requireNonNull(stream, file), type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    record Circle(String name, String description, String zone, String language, String joinPolicy, boolean listed,
            List<Member> members, List<Slot> schedule, List<Topic> threads, List<Reading> reading) {

        UUID id() {
            return SeedIds.of("group " + name);
        }

        String founder() {
            return members.get(0).person();
        }
    }

    record Member(String person, String role) {

        boolean facilitates() {
            return role.equals("FACILITATOR");
        }
    }

    /** Sections of a text, to be read together. */
    record Slot(String manifest, List<Integer> sections, int opensInDays, int dueInDays) {

        UUID id() {
            return SeedIds.of("assignment " + manifest + " " + sections);
        }
    }

    /** @param manifest null for a thread that is about no text */
    record Topic(String by, String manifest, int section, String quote, String title, String text, List<Reply> replies) {

        UUID id() {
            return SeedIds.of("thread " + title);
        }
    }

    record Reply(String by, String text, List<Reply> replies) {

        Reply {
            replies = replies == null ? List.of() : replies;
        }
    }

    /** @param paragraphs how many of the section's were read; 0 for all, and then the section is completed */
    record Reading(String by, String manifest, int section, int paragraphs) {}
}
