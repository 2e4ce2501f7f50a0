package org.studycircle.across;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.BEN;
import static org.studycircle.testing.People.MIA;
import static org.studycircle.testing.People.RUI;
import static org.studycircle.testing.People.ZOE;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.Eventually;
import org.studycircle.testing.People;
import org.studycircle.testing.Texts;
import org.studycircle.testing.server.Sql;
import org.studycircle.text.Ids;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** How often the main requests of an app speak to PostgreSQL: each time is a way there and back. */
@QuarkusTest
class StatementCountTest {

    @Inject
    AgroalDataSource database;

    private Circle circle;
    private Texts text;

    @BeforeEach
    void startLogging() throws Exception {
        circle = Circle.ofAda().joinedBy(RUI, MIA);
        text = Texts.essayIn(circle, "Two Chairs", 1, 3);
        Statements.startLogging();
    }

    @AfterEach
    void stopLogging() throws Exception {
        Statements.stopLogging();
    }

    private void read(int statements, People person, String path) throws Exception {
        Api.raw(person).get(path).then().statusCode(200);
        Statements said = Statements.quietest(() -> Api.raw(person).get(path).then().statusCode(200));
        assertEquals(statements, said.all(), said::toString);
    }

    @Test
    void screenIsReadByOneStatementForEachList() throws Exception {
        Response thread = open("One");
        readOwnGroups();
        read(2, RUI, circle.path(""));
        read(1, RUI, circle.path("/threads"));
        read(1, RUI, circle.path("/threads?include=OPENING_HTML"));
        read(1, RUI, circle.path("/threads?unread=true&unanswered=true"));
        read(1, RUI, circle.path("/threads?mine=true"));
        read(1, RUI, circle.path("/sections/" + text.sectionId(0) + "/discussion"));
        read(1, RUI, circle.path("/threads/" + thread.path("threadId") + "/posts"));
        read(1, RUI, circle.path("/threads/" + thread.path("threadId") + "/posts?fromUnread=true&include=TEXT"));
        read(1, RUI, circle.path("/me/progress"));
        read(1, RUI, circle.path("/events"));
        read(2, ADA, circle.path("/progress"));
    }

    /** One more for all groups of the page in which something is concealed, which some of other tests may be. */
    private void readOwnGroups() throws Exception {
        Statements said = Statements.quietest(() -> Api.raw(RUI).get("/me/groups?limit=100").then().statusCode(200));
        assertTrue(said.all() <= 2, said::toString);
    }

    private Response open(String title) {
        return Api.as(ADA).body(Map.of("title", title, "about", Map.of("sectionId", text.sectionId(0)), "post",
                Map.of("text", "Words"))).post(circle.path("/threads")).then().statusCode(201).extract().response();
    }

    @Test
    void joiningTakesSix() throws Exception {
        String own = circle.path("/me/membership");
        Api.raw(BEN).put(own).then().statusCode(201);
        Statements said = Statements.during(() -> Api.raw(ZOE).put(own).then().statusCode(201));
        assertEquals(6, said.inTransactionOf("insert into membership"), said::toString);
    }

    /** However many events there are; and nobody keeps copies of them. */
    @Test
    void recordingTakesTwoAndRepeatingOne() throws Exception {
        record(events(1));
        Statements said = Statements.quietest(() -> record(events(60)));
        assertEquals(2, said.without("pg_notify").all(), said::toString);
        assertEquals(0, said.transactions(), said::toString);
        List<Map<String, Object>> events = events(60);
        record(events);
        Statements again = Statements.quietest(() -> record(events));
        assertEquals(1, again.without("pg_notify").all(), again::toString);
    }

    private List<Map<String, Object>> events(int count) {
        return IntStream.range(0, count)
                .<Map<String, Object>>mapToObj(i -> Map.of("eventId", Ids.next().toString(), "sectionId",
                        text.sectionId(0), "kind", "READ", "paragraphKey", text.key(0, i % 3), "sequence", i, "occurredAt",
                        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString()))
                .toList();
    }

    private void record(List<Map<String, Object>> events) {
        Api.as(RUI).body(Map.of("events", events)).post(circle.path("/me/reading-events")).then().statusCode(200);
    }

    /** No transaction is begun for it, so that PostgreSQL commits it by itself. */
    @Test
    void replyTakesOneAndItsCopiesTwoMore() throws Exception {
        String posts = circle.path("/threads/" + open("One").path("threadId") + "/posts");
        reply(posts);
        Statements said = Statements.quietest(() -> {
            long copied = copiedPosts();
            reply(posts);
            Eventually.holds(() -> assertTrue(copied < copiedPosts()));
        });
        assertEquals(1, said.without("group_card as", "pg_notify").all(), said::toString);
        assertEquals(0, said.transactions(), said::toString);
        assertTrue(said.naming("group_card as") <= 2, said::toString);
    }

    @Test
    void groupInWhichEverybodyWritesIsCopiedNowAndThen() throws Exception {
        String posts = circle.path("/threads/" + open("One").path("threadId") + "/posts");
        reply(posts);
        long begun = System.nanoTime();
        Statements said = Statements.during(() -> {
            for (int i = 0; i < 20; i++) {
                reply(posts);
            }
        });
        long halfSeconds = Duration.ofNanos(System.nanoTime() - begun).toMillis() / 500;
        assertTrue(said.naming("group_card as") <= 2 * (halfSeconds + 2), said::toString);
        Eventually.holds(() -> assertEquals(22, copiedPosts()));
    }

    /** It says why. */
    @Test
    void refusedReplyTakesTwo() throws Exception {
        String posts = circle.path("/threads/" + open("One").path("threadId") + "/posts");
        reply(posts);
        Statements said = Statements.quietest(() -> Api.as(MIA).body(Map.of("text", "A reply", "parent", 7)).post(posts).then()
                .statusCode(422));
        assertEquals(2, said.without("group_card as", "pg_notify").all(), said::toString);
        assertEquals(0, said.transactions(), said::toString);
    }

    private long copiedPosts() {
        try {
            return Sql.number(database,
                    "select coalesce(max(post_count), 0) from group_card where group_id = '" + circle.id() + "'");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void reply(String posts) {
        Api.as(MIA).body(Map.of("text", "A reply")).post(posts).then().statusCode(201);
    }
}
