package org.studycircle.across;

import static org.hamcrest.Matchers.oneOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.MIA;
import static org.studycircle.testing.People.RUI;
import static org.studycircle.testing.People.SAM;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.EmbeddedServers;
import org.studycircle.testing.People;
import org.studycircle.testing.Scene;
import org.studycircle.testing.Texts;
import org.studycircle.text.Ids;

import io.quarkus.test.junit.QuarkusTest;

/**
 * What the lists cost, as PostgreSQL's own plans of the real statements say: the pages of data that a request touches are
 * bound by its rows, twelve for each, whatever the tables hold. A scan of the deep thread alone would be several times as many.
 */
@QuarkusTest
class QueryCostTest {

    private static final Path LOG = Path.of("target", "embedded", "postgresql.log");
    private static final Pattern BUFFERS = Pattern.compile("\"Shared (?:Hit|Read) Blocks\": (\\d+)");
    private static final List<String> ORDERS = List.of("TREE", "OLDEST", "NEWEST");
    private static final int WARM_UP = 7;
    private static final int SETTLED = 30;
    private static final int MOST_PER_PAGE = 21 * 13;
    private static final int DEPTH = 40;
    private static final int OWN_GROUPS = 500;

    /** A group with its posts, most of them in one deep thread. */
    private record Scene(Circle circle, Texts text, UUID thread, int posts) {

        String path(String rest) {
            return circle.path(rest);
        }

        String inThread(String rest) {
            return circle.path("/threads/" + thread + rest);
        }

        String readState() {
            return circle.path("/me/read-states/" + thread);
        }

        /** The cursor of about the middle of a list of the big thread. */
        String middle(String order) {
            String cursor = null;
            for (int page = 0; page < posts / 4 / 100 + 1; page++) {
                var call = Api.raw(ADA).queryParam("order", order).queryParam("limit", 100);
                cursor = (cursor == null ? call : call.queryParam("after", cursor)).get(inThread("/posts")).then()
                        .statusCode(200).extract().path("next");
            }
            return cursor;
        }
    }

    @AfterEach
    void stopLogging() throws Exception {
        try (Connection database = database(); Statement statement = database.createStatement()) {
            logPlans(statement, false);
        }
        // the service notices one by one that its connections have been ended
        for (int good = 0; good < SETTLED;) {
            good = Api.raw(People.ADA).queryParam("limit", 1).get("/groups").statusCode() == 200 ? good + 1 : 0;
        }
    }

    private static void logPlans() throws Exception {
        try (Connection database = database(); Statement statement = database.createStatement()) {
            statement.execute("analyze");
            logPlans(statement, true);
        }
    }

    @Test
    void costOfAPageDoesNotGrowWithTheTables() throws Exception {
        Scene small = scene(2_000);
        Scene large = scene(40_000);
        Map<String, String> middles = new HashMap<>();
        for (Scene scene : List.of(small, large)) {
            ORDERS.forEach(order -> middles.put(scene.posts + order, scene.middle(order)));
        }
        logPlans();
        Map<String, List<Integer>> costs = new LinkedHashMap<>();
        for (Scene scene : List.of(small, large)) {
            cost(costs, "threads", scene.path("/threads"));
            cost(costs, "threads of a section", scene.path("/threads?sectionId=" + scene.text.sectionId(0)));
            cost(costs, "threads by opening", scene.path("/threads?order=OPENED"));
            for (String order : ORDERS) {
                String middle = middles.get(scene.posts + order);
                cost(costs, order + " onwards", scene.inThread("/posts?order=" + order + "&after=" + middle));
                cost(costs, order + " backwards", scene.inThread("/posts?order=" + order + "&before=" + middle));
            }
            cost(costs, "two levels", scene.inThread("/posts?depth=2"));
            cost(costs, "branch", scene.inThread("/posts?under=1&depth=3"));
            cost(costs, "one thread", scene.inThread(""));
            cost(costs, "read state", scene.readState());
            cost(costs, "board", scene.path("/progress"));
            cost(costs, "own progress", scene.path("/me/progress"));
            cost(costs, "events", scene.path("/events"));
            cost(costs, "members", scene.path("/members"));
            cost(costs, "invitations", scene.path("/invitations"));
            cost(costs, "my invitations", "/me/invitations");
            cost(costs, "requests by name", scene.path("/members?state=REQUESTED"));
            cost(costs, "requests in their order", scene.path("/members?state=REQUESTED&order=SINCE"));
            for (People member : List.of(MIA, RUI)) {
                String who = member == MIA ? " concealed" : " fulfilled";
                cost(costs, member, "threads" + who, scene.path("/threads"));
                cost(costs, member, "threads of a section" + who, scene.path("/threads?sectionId=" + scene.text.sectionId(0)));
                for (String order : ORDERS) {
                    cost(costs, member, order + who,
                            scene.inThread("/posts?order=" + order + "&after=" + middles.get(scene.posts + order)));
                }
                cost(costs, member, "two levels" + who, scene.inThread("/posts?depth=2"));
                cost(costs, member, "branch" + who, scene.inThread("/posts?under=1&depth=3"));
                cost(costs, member, "one thread" + who, scene.inThread(""));
                cost(costs, member, "read state" + who, scene.readState());
                cost(costs, member, "events" + who, scene.path("/events?after=1000"));
            }
        }
        assertFlat(costs, small.posts + " posts", large.posts + " posts");
    }

