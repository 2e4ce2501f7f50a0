package org.studycircle.bench.data;

import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.BEN;
import static org.studycircle.testing.People.MIA;
import static org.studycircle.testing.People.RUI;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.Eventually;
import org.studycircle.testing.People;
import org.studycircle.testing.Texts;
import org.studycircle.testing.server.EmbeddedServers;
import org.studycircle.testing.server.Rows;

import io.quarkus.test.junit.QuarkusTest;

/** What is generated is what the service writes: the same is said twice, once through the API. */
@QuarkusTest
class GeneratorTest {

    private static final List<People> PEOPLE = List.of(ADA, BEN, RUI, MIA);
    /** Enough for every subject, author and reader, and for an answer of the facilitator's to each of the others. */
    private static final Plan PLAN = new Plan(9, 7, PEOPLE.size(), 4);

    private static final String ID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final String MOMENT = "\\d{4}-\\d\\d-\\d\\dT[0-9:.]+\\+00:00";
    private static final String DIGEST = "\\\\\\\\x[0-9a-f]{64}";

    private Texts text;

    private Ground ground() {
        Circle circle = Circle.ofAda().joinedBy(BEN, RUI, MIA);
        text = Texts.essayIn(circle, "Two Chairs", 2, 2);
        List<UUID> assignments = IntStream.range(0, 2).mapToObj(section -> {
            Map<String, Object> draft = text.assignment(section);
            draft.putAll(Map.of("dueOn", "2999-01-0" + (section + 1)));
            return UUID.fromString(Api.as(ADA).body(draft).post(circle.path("/assignments")).then().statusCode(201).extract()
                    .path("assignmentId"));
        }).toList();
        return new Ground(UUID.fromString(circle.id()),
                PEOPLE.stream().map(person -> UUID.fromString(circle.personId(person))).toList(),
                UUID.fromString(text.editionId()), text.sectionIds().stream().map(UUID::fromString).toList(),
                text.keys().stream().map(keys -> keys.get(0)).toList(), assignments);
    }

    @Test
    void rowsAreThoseThatTheServiceWrites() throws Exception {
        Ground said = ground();
        say(said);
        Ground generated = ground();
        try (Connection database = EmbeddedServers.connect()) {
            new Generator(database, generated, PLAN).write();
            for (String table : Rows.tables()) {
                assertSame(table, rows(database, table, said), rows(database, table, generated));
            }
        }
        Eventually.becomes("copied", () -> isCopied(generated));
        try (Connection database = EmbeddedServers.connect()) {
            assertEquals(rows(database, "group_card", said), rows(database, "group_card", generated));
        }
    }

    /** Tells only of rows that are not in both. */
    private static void assertSame(String table, List<String> said, List<String> generated) {
        List<String> missing = new ArrayList<>(said);
        generated.forEach(missing::remove);
        List<String> more = new ArrayList<>(generated);
        said.forEach(more::remove);
        assertEquals(String.join("\n", missing), String.join("\n", more), table);
    }

    @Test
    void serviceGoesOnWhereItEnds() throws Exception {
        Ground generated = ground();
        try (Connection database = EmbeddedServers.connect()) {
            new Generator(database, generated, PLAN).write();
        }
        String threads = "/groups/" + generated.groupId() + "/threads";
        var list = Api.as(RUI).get(threads).then().statusCode(200).body("items.size()", is(PLAN.threads())).extract();
        String posts = threads + "/" + list.path("items[0].threadId") + "/posts";
        Api.as(RUI).get(posts).then().statusCode(200).body("items.size()", is(PLAN.posts()));
        Api.as(RUI).body(Map.of("text", "One more")).post(posts).then().statusCode(201)
                .body("number", is(PLAN.posts() + 1));
    }

