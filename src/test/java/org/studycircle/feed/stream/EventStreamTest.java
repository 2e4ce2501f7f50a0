package org.studycircle.feed.stream;

import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.MIA;
import static org.studycircle.testing.People.RUI;
import static org.studycircle.testing.People.ZOE;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.Discussion;
import org.studycircle.testing.Eventually;
import org.studycircle.testing.Guest;
import org.studycircle.testing.Listener;
import org.studycircle.testing.RealmAdmin;
import org.studycircle.testing.Sql;
import org.studycircle.visibility.Behind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

/** Live updates: the events of the list, as they happen. */
@QuarkusTest
class EventStreamTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration AT_ONCE = Duration.ofSeconds(1);
    private static final Duration CUT_OFF = Duration.ofSeconds(5);

    @Inject
    DataSource database;

    @Inject
    StreamPlaces places;

    private static List<JsonNode> listed(String token, Circle circle, String after) throws Exception {
        List<JsonNode> all = new ArrayList<>();
        while (true) {
            JsonNode page = JSON
                    .readTree(Api.authorizedBy("Bearer " + token).queryParam("after", after).queryParam("limit", 100)
                            .get(circle.path("/events")).then().statusCode(200).extract().asString());
            page.get("items").forEach(all::add);
            if (page.get("next").asText().equals(after)) {
                return all;
            }
            after = page.get("next").asText();
        }
    }

    private static List<JsonNode> data(Listener listener) {
        return listener.events().stream().map(Listener.Heard::data).toList();
    }

    /** What only looking now and then would tell so soon once in a while, but not nearly always. */
    private static void assertAtOnce(List<Listener.Heard> events) {
        long soon = events.stream().filter(event -> event.delay().compareTo(AT_ONCE) < 0).count();
        assertTrue(soon * 4 >= events.size() * 3L, () -> events.stream().map(Listener.Heard::delay).toList().toString());
    }

    private static Instant ended(Listener listener) {
        Eventually.holds(() -> assertTrue(listener.hasEnded(), () -> listener.lines().toString()));
        return listener.endedAt();
    }

    /** An event of a group as another replica would write it, which this one hears of only by what it is told. */
    private void writeElsewhere(Circle circle) throws Exception {
        Sql.change(database, """
                with numbered as (
                  update reading_group set event_seq = event_seq + 1 where group_id = ?::uuid returning group_id, event_seq
                )
                insert into group_event (group_id, seq, type, at, audience)
                select group_id, event_seq, 'GROUP_UPDATED', clock_timestamp(), 'GROUP' from numbered
                """, circle.id());
    }

    private void hintElsewhere(Circle circle) throws Exception {
        assertEquals(1, Sql.texts(database, "select pg_notify(?, ?)", Hints.CHANNEL, "another-replica " + circle.id()).size());
    }

    @Test
    void memberHearsWhatHappensAtOnce() throws Exception {
        Circle circle = Circle.ofAda().joinedBy(RUI);
        Discussion discussion = Discussion.openedBy(ADA, circle);
        try (Listener rui = Listener.as(RUI, circle)) {
            assertEquals(200, rui.status());
            for (int i = 0; i < 8; i++) {
                discussion.reply(ADA, 1);
                Thread.sleep(200);
            }
            Eventually.holds(() -> assertEquals(IntStream.rangeClosed(4, 11).boxed().toList(), rui.sequences()));
            assertAtOnce(rui.events());
            assertEquals(listed(RUI.token(), circle, "3"), data(rui));
            rui.events().forEach(event -> {
                assertEquals(event.data().get("sequence").asText(), event.id());
                assertEquals("POST_CREATED", event.event());
            });
        }
    }

    @Test
    void streamIsPassedOnAsItComes() {
        Circle circle = Circle.ofAda();
        try (Listener ada = Listener.with(ADA.token(), Listener.stream(circle), Map.of("Accept-Encoding", "gzip, br"))) {
            assertTrue(ada.header("Content-Type").startsWith("text/event-stream"));
            assertEquals("no", ada.header("X-Accel-Buffering"));
            assertEquals("no-store", ada.header("Cache-Control"));
            assertTrue(ada.header("Content-Encoding") == null || ada.header("Content-Encoding").equals("identity"));
            Eventually.holds(() -> assertEquals("1", ada.lastId()));
            assertTrue(1_500 <= ada.retry() && ada.retry() <= 4_500, () -> String.valueOf(ada.retry()));
            Eventually.holds(() -> assertTrue(ada.lines().stream().filter(": still here"::equals).count() >= 2));
            assertEquals(List.of(), ada.events());
        }
    }

    @Test
    void resumedStreamHasNeitherGapNorDuplicate() throws Exception {
        Circle circle = Circle.ofAda().joinedBy(RUI);
        Discussion discussion = Discussion.openedBy(ADA, circle);
        ExecutorService writers = Executors.newFixedThreadPool(4);
        List<JsonNode> heard = new ArrayList<>();
        try {
            List<CompletableFuture<Void>> written = Stream.generate(() -> CompletableFuture.runAsync(
                    () -> IntStream.range(0, 50).forEach(i -> discussion.reply(ADA, 1)), writers)).limit(4).toList();
            String last = "0";
            while (!written.stream().allMatch(CompletableFuture::isDone)) {
                last = hearSome(circle, last, heard);
            }
            written.forEach(CompletableFuture::join);
            List<JsonNode> all = listed(RUI.token(), circle, "0");
            assertEquals(203, all.size());
            while (heard.size() < all.size()) {
                int before = heard.size();
                last = hearSome(circle, last, heard);
                assertTrue(heard.size() > before, "heard " + before);
            }
            assertEquals(all, heard);
        } finally {
            writers.shutdownNow();
        }
    }

    /** Stays until there are some more events, and leaves in the middle of it. */
    private static String hearSome(Circle circle, String last, List<JsonNode> heard) {
        try (Listener rui = Listener.resuming(RUI, circle, last)) {
            Eventually.holds(() -> assertTrue(rui.hasEnded() || rui.events().size() >= 15 || isQuiet(rui)));
            List<Listener.Heard> events = List.copyOf(rui.events());
            heard.addAll(events.stream().map(Listener.Heard::data).toList());
            return events.isEmpty() ? last : events.get(events.size() - 1).id();
        }
    }

    /** Nothing but a sign of life has come after the last event. */
    private static boolean isQuiet(Listener listener) {
        List<String> lines = listener.lines();
        return !lines.isEmpty() && lines.contains(": still here") && !listener.events().isEmpty();
    }

    @Test
    void afterInTheAddressIsAsGoodAsTheHeader() throws Exception {
        Circle circle = Circle.ofAda().joinedBy(RUI, MIA);
        try (Listener rui = Listener.with(RUI.token(), Listener.stream(circle) + "?after=1", Map.of())) {
            Eventually.holds(() -> assertEquals(List.of(2, 3), rui.sequences()));
        }
        try (Listener rui = Listener.with(RUI.token(), Listener.stream(circle) + "?after=1", Map.of("Last-Event-ID", "2"))) {
            Eventually.holds(() -> assertEquals(List.of(3), rui.sequences()));
        }
    }

    @Test
    void numberThatTheGroupHasNotReachedIsAnsweredWithAReset() {
        Circle circle = Circle.ofAda();
        try (Listener ada = Listener.resuming(ADA, circle, 77)) {
            Eventually.holds(() -> assertEquals(1, ada.events().size()));
            assertEquals("reset", ada.events().get(0).event());
            assertEquals("1", ada.lastId());
            circle.joinedBy(RUI);
            Eventually.holds(() -> assertEquals(List.of(1, 2), ada.sequences()));
            assertEquals("MEMBER_JOINED", ada.events().get(1).event());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "x", "01", "99999999999999999999"})
    void numberThatIsNoneIsRefused(String last) {
        Circle circle = Circle.ofAda();
        Api.asBadly(ADA).accept("text/event-stream").header("Last-Event-ID", last).get(Listener.stream(circle)).then()
                .statusCode(400).body("type", is("/problems/invalid-cursor"));
    }

    @Test
    void outsiderHearsNothing() {
        Circle circle = Circle.ofAda();
        Api.asBadly(ZOE).accept("text/event-stream").get(Listener.stream(circle)).then()
                .statusCode(404).contentType("application/problem+json").body("type", is("/problems/not-found"));
        Api.asNobody().accept("text/event-stream").get(Listener.stream(circle)).then().statusCode(401);
    }

    @Test
    void streamIsWhatIsAnsweredAndNothingElse() {
        Circle circle = Circle.ofAda();
        for (String accepted : List.of("*/*", "text/*", "text/event-stream",
                "application/json;q=0.5, text/event-stream;q=0.1")) {
            Api.raw(ADA).accept(accepted).head(Listener.stream(circle)).then().statusCode(200)
                    .contentType(startsWith("text/event-stream"));
        }
        Api.asBadly(ADA).accept("application/json").get(Listener.stream(circle)).then().statusCode(406);
        Api.raw(ZOE).head(Listener.stream(circle)).then().statusCode(404);
        Api.asBadly(ADA).queryParam("limit", 1).get(Listener.stream(circle)).then()
                .statusCode(400).body("type", is("/problems/unknown-parameter"));
    }

    @Test
    void listIsNoStream() {
        Circle circle = Circle.ofAda();
        for (String accepted : List.of("*/*", "application/json", "application/json, text/event-stream;q=0.5")) {
            Api.as(ADA).accept(accepted).get(circle.path("/events")).then().statusCode(200)
                    .contentType(startsWith("application/json")).body("next", is("1"));
        }
        Api.asBadly(ADA).accept("text/event-stream").get(circle.path("/events")).then().statusCode(406);
    }

    @Test
    void whatIsConcealedIsPassedOverAsInTheList() throws Exception {
        Behind behind = Behind.under("AFTER_FIRST_POST");
        Circle circle = behind.circle();
        List<JsonNode> listed = listed(MIA.token(), circle, "0");
        List<JsonNode> everything = listed(ADA.token(), circle, "0");
        assertTrue(listed.size() < everything.size());
        try (Listener mia = Listener.resuming(MIA, circle, 0); Listener ada = Listener.resuming(ADA, circle, 0)) {
            Eventually.holds(() -> assertEquals(everything, data(ada)));
            Eventually.holds(() -> assertEquals(String.valueOf(everything.size()), mia.lastId()));
            assertEquals(listed, data(mia));
            behind.ruis().reply(RUI, 1);
            Eventually.holds(() -> assertEquals(String.valueOf(everything.size() + 1), mia.lastId()));
            assertEquals(listed, data(mia));
        }
    }

    @Test
    void whoLosesTheMembershipIsCutOff() {
        Circle circle = Circle.ofAda().joinedBy(RUI, MIA);
        try (Listener rui = Listener.as(RUI, circle); Listener mia = Listener.as(MIA, circle)) {
            Eventually.holds(() -> assertEquals("3", rui.lastId()));
            String tag = Api.as(ADA).get(circle.member(RUI)).then().extract().header("ETag");
            Instant removed = Instant.now();
            Api.as(ADA).header("If-Match", tag).delete(circle.member(RUI)).then().statusCode(204);
            assertTrue(Duration.between(removed, ended(rui)).compareTo(CUT_OFF) < 0);
            Eventually.holds(() -> assertEquals(List.of(4), mia.sequences()));
            assertFalse(mia.hasEnded());
            assertEquals(List.of(), rui.events());
        }
    }

    @Test
    void whoIsSuspendedIsCutOff() throws Exception {
        Circle circle = Circle.ofAda();
        Guest guest = Guest.arrives();
        guest.call().put(circle.path("/me/membership")).then().statusCode(201);
        String id = guest.id();
        try (Listener listener = Listener.with(guest.freshToken(), Listener.stream(circle), Map.of());
                Listener ada = Listener.as(ADA, circle)) {
            Eventually.holds(() -> assertEquals("2", listener.lastId()));
            Instant suspended = Instant.now();
            Sql.change(database, "update person set state = 'SUSPENDED' where person_id = ?::uuid", id);
            assertTrue(Duration.between(suspended, ended(listener)).compareTo(CUT_OFF.plusSeconds(1)) < 0);
            assertFalse(ada.hasEnded());
        }
    }

    @Test
    void streamEndsWithTheToken() {
        Circle circle = Circle.ofAda();
        String token = RealmAdmin.shortLivedToken(5);
        Instant expiry = Instant.now().plusSeconds(5);
        try (Listener ada = Listener.with(token, Listener.stream(circle), Map.of())) {
            assertEquals(200, ada.status());
            Duration over = Duration.between(expiry, ended(ada));
            assertTrue(over.abs().compareTo(Duration.ofSeconds(3)) < 0, over::toString);
        }
    }

    @Test
    void personHasSoManyStreamsAndNoMore() throws Exception {
        Circle circle = Circle.ofAda();
        Guest guest = Guest.arrives();
        guest.call().put(circle.path("/me/membership")).then().statusCode(201);
        String token = guest.freshToken();
        List<Listener> open = new ArrayList<>();
        try {
            for (int i = 0; i < 5; i++) {
                open.add(Listener.with(token, Listener.stream(circle), Map.of()));
                assertEquals(200, open.get(i).status());
            }
            guest.call().accept("text/event-stream").get(Listener.stream(circle)).then()
                    .statusCode(429).header("Retry-After", "10").body("type", is("/problems/too-many-streams"));
            Api.as(ADA).get(circle.path("/events")).then().statusCode(200);
            open.remove(0).close();
            Eventually.holds(() -> {
                Listener again = Listener.with(token, Listener.stream(circle), Map.of());
                open.add(again);
                assertEquals(200, again.status());
            });
        } finally {
            open.forEach(Listener::close);
        }
    }

    /** Refusals give the place back too, or people would lock themselves out. */
    @Test
    void refusedStreamTakesNoPlace() {
        Circle circle = Circle.ofAda();
        for (int i = 0; i < 7; i++) {
            Api.asBadly(ZOE).accept("text/event-stream").get(Listener.stream(circle)).then().statusCode(404);
        }
    }

    @Test
    void clientThatTakesNothingIsCutOffAndMayResume() throws Exception {
        Circle circle = Circle.ofAda();
        Sql.change(database, """
                with numbered as (
                  update reading_group set event_seq = 60000 where group_id = ?::uuid returning group_id
                )
                insert into group_event (group_id, seq, type, at, audience)
                select group_id, seq, 'GROUP_UPDATED', now(), 'GROUP' from numbered, generate_series(2, 60000) seq
                """, circle.id());
        try (Socket client = new Socket()) {
            client.setReceiveBufferSize(4_096);
            client.setSoTimeout(20_000);
            client.connect(new InetSocketAddress("127.0.0.1", RestAssured.port));
            client.getOutputStream().write(("GET /api/v1" + Listener.stream(circle) + " HTTP/1.1\r\nHost: localhost\r\n"
                    + "Accept: text/event-stream\r\nLast-Event-ID: 0\r\nAuthorization: Bearer " + ADA.token() + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            Eventually.holds(() -> assertEquals(1, places.taken()));
            Eventually.holds(() -> assertEquals(0, places.taken()));
            String taken = rest(client);
            assertFalse(taken.contains("id: 60000\n"));
            assertTrue(taken.contains("id: 2\n"), () -> taken.substring(0, Math.min(500, taken.length())));
        }
        try (Listener ada = Listener.resuming(ADA, circle, 59_998)) {
            Eventually.holds(() -> assertEquals(List.of(59_999, 60_000), ada.sequences()));
        }
    }

    private static String rest(Socket client) {
        StringBuilder all = new StringBuilder();
        byte[] part = new byte[65_536];
        try {
            InputStream in = client.getInputStream();
            for (int read = in.read(part); read >= 0; read = in.read(part)) {
                all.append(new String(part, 0, read, StandardCharsets.US_ASCII));
            }
        } catch (SocketException reset) {
            // that is how it is cut off
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all.toString();
    }

    @Test
    void hintOfAnotherReplicaIsHeardAlsoAfterTheConnectionWasLost() throws Exception {
        Circle circle = Circle.ofAda();
        try (Listener ada = Listener.as(ADA, circle)) {
            for (int i = 0; i < 8; i++) {
                writeElsewhere(circle);
                hintElsewhere(circle);
                Thread.sleep(250);
            }
            Eventually.holds(() -> assertEquals(IntStream.rangeClosed(2, 9).boxed().toList(), ada.sequences()));
            assertAtOnce(ada.events());

            String before = listening();
            assertEquals(List.of("t"), Sql.texts(database, "select pg_terminate_backend(?::integer)", before));
            Eventually.holds(() -> assertFalse(listening().equals(before)));
            for (int i = 0; i < 8; i++) {
                writeElsewhere(circle);
                hintElsewhere(circle);
                Thread.sleep(250);
            }
            Eventually.holds(() -> assertEquals(IntStream.rangeClosed(2, 17).boxed().toList(), ada.sequences()));
            assertAtOnce(ada.events().subList(8, 16));
        }
    }

    /** The backend by which hints come and go. */
    private String listening() {
        try {
            List<String> backends = Sql.texts(database,
                    "select pid from pg_stat_activity where application_name = ?", Hints.CONNECTION);
            assertEquals(1, backends.size());
            return backends.get(0);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whatNobodyHintedAtIsHeardOfByLooking() throws Exception {
        Circle circle = Circle.ofAda();
        try (Listener ada = Listener.as(ADA, circle)) {
            Eventually.holds(() -> assertEquals("1", ada.lastId()));
            writeElsewhere(circle);
            Eventually.holds(() -> assertEquals(List.of(2), ada.sequences()));
        }
    }
}