    /** Others' groups are copies alone, so that nothing has to be copied for them. */
    @Test
    void costOfOnesGroupsDoesNotGrowWithThoseOfOthers() throws Exception {
        Map<String, List<Integer>> costs = new LinkedHashMap<>();
        try (Connection database = database(); Statement statement = database.createStatement()) {
            for (int own = 0; own < OWN_GROUPS; own++) {
                shelve(statement, "'" + SAM.id() + "'", "Mine " + own, 1);
            }
            for (int size : List.of(OWN_GROUPS, 10 * OWN_GROUPS)) {
                shelve(statement, "gen_random_uuid()", "Theirs", size);
                String next = Api.raw(SAM).get("/me/groups").then().statusCode(200).extract().path("next");
                logPlans();
                cost(costs, SAM, "own groups", "/me/groups");
                cost(costs, SAM, "own groups onwards", "/me/groups?after=" + next);
                stopLogging();
            }
        } finally {
            unshelve();
        }
        assertFlat(costs, 2 * OWN_GROUPS + " groups", 12 * OWN_GROUPS + " groups");
    }

    @Test
    void costOfAPageOfMembersDoesNotGrowWithTheGroup() throws Exception {
        Map<String, List<Integer>> costs = new LinkedHashMap<>();
        for (int size : List.of(50, 50_000)) {
            Circle circle = Circle.ofAda();
            try (Connection database = database(); Statement statement = database.createStatement()) {
                assertEquals(size, statement.executeUpdate("""
                        insert into membership (group_id, person_id, real_person_id, display_name, role, state, joined_at,
                                                created_at, version)
                        select '%s', id, id, 'Member ' || n, 'MEMBER', 'ACTIVE', now(), now(), 0
                        from (select gen_random_uuid() as id, n from generate_series(1, %d) n) people
                        """.formatted(circle.id(), size)));
            }
            String next = Api.raw(ADA).get(circle.path("/members")).then().statusCode(200).extract().path("next");
            logPlans();
            cost(costs, ADA, "members", circle.path("/members"));
            cost(costs, ADA, "members onwards", circle.path("/members?after=" + next));
            stopLogging();
            try (Connection database = database(); Statement statement = database.createStatement()) {
                assertEquals(size, statement.executeUpdate(
                        "delete from membership where group_id = '" + circle.id() + "' and display_name like 'Member %'"));
                // what other tests measure is not to depend on whether they come before or after
                statement.execute("vacuum full membership");
            }
        }
        assertFlat(costs, "50 members", "50000 members");
    }

    /** The planner may look rows up one by one or join them; both are bound by the rows of the page. */
    private static void assertFlat(Map<String, List<Integer>> costs, String small, String large) {
        costs.forEach((list, buffers) -> {
            System.out.printf("buffers of %-32s %4d with %s, %4d with %s%n", list, buffers.get(0), small, buffers.get(1),
                    large);
            assertEquals(2, buffers.size());
            assertTrue(buffers.get(0) > 0, list + ": no plan was logged");
            assertTrue(buffers.get(1) <= MOST_PER_PAGE, list + " grows: " + buffers);
        });
    }