    private static void say(Ground ground) {
        String path = "/groups/" + ground.groupId() + "/threads";
        String[] threads = new String[PLAN.threads()];
        for (int first = 0; first < PLAN.threads(); first += PLAN.beside()) {
            int end = Math.min(first + PLAN.beside(), PLAN.threads());
            for (int number = 1; number <= PLAN.posts(); number++) {
                for (int thread = first; thread < end; thread++) {
                    var author = Api.as(PEOPLE.get(PLAN.author(thread, number)));
                    String words = PLAN.text(thread, number);
                    if (number == 1) {
                        threads[thread] = author.body(draft(ground, thread, words)).post(path).then().statusCode(201).extract()
                                .path("threadId");
                    } else {
                        author.body(Map.of("parent", PLAN.parent(thread, number), "text", words))
                                .post(path + "/" + threads[thread] + "/posts").then().statusCode(201)
                                .body("number", is(number));
                    }
                }
            }
            for (int thread = first; thread < end; thread++) {
                for (int person = 0; person < PLAN.people(); person++) {
                    if (PLAN.isReader(thread, person)) {
                        Api.as(PEOPLE.get(person))
                                .body(Map.of("seen", List.of(Map.of("first", 1, "last", PLAN.readTo()))))
                                .put("/groups/" + ground.groupId() + "/me/read-states/" + threads[thread]).then()
                                .statusCode(200);
                    }
                }
            }
        }
    }

    private static Map<String, Object> draft(Ground ground, int thread, String words) {
        Map<String, Object> draft = new HashMap<>(Map.of("title", PLAN.title(thread), "post", Map.of("text", words)));
        UUID section = ground.sectionIds().get(ground.section(thread));
        switch (PLAN.subject(thread)) {
            case SECTION -> draft.put("about", Map.of("sectionId", section));
            case ASSIGNMENT -> draft.put("about", Map.of("assignmentId", ground.assignments().get(ground.section(thread))));
            case PARAGRAPH -> draft.put("about", Map.of("sectionId", section, "anchor",
                    Map.of("paragraphKey", ground.firstKeys().get(ground.section(thread)))));
            default -> draft.remove("about");
        }
        return draft;
    }

    private static boolean isCopied(Ground ground) {
        try (Connection database = EmbeddedServers.connect()) {
            return texts(database, "select 1 from reading_group where copied and group_id = '" + ground.groupId() + "'")
                    .size() == 1
                    && texts(database, "select 1 from read_count where not copied and group_id = '" + ground.groupId() + "'")
                            .isEmpty();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All rows of a group, with names in the place of what is another one in each group. */
    private static List<String> rows(Connection database, String table, Ground ground) throws SQLException {
        Map<String, String> names = names(database, ground);
        List<String> rows = new ArrayList<>();
        for (String row : texts(database, "select (to_jsonb(t) - array['copied', 'copied_seq', 'copied_version'])::text from "
                + table + " t where group_id = '" + ground.groupId() + "'")) {
            String named = row;
            for (Map.Entry<String, String> name : names.entrySet()) {
                named = named.replace(name.getKey(), name.getValue());
            }
            rows.add(named.replaceAll(ID, "ID").replaceAll(MOMENT, "MOMENT").replaceAll(DIGEST, "DIGEST"));
        }
        assertTrue(!table.equals("post") || rows.size() == PLAN.threads() * PLAN.posts(), table);
        return rows.stream().sorted().toList();
    }

    private static Map<String, String> names(Connection database, Ground ground) throws SQLException {
        Map<String, String> names = new HashMap<>();
        name(names, "PERSON-", ground.people());
        name(names, "SECTION-", ground.sectionIds());
        name(names, "ASSIGNMENT-", ground.assignments());
        name(names, "THREAD-", texts(database, "select thread_id from thread where group_id = '" + ground.groupId()
                + "' order by opened_seq"));
        return names;
    }

    private static void name(Map<String, String> names, String kind, List<?> ids) {
        names.putAll(IntStream.range(0, ids.size()).boxed()
                .collect(Collectors.toMap(i -> ids.get(i).toString(), i -> kind + i)));
    }

    private static List<String> texts(Connection database, String query) throws SQLException {
        try (Statement statement = database.createStatement(); ResultSet rows = statement.executeQuery(query)) {
            List<String> all = new ArrayList<>();
            while (rows.next()) {
                all.add(rows.getString(1));
            }
            return all;
        }
    }
}
