package org.studycircle.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

import org.studycircle.bench.data.Generator;
import org.studycircle.bench.data.Ground;
import org.studycircle.bench.data.Plan;
import org.studycircle.text.Ids;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Groups in which everybody is a member, has read something, and in which as much has been said as is asked for. */
record Community(List<Ground> grounds) {

    static final int GROUPS = 20;
    static final int SECTIONS = 6;

    private static final int POSTS = 100;
    private static final int BESIDE = 32;
    private static final int PARAGRAPHS = 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Made once for a directory of data. */
    static Community in(Stand stand, Realm realm, long posts) throws SQLException, IOException {
        Path kept = stand.directory().resolve("community.json");
        if (Files.notExists(kept)) {
            List<Api> people = realm.tokens().stream().map(token -> new Api(stand.service().port(), token)).toList();
            List<Ground> grounds = new ArrayList<>();
            for (int group = 0; group < GROUPS; group++) {
                grounds.add(ground(group, people));
            }
            generate(stand, grounds, new Plan((int) (posts / GROUPS / POSTS), POSTS, people.size(), BESIDE));
            JSON.writeValue(kept.toFile(), new Community(grounds));
        }
        return JSON.readValue(kept.toFile(), Community.class);
    }

    private static Ground ground(int number, List<Api> people) {
        Api founder = people.get(0);
        String group = founder.post("/groups", 201, Map.of("name", "Group " + number, "zone", "Europe/Berlin", "joinPolicy", "OPEN"))
                .get("groupId").asText();
        String path = "/groups/" + group;
        List<UUID> members = new ArrayList<>(List.of(id(founder.get("/me"), "personId")));
        people.stream().skip(1).forEach(person -> members.add(id(person.put(path + "/me/membership"), "personId")));
        String proposal = founder.postText(path + "/imports", "text/markdown", markdown()).get("importId").asText();
        JsonNode edition = founder.post(path + "/essays", 201, Map.of("importId", proposal)).get("edition");
        UUID editionId = id(edition, "editionId");
        List<UUID> sections = all(edition.get("sections")).stream().map(section -> id(section, "sectionId")).toList();
        List<JsonNode> texts = sections.stream()
                .map(section -> founder.get(path + "/editions/" + editionId + "/sections/" + section)).toList();
        List<UUID> assignments = IntStream.range(0, SECTIONS).mapToObj(week -> id(founder.post(path + "/assignments", 201,
                Map.of("editionId", editionId, "sectionIds", List.of(sections.get(week)), "dueOn",
                        LocalDate.now().plusWeeks(week - 2L).toString(), "opensOn", LocalDate.now().minusWeeks(4).toString())),
                "assignmentId")).toList();
        for (int person = 0; person < people.size(); person++) {
            read(people.get(person), path, texts, person % (SECTIONS + 1));
        }
        return new Ground(UUID.fromString(group), members, editionId, sections,
                texts.stream().map(text -> text.get("paragraphs").get(0).get("key").asText()).toList(), assignments);
    }

    /** Opens all sections, and completes the first of them. */
    private static void read(Api person, String path, List<JsonNode> texts, int completed) {
        List<Map<String, Object>> events = new ArrayList<>();
        for (int section = 0; section < texts.size(); section++) {
            JsonNode paragraphs = texts.get(section).get("paragraphs");
            int place = section < completed ? paragraphs.size() - 1 : 0;
            events.add(Map.of("eventId", Ids.next(), "sectionId", texts.get(section).get("sectionId").asText(), "kind", "READ",
                    "paragraphKey", paragraphs.get(place).get("key").asText(), "sequence", 1, "occurredAt",
                    Instant.now().toString()));
            if (section < completed) {
                events.add(Map.of("eventId", Ids.next(), "sectionId", texts.get(section).get("sectionId").asText(), "kind",
                        "COMPLETED", "sequence", 2, "occurredAt", Instant.now().toString()));
            }
        }
        person.post(path + "/me/reading-events", 200, Map.of("events", events));
    }

    private static String markdown() {
        StringBuilder text = new StringBuilder("# An essay\n\n");
        for (int section = 1; section <= SECTIONS; section++) {
            text.append("## Section ").append(section).append("\n\n");
            for (int paragraph = 1; paragraph <= PARAGRAPHS; paragraph++) {
                text.append("Paragraph ").append(paragraph).append(" of section ").append(section)
                        .append(": a chair is made for one person, and a second one beside it makes the room expect a conversation. ".repeat(4))
                        .append("\n\n");
            }
        }
        return text.toString();
    }

    /** Those of all groups in turn, so that in the tables they lie between each other. */
    private static void generate(Stand stand, List<Ground> grounds, Plan plan) throws SQLException {
        try (Connection database = stand.database(); Statement statement = database.createStatement()) {
            // what refers to what is as it has to be, and need not be looked at five million times
            statement.execute("set session_replication_role = replica");
            List<Generator> generators = grounds.stream().map(ground -> new Generator(database, ground, plan)).toList();
            for (Generator generator : generators) {
                generator.begin();
            }
            for (int first = 0; first < plan.threads(); first += plan.beside()) {
                for (Generator generator : generators) {
                    generator.writeThreads(first);
                }
            }
            for (Generator generator : generators) {
                generator.end();
            }
            awaitCopies(statement);
            statement.execute("vacuum analyze");
            statement.execute("checkpoint");
        }
    }

    /** The service finds by itself what it has not copied. */
    private static void awaitCopies(Statement statement) throws SQLException {
        long left = 1;
        while (left > 0) {
            pause();
            try (ResultSet found = statement.executeQuery("""
                    select (select count(*) from reading_group where not copied) + (select count(*) from read_count where not copied)
                    """)) {
                found.next();
                left = found.getLong(1);
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static UUID id(JsonNode answer, String field) {
        return UUID.fromString(answer.get(field).asText());
    }

    private static List<JsonNode> all(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
