package org.studycircle.across;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.MIA;
import static org.studycircle.testing.People.RUI;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.postgresql.PGConnection;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.Texts;
import org.studycircle.text.Ids;

/**
 * A group with many posts, most of them in one deep thread, and with many who ask or are invited. Its rows are copied in.
 *
 * @param thread the deep one
 * @param events how many there have been
 */
record LongGroup(Circle circle, Texts text, UUID thread, int posts, long events) {

    private static final int DEPTH = 40;
    private static final int FAR = 2_000;

    private static long opened = 1_000;

    static LongGroup of(int posts) throws Exception {
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
        try (Connection database = Costs.database()) {
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
        return new LongGroup(circle, text, deep, posts, opened);
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
                    paths[number], authors.get(number % authors.size()), "A thought.", "<p>A thought.</p>", "A thought.", "1",
                    "1",
                    "\\\\x00", "2026-01-01")).append('\n');
        }
        copy(database, "post (group_id, thread_id, number, post_id, parent_number, depth, tree_path, author_id, text, html, "
                + "excerpt, excerpt_of, revision, created_from, created_at)", rows.toString());
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

    /** The place in the feed behind which the last of them are. */
    long lastStretch() {
        return events - events % 128;
    }

    String path(String rest) {
        return circle.path(rest);
    }

    String inThread(String rest) {
        return circle.path("/threads/" + thread + rest);
    }

    String readState() {
        return circle.path("/me/read-states/" + thread);
    }

    /** The cursor of a place far within a list of the big thread: in its middle, or two thousand posts from its beginning. */
    String middle(String order) {
        String cursor = null;
        for (int page = 0; page < Math.min(posts / 4, FAR) / 100 + 1; page++) {
            var call = Api.raw(ADA).queryParam("order", order).queryParam("limit", 100);
            cursor = (cursor == null ? call : call.queryParam("after", cursor)).get(inThread("/posts")).then()
                    .statusCode(200).extract().path("next");
        }
        return cursor;
    }
}