    /** Groups with something due; twenty people are in each, or the one. */
    private static void shelve(Statement statement, String person, String name, int groups) throws SQLException {
        int people = person.startsWith("'") ? 1 : 20;
        assertTrue(statement.executeUpdate("""
                with made as (
                  insert into group_card (group_id, name, zone, join_policy, pseudonymous, archived, member_count, post_count, seq)
                  select gen_random_uuid(), '%1$s', 'UTC', 'OPEN', false, false, 20, 100, 1 from generate_series(1, %3$d)
                  returning group_id
                ), due as (
                  insert into group_due (group_id, assignment_id, title, opens_at, due_at, seq)
                  select group_id, gen_random_uuid(), 'Week ' || n, now(), now() + (n - 5) * interval '1 week', 1
                  from made, generate_series(1, 10) n
                )
                insert into my_group (person_id, group_id, name, role, state, joined_at, read_posts, read_version, seq)
                select %2$s, group_id, '%1$s', 'MEMBER', 'ACTIVE', now(), 50, 1, 1 from made, generate_series(1, %4$d)
                """.formatted(name, person, groups, people)) > 0);
    }

    private static void unshelve() throws SQLException {
        try (Connection database = database(); Statement statement = database.createStatement()) {
            for (String table : List.of("my_group", "group_due", "group_card")) {
                assertTrue(statement.executeUpdate("delete from " + table + " c where not exists "
                        + "(select from reading_group g where g.group_id = c.group_id)") > 0);
            }
        }
    }

    /** Each group says the same but for a few: thirty of them something rare, one in a hundred something now and then. */
    @Test
    void costOfFindingGroupsDoesNotGrowWithTheirNumber() throws Exception {
        String mark = Ids.next().toString().replaceAll("[^a-f]", "x");
        List<Integer> sizes = List.of(3_000, 30_000);
        Map<String, List<Integer>> costs = new LinkedHashMap<>();
        try {
            for (int size : sizes) {
                list(mark, size);
                logPlans();
                cost(costs, "rare word", "/groups?q=rare" + mark);
                cost(costs, "part of a rare word", "/groups?q=are" + mark);
                cost(costs, "rare characters", "/groups?q=読書会 " + mark);
                cost(costs, "rare language", "/groups?language=tlh");
                cost(costs, "nothing", "/groups?q=nothing" + mark);
                cost(costs, "common word", "/groups?q=common" + mark);
                cost(costs, "common description", "/groups?q=described" + mark);
                cost(costs, "common beginning", "/groups?q=com");
                cost(costs, "common language", "/groups?language=fr");
                cost(costs, "common and rare", "/groups?language=fr&q=rare" + mark + " described" + mark);
                cost(costs, "occasional word", "/groups?q=occasional" + mark);
            }
        } finally {
            unlist(mark);
        }
        costs.forEach((search, buffers) -> {
            System.out.printf("buffers of %-22s %4d in %d groups, %4d in %d%n", search, buffers.get(0), sizes.get(0),
                    buffers.get(1), sizes.get(1));
            assertTrue(buffers.get(0) > 0, search + ": no plan was logged");
            // where there are up to a thousand hits, each of them is looked at
            assertTrue(buffers.get(1) <= (search.startsWith("occasional") ? 1_000 : 2 * MOST_PER_PAGE),
                    search + ": " + buffers);
        });
    }

    private static void list(String mark, int size) throws SQLException {
        try (Connection database = database(); Statement statement = database.createStatement()) {
            statement.execute("""
                    with founded as (
                      insert into reading_group (group_id, name, description, zone, language, join_policy, listed,
                        late_joiner_policy, default_visibility, member_count, facilitator_count, created_from, created_at, version)
                      select gen_random_uuid(),
                        'Common%1$s ' || md5(i::text) || case when i <= 30 then ' rare%1$s' when i <= 60 then ' 読書会 %1$s' else '' end,
                        'All are described%1$s as ' || md5('x' || i)
                          || case when i %% 100 = 70 then ' and the occasional%1$s one' else '' end,
                        'UTC', case when i between 61 and 90 then 'tlh' else 'fr' end, 'OPEN', true, 'SAME_DATES', 'ALWAYS', 1, 1,
                        decode('%2$s', 'hex'),
                        now() - random() * interval '1 year', 0
                      from generate_series((select count(*) + 1 from reading_group where created_from = decode('%2$s', 'hex')), %3$d) i
                      returning *
                    )
                    insert into listed_group
                    select group_id, created_at, search_folded(name), search_document(name), search_document(name || ' . ' || description),
                      search_languages(language, '{}')
                    from founded
                    """.formatted(mark, hex(mark), size));
            statement.execute("vacuum listed_group");
        }
    }

