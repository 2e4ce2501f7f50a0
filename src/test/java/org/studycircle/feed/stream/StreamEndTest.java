package org.studycircle.feed.stream;

import static org.hamcrest.Matchers.is;
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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.Eventually;
import org.studycircle.testing.Guest;
import org.studycircle.testing.Listener;
import org.studycircle.testing.server.RealmAdmin;
import org.studycircle.testing.server.Sql;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

/** When a stream ends, and how many there may be. */
@QuarkusTest
class StreamEndTest {

    private static final Duration CUT_OFF = Duration.ofSeconds(5);

    @Inject
    DataSource database;

    @Inject
    StreamPlaces places;

    private static Instant ended(Listener listener) {
        Eventually.holds(() -> assertTrue(listener.hasEnded(), () -> listener.lines().toString()));
        return listener.endedAt();
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
    void whoSignsOutIsCutOff() throws Exception {
        Circle circle = Circle.ofAda();
        Guest guest = Guest.arrives();
        guest.call().put(circle.path("/me/membership")).then().statusCode(201);
        Map<String, String> here = RealmAdmin.grantOf(guest.name());
        try (Listener listener = Listener.with(here.get("access_token"), Listener.stream(circle), Map.of());
                Listener elsewhere = Listener.with(guest.freshToken(), Listener.stream(circle), Map.of())) {
            Eventually.holds(() -> assertEquals("2", listener.lastId()));
            Instant out = Instant.now();
            Sql.change(database, """
                    insert into sign_out (issuer, scope, name, signed_at)
                    select issuer, 'SESSION', ?, now() from person where subject = ?
                    """, here.get("session_state"), guest.subject());
            assertTrue(Duration.between(out, ended(listener)).compareTo(CUT_OFF.plusSeconds(1)) < 0);
            assertFalse(elsewhere.hasEnded());
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
}
