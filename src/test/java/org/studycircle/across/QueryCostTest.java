package org.studycircle.across;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.MIA;
import static org.studycircle.testing.People.RUI;
import static org.studycircle.testing.People.SAM;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.People;

import io.quarkus.test.junit.QuarkusTest;

/**
 * What the lists cost, as PostgreSQL's own plans of the real statements say: the pages of data that a request touches are
 * bound by its rows, twelve for each, whatever the tables hold. A scan of the deep thread alone would be several times as many.
 */
@QuarkusTest
class QueryCostTest {

    private static final List<String> ORDERS = List.of("TREE", "OLDEST", "NEWEST");
    private static final int OWN_GROUPS = 500;
    /** Of chosen threads, for 200 that are gone through, and of the talk about a section for the 400 that the large group has about it. */
    private static final int MOST_PER_WALK = 200 * 40;
    /** Of events, through which somebody goes who does not see all of them; how many there are of them is chance. */
    private static final int MOST_PER_STRETCH = 128 * 13;

    @AfterEach
    void stopLogging() throws SQLException {
        Costs.stopLogging();
    }

    @Test
    void costOfAPageDoesNotGrowWithTheTables() throws Exception {
        LongGroup small = LongGroup.of(2_000);
        LongGroup large = LongGroup.of(40_000);
        Map<String, String> middles = new HashMap<>();
        for (LongGroup scene : List.of(small, large)) {
            ORDERS.forEach(order -> middles.put(scene.posts() + order, scene.middle(order)));
        }
        Costs.logPlans();
        Costs costs = new Costs();
        Costs chosen = new Costs();
        for (LongGroup scene : List.of(small, large)) {
            costs.add("threads", scene.path("/threads"));
            costs.add("threads of a section", scene.path("/threads?sectionId=" + scene.text().sectionId(0)));
            costs.add("threads by opening", scene.path("/threads?order=OPENED"));
            costs.add("threads with openings", scene.path("/threads?include=OPENING_HTML"));
            for (String order : ORDERS) {
                String middle = middles.get(scene.posts() + order);
                costs.add(order + " onwards", scene.inThread("/posts?order=" + order + "&after=" + middle));
                costs.add(order + " backwards", scene.inThread("/posts?order=" + order + "&before=" + middle));
            }
            costs.add("tree from a post", scene.inThread("/posts?from=" + scene.posts() / 4));
            costs.add("from the first unread", scene.inThread("/posts?order=OLDEST&fromUnread=true"));
            costs.add("since a post", scene.inThread("/posts?order=OLDEST&since=" + scene.posts() / 4));
            costs.add("two levels", scene.inThread("/posts?depth=2"));
            costs.add("former texts", scene.inThread("/posts/1/revisions"));
            costs.add("branch", scene.inThread("/posts?under=1&depth=3"));
            costs.add("one thread", scene.inThread(""));
            costs.add("read state", scene.readState());
            costs.add("board", scene.path("/progress"));
            costs.add("own progress", scene.path("/me/progress"));
            costs.add("events", scene.path("/events"));
            costs.add("members", scene.path("/members"));
            costs.add("invitations", scene.path("/invitations"));
            costs.add("my invitations", "/me/invitations");
            costs.add("requests by name", scene.path("/members?state=REQUESTED"));
            costs.add("requests in their order", scene.path("/members?state=REQUESTED&order=SINCE"));
            for (People member : List.of(MIA, RUI)) {
                String who = member == MIA ? " concealed" : " fulfilled";
                costs.add(member, "threads" + who, scene.path("/threads"));
                costs.add(member, "threads of a section" + who, scene.path("/threads?sectionId=" + scene.text().sectionId(0)));
                for (String order : ORDERS) {
                    costs.add(member, order + who,
                            scene.inThread("/posts?order=" + order + "&after=" + middles.get(scene.posts() + order)));
                }
                costs.add(member, "two levels" + who, scene.inThread("/posts?depth=2"));
                costs.add(member, "branch" + who, scene.inThread("/posts?under=1&depth=3"));
                costs.add(member, "one thread" + who, scene.inThread(""));
                costs.add(member, "from the first unread" + who, scene.inThread("/posts?order=OLDEST&fromUnread=true"));
                costs.add(member, "tree from the first unread" + who, scene.inThread("/posts?fromUnread=true"));
                costs.add(member, "posts with sources" + who, scene.inThread("/posts?include=TEXT"));
                costs.add(member, "read state" + who, scene.readState());
                for (String choice : List.of("unread=true", "unanswered=true", "authorId=" + ADA.id(), "mine=true",
                        "unread=true&sectionId=" + scene.text().sectionId(0))) {
                    chosen.add(member, choice.replaceAll("=[0-9a-f-]{36}", "") + who, scene.path("/threads?" + choice));
                }
                chosen.add(member, "talk about a section" + who,
                        scene.path("/sections/" + scene.text().sectionId(0) + "/discussion"));
                costs.add(member, "events" + who, scene.path("/events?after=" + scene.lastStretch()));
                costs.add(member, "end of events" + who, scene.path("/events?after=latest"));
            }
        }
        costs.assertBounded(small.posts() + " posts", large.posts() + " posts",
                list -> list.matches(".*events (concealed|fulfilled)") ? MOST_PER_STRETCH : Costs.MOST_PER_PAGE);
        chosen.assertBounded(small.posts() + " posts", large.posts() + " posts", list -> MOST_PER_WALK);
    }