    private static void unlist(String mark) throws SQLException {
        try (Connection database = database(); Statement statement = database.createStatement()) {
            statement.execute("delete from reading_group where created_from = decode('" + hex(mark) + "', 'hex')");
        }
    }

    private static String hex(String mark) {
        return HexFormat.of().formatHex(mark.getBytes(StandardCharsets.UTF_8));
    }

    private static void cost(Map<String, List<Integer>> costs, String list, String path) throws IOException {
        cost(costs, ADA, list, path);
    }

    private static void cost(Map<String, List<Integer>> costs, People person, String list, String path) throws IOException {
        for (int call = 0; call < WARM_UP; call++) {
            // the pool may still hand out a connection that was just ended
            Api.raw(person).get(path).then().statusCode(oneOf(200, 503));
        }
        long before = Files.size(LOG);
        Api.raw(person).get(path).then().statusCode(200);
        costs.computeIfAbsent(list, name -> new ArrayList<>()).add(buffers(before));
    }

    /** Of the statements logged since, but for looking what is to be copied: each plan's first counts are those of its root. */
    private static int buffers(long since) throws IOException {
        String log = new String(Files.readAllBytes(LOG), StandardCharsets.UTF_8).substring((int) since);
        int sum = 0;
        for (String plan : log.split("\"Query Text\"", -1)) {
            Matcher counts = BUFFERS.matcher(plan.contains("not copied") ? "" : plan);
            sum += counts.find() ? Integer.parseInt(counts.group(1)) : 0;
            sum += counts.find() ? Integer.parseInt(counts.group(1)) : 0;
        }
        return sum;
    }

    private static Scene scene(int posts) throws Exception {
        Circle circle = Circle.ofAda().joinedBy(RUI, MIA);
        Texts text = Texts.essayIn(circle, "Long", 6, 5);
        for (int week = 0; week < 3; week++) {
            Map<String, Object> assignment = text.assignment(week * 2, week * 2 + 1);
            assignment.putAll(Map.of("opensOn", "2026-01-0" + (week + 1), "dueOn", "2026-01-1" + week, "visibility",
                    "AFTER_READING"));
            Api.as(ADA).body(assignment).post(circle.path("/assignments")).then().statusCode(201);
        }
        UUID deep = Ids.next();
        List<String> authors = List.of(ADA.id(), RUI.id(), MIA.id());
        try (Connection database = database()) {
            copyRequests(database, circle, posts / 4);
            copyThread(database, circle, text, deep, posts / 2, authors);
            for (int thread = 0; thread < posts / 2 / 50; thread++) {
                copyThread(database, circle, text, Ids.next(), 50, authors);
            }
            try (Statement statement = database.createStatement()) {
                statement.execute("update reading_group set event_seq = " + opened + " where group_id = '" + circle.id() + "'");
            }
            copyInvitations(database, circle, posts / 20);
        }
        Map<String, Object> completed = Map.of("eventId", Ids.next(), "sectionId", text.sectionId(0), "kind", "COMPLETED",
                "sequence", 1, "occurredAt", "2026-01-02T12:00:00Z");
        Api.as(RUI).body(Map.of("events", List.of(completed))).post(circle.path("/me/reading-events")).then().statusCode(200);
        return new Scene(circle, text, deep, posts);
    }

    private static void copyRequests(Connection database, Circle circle, int people) throws SQLException, IOException {
        StringBuilder rows = new StringBuilder();
        for (int person = 0; person < people; person++) {
            String id = Ids.next().toString();
            rows.append(String.join("\t", circle.id(), id, id, "Reader " + person, "MEMBER", "REQUESTED",
                    "2026-01-01", "2026-01-01", "0")).append('\n');
        }
        copy(database,
                "membership (group_id, person_id, real_person_id, display_name, role, state, since, created_at, version)",
                rows.toString());
    }

    private static long opened = 1_000;