    /** Others' groups are copies alone, so that nothing has to be copied for them. */
    @Test
    void costOfOnesGroupsDoesNotGrowWithThoseOfOthers() throws Exception {
        Costs costs = new Costs();
        try (Connection database = Costs.database(); Statement statement = database.createStatement()) {
            for (int own = 0; own < OWN_GROUPS; own++) {
                shelve(statement, "'" + SAM.id() + "'", "Mine " + own, 1);
            }
            for (int size : List.of(OWN_GROUPS, 10 * OWN_GROUPS)) {
                shelve(statement, "gen_random_uuid()", "Theirs", size);
                String next = Api.raw(SAM).get("/me/groups").then().statusCode(200).extract().path("next");
                Costs.logPlans();
                costs.add(SAM, "own groups", "/me/groups");
                costs.add(SAM, "own groups onwards", "/me/groups?after=" + next);
                Costs.stopLogging();
            }
        } finally {
            unshelve();
        }
        costs.assertFlat(2 * OWN_GROUPS + " groups", 12 * OWN_GROUPS + " groups");
    }

    @Test
    void costOfAPageOfMembersDoesNotGrowWithTheGroup() throws Exception {
        Costs costs = new Costs();
        for (int size : List.of(50, 50_000)) {
            Circle circle = Circle.ofAda();
            try (Connection database = Costs.database(); Statement statement = database.createStatement()) {
                assertEquals(size, statement.executeUpdate("""
                        insert into membership (group_id, person_id, real_person_id, display_name, role, state, joined_at,
                                                created_at, version)
                        select '%s', id, id, 'Member ' || n, 'MEMBER', 'ACTIVE', now(), now(), 0
                        from (select gen_random_uuid() as id, n from generate_series(1, %d) n) people
                        """.formatted(circle.id(), size)));
            }
            String next = Api.raw(ADA).get(circle.path("/members")).then().statusCode(200).extract().path("next");
            Costs.logPlans();
            costs.add(ADA, "members", circle.path("/members"));
            costs.add(ADA, "members onwards", circle.path("/members?after=" + next));
            Costs.stopLogging();
            try (Connection database = Costs.database(); Statement statement = database.createStatement()) {
                assertEquals(size, statement.executeUpdate(
                        "delete from membership where group_id = '" + circle.id() + "' and display_name like 'Member %'"));
                // what other tests measure is not to depend on whether they come before or after
                statement.execute("vacuum full membership");
            }
        }
        costs.assertFlat("50 members", "50000 members");
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
        try (Connection database = Costs.database(); Statement statement = database.createStatement()) {
            for (String table : List.of("my_group", "group_due", "group_card")) {
                assertTrue(statement.executeUpdate("delete from " + table + " c where not exists "
                        + "(select from reading_group g where g.group_id = c.group_id)") > 0);
            }
        }
    }
}