    private static void copyThread(Connection database, Circle circle, Texts text, UUID id, int posts, List<String> authors)
            throws SQLException, IOException {
        opened++;
        copy(database, "thread (group_id, thread_id, title, edition_id, section_id, author_id, post_count, last_number, "
                + "opened_seq, activity_seq, last_post_at, created_from, created_at, version)",
                String.join("\t", circle.id(), id.toString(), "Thread", text.editionId(), text.sectionId(0), authors.get(0),
                        "" + posts, "" + posts, "" + opened, "" + opened, "2026-01-01", "\\\\x00", "2026-01-01", "0") + "\n");
        StringBuilder rows = new StringBuilder();
        String[] paths = new String[posts + 1];
        for (int number = 1; number <= posts; number++) {
            int depth = (number - 1) % DEPTH;
            int parent = depth == 0 ? 1 : number - 1;
            String digits = Integer.toHexString(number);
            paths[number] = (number == 1 ? "" : paths[parent]) + digits.length() + digits + ".";
            rows.append(String.join("\t", circle.id(), id.toString(), "" + number, Ids.next().toString(),
                    number == 1 ? "\\N" : "" + parent, "" + (paths[number].chars().filter(c -> c == '.').count() - 1),
                    paths[number], authors.get(number % authors.size()), "A thought.", "<p>A thought.</p>", "1", "\\\\x00",
                    "2026-01-01")).append('\n');
        }
        copy(database, "post (group_id, thread_id, number, post_id, parent_number, depth, tree_path, author_id, text, html, "
                + "revision, created_from, created_at)", rows.toString());
        copy(database, "read_state (group_id, person_id, thread_id, read, kept, own)",
                String.join("\t", circle.id(), authors.get(0), id.toString(), "{[1," + posts / 2 + ")}", "{}", "{}") + "\n"
                        + String.join("\t", circle.id(), authors.get(2), id.toString(), "{[3,4)}", "{}", "{[3,4)}") + "\n");
        copy(database, "group_event (group_id, seq, type, at, actor_id, audience, thread_id, post_number)",
                String.join("\t", circle.id(), "" + opened, "POST_CREATED", "2026-01-01", authors.get(0), "GROUP",
                        id.toString(),
                        "2") + "\n");
    }

    /** Each to another address, but for one in two hundred. */
    private static void copyInvitations(Connection database, Circle circle, int count) throws SQLException, IOException {
        StringBuilder invitations = new StringBuilder();
        StringBuilder mails = new StringBuilder();
        for (int number = 1; number <= count; number++) {
            String id = Ids.next().toString();
            String email = number % 200 == 0 ? "ada@example.org" : "guest-" + id + "@example.org";
            invitations.append(String.join("\t", circle.id(), id, "MEMBER", "1", "1", email, "\\\\x00", circle.personId(ADA),
                    "\\\\x00", "2026-01-01", "2999-01-01")).append('\n');
            mails.append(String.join("\t", email, circle.id(), id, "2026-01-01", "2999-01-01", "0")).append('\n');
        }
        copy(database,
                "invitation (group_id, invitation_id, role, uses, uses_left, email, code_hash, created_by, created_from, "
                        + "created_at, expires_at)",
                invitations.toString());
        copy(database, "invitation_mail (email, group_id, invitation_id, created_at, expires_at, attempts)", mails.toString());
    }

    private static void copy(Connection database, String table, String rows) throws SQLException, IOException {
        long copied = database.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + table + " from stdin",
                new StringReader(rows));
        assertTrue(copied > 0);
    }

    /** Applies to new connections; those of the service's pool are replaced. */
    private static void logPlans(Statement statement, boolean on) throws SQLException {
        String name = statement.getConnection().getCatalog();
        for (String setting : List.of("session_preload_libraries = 'auto_explain'", "auto_explain.log_min_duration = 0",
                "auto_explain.log_analyze = on", "auto_explain.log_buffers = on", "auto_explain.log_format = json")) {
            statement.execute("alter database " + name + (on ? " set " + setting : " reset " + setting.split(" ", -1)[0]));
        }
        statement.execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name
                + "' and application_name = 'vertx-pg-client'");
    }

    private static Connection database() throws SQLException {
        Map<String, String> servers = EmbeddedServers.running();
        return DriverManager.getConnection("jdbc:" + servers.get("quarkus.datasource.reactive.url"),
                servers.get("quarkus.datasource.username"), servers.get("quarkus.datasource.password"));
    }
}
