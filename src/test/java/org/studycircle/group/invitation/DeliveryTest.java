package org.studycircle.group.invitation;

import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.ZOE;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.studycircle.http.problem.Unavailable;
import org.studycircle.people.account.Accounts;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.Guest;
import org.studycircle.testing.server.EmbeddedServers;
import org.studycircle.testing.server.RealmAdmin;
import org.studycircle.testing.server.RealmMail;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;

import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.smallrye.mutiny.Uni;

/** Mail to invited people, through the real Keycloak to a real mail server. */
@QuarkusTest
class DeliveryTest {

    @Inject
    DeliveryJob delivery;

    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final String unknown = "guest-" + UUID.randomUUID() + "@example.org";
    private RealmMail realmMail;
    private Circle circle;

    @BeforeEach
    void startMail() throws Throwable {
        circle = Circle.of(Map.of("name", "By invitation", "zone", "UTC"));
        update("update invitation_mail set due_at = null");
        mail.start();
        realmMail = RealmMail.to(mail.getSmtp().getPort());
    }

    @AfterEach
    void stopMail() {
        realmMail.close();
        mail.stop();
        RealmAdmin.call().queryParam("email", unknown).get("/users").then().statusCode(200).extract()
                .<List<String>>path("id").forEach(RealmAdmin::delete);
    }

    private void deliver() throws Throwable {
        VertxContextSupport.subscribeAndAwait(() -> delivery.deliver());
    }

    private List<String> receivers() {
        return Arrays.stream(mail.getReceivedMessages()).map(message -> {
            try {
                return message.getAllRecipients()[0].toString();
            } catch (jakarta.mail.MessagingException e) {
                throw new IllegalStateException(e);
            }
        }).toList();
    }

    @CanIgnoreReturnValue
    private static int update(String sql, Object... parameters) throws Exception {
        try (Connection database = database(); PreparedStatement statement = database.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return statement.executeUpdate();
        }
    }

    /** Columns of the letter of an invitation. */
    private static Map<String, Object> letter(ExtractableResponse<Response> invitation) throws Exception {
        try (Connection database = database();
                PreparedStatement statement = database
                        .prepareStatement("select due_at, sent_at, attempts from invitation_mail where invitation_id = ?")) {
            statement.setObject(1, UUID.fromString(invitation.path("invitationId")));
            ResultSet row = statement.executeQuery();
            assertTrue(row.next());
            Map<String, Object> letter = new HashMap<>();
            letter.put("due", row.getTimestamp("due_at") == null ? null : row.getTimestamp("due_at").toInstant());
            letter.put("sent", row.getTimestamp("sent_at"));
            letter.put("attempts", row.getInt("attempts"));
            return letter;
        }
    }

    private static Connection database() throws Exception {
        return EmbeddedServers.connect();
    }

    @Test
    void whoHasNoAccountGetsAMailOnce() throws Throwable {
        var invitation = circle.invitation(Map.of("email", unknown));
        assertEquals(List.of(), receivers());
        deliver();
        deliver();
        assertEquals(List.of(unknown), receivers());
        assertNull(letter(invitation).get("due"));
        assertNotNull(letter(invitation).get("sent"));
        RealmAdmin.call().queryParam("email", unknown).get("/users").then().body("emailVerified", is(List.of(false)));
    }

    @Test
    void whoHasAnAccountGetsAMailAndNothingToDo() throws Throwable {
        Guest guest = Guest.arrives();
        var invitation = circle.invitation(Map.of("email", guest.email()));
        deliver();
        assertEquals(List.of(guest.email()), receivers());
        assertNull(letter(invitation).get("due"));
        RealmAdmin.call().queryParam("email", guest.email()).get("/users").then().body("emailVerified", is(List.of(true)))
                .body("requiredActions", is(List.of(List.of())));
        guest.call().get("/me/invitations").then().statusCode(200).body("items.size()", is(1));
    }

    @Test
    void facilitatorCanNotTellWhetherThereIsAnAccount() throws Throwable {
        String member = Guest.arrives().email();
        var known = circle.invitation(Map.of("email", member));
        var other = circle.invitation(Map.of("email", unknown));
        assertEquals(shape(known), shape(other));
        assertEquals(shape(read(known)), shape(read(other)));
        deliver();
        assertEquals(Set.of(member, unknown), Set.copyOf(receivers()));
        assertEquals("SENT", read(known).path("delivery.state"));
        assertEquals(shape(read(known)), shape(read(other)));
        Api.as(ADA).get(circle.path("/events")).then().body("items.size()", is(3));
    }

    /** Accounts that nothing can be asked about. */
    private static Accounts cut(boolean isSetUp) {
        return new Accounts() {

            @Override
            public boolean areLookedAfter() {
                return isSetUp;
            }

            @Override
            public Uni<Boolean> invite(String email) {
                return Uni.createFrom().failure(new Unavailable("Keycloak is away."));
            }
        };
    }

    @ParameterizedTest
    @CsvSource({"false, NOT_SET_UP", "true, UNREACHABLE"})
    void facilitatorIsToldThatNothingCanBeSent(boolean isSetUp, String why) throws Throwable {
        QuarkusMock.installMockForType(cut(isSetUp), Accounts.class);
        var invitation = circle.invitation(Map.of("email", unknown));
        deliver();
        var failed = read(invitation);
        assertEquals(List.of("FAILED", why), List.of(failed.path("delivery.state"), failed.path("delivery.failure")));
        assertEquals("ACTIVE", failed.path("state"));
        assertTrue(((Instant) letter(invitation).get("due")).isAfter(Instant.now()), "it is tried again");
        assertEquals(List.of(), receivers());
    }

    @Test
    void sendingIsToldAndCanBeAskedForAgain() throws Throwable {
        realmMail.off();
        var invitation = circle.invitation(Map.of("email", unknown));
        assertEquals(Map.of("state", "NOT_SENT"), invitation.path("delivery"));
        deliver();
        var failed = read(invitation);
        assertEquals(List.of("FAILED", "REFUSED"), List.of(failed.path("delivery.state"), failed.path("delivery.failure")));
        assertNotNull(failed.path("delivery.at"));
        assertNotEquals(invitation.header("ETag"), failed.header("ETag"));

        realmMail.on();
        send(invitation).statusCode(202).body("delivery", is(Map.of("state", "NOT_SENT")));
        deliver();
        assertEquals(List.of(unknown), receivers());
        assertEquals("SENT", read(invitation).path("delivery.state"));
        send(invitation).statusCode(202);
        deliver();
        assertEquals(List.of(unknown), receivers());
        assertEquals("SENT", read(invitation).path("delivery.state"));
        assertEquals(1, update("update invitation_mail set sent_at = sent_at - interval '25 hours' where email = ?", unknown));
        send(invitation).statusCode(202);
        deliver();
        assertEquals(List.of(unknown, unknown), receivers());
    }

    private ValidatableResponse send(ExtractableResponse<Response> invitation) {
        return Api.as(ADA).put(circle.path("/invitations/" + invitation.path("invitationId") + "/delivery")).then();
    }

    @Test
    void onlyWhatIsToBeSentIsSentAgain() throws Throwable {
        var unbound = circle.invitation(Map.of());
        assertNull(unbound.path("delivery"));
        send(unbound).statusCode(409).body("type", is("/problems/conflict"));
        var invitation = circle.invitation(Map.of("email", unknown));
        deliver();
        String place = circle.path("/invitations/" + invitation.path("invitationId") + "/delivery");
        Api.as(ZOE).put(place).then().statusCode(404);
        String sent = read(invitation).asString();
        Api.as(ADA).delete(circle.path("/invitations/" + invitation.path("invitationId"))).then().statusCode(204);
        send(invitation).statusCode(409).body("type", is("/problems/conflict"));
        assertTrue(sent.contains("SENT"));
        assertEquals("SENT", read(invitation).path("delivery.state"));
        assertNull(letter(invitation).get("due"));
    }

    /** All but ids, times and the address itself. */
    private static String shape(ExtractableResponse<Response> answer) {
        String headers = answer.headers().asList().stream()
                .filter(header -> !header.getName().equalsIgnoreCase("X-Request-Id"))
                .map(Object::toString).sorted().collect(Collectors.joining("\n"));
        return (answer.statusCode() + "\n" + headers + "\n" + answer.asString())
                .replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "ID").replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "TIME")
                .replaceAll("\"email\":\"[^\"]+\"", "ADDRESS").replaceAll("\"code\":\"[^\"]+\"", "CODE")
                .replaceAll("(?i)etag=\"[^\"]+\"", "TAG").replaceAll("(?i)content-length=\\d+", "LENGTH");
    }

    private ExtractableResponse<Response> read(ExtractableResponse<Response> invitation) {
        return Api.as(ADA).get(circle.path("/invitations/" + invitation.path("invitationId"))).then().statusCode(200).extract();
    }

    @Test
    void timeOfTheAnswerTellsNothingEither() {
        Map<String, List<Long>> times = Map.of(Guest.arrives().email(), new ArrayList<>(), unknown,
                new ArrayList<>());
        for (int round = 0; round < 10; round++) {
            times.forEach((address, taken) -> {
                long start = System.nanoTime();
                circle.invitation(Map.of("email", address));
                taken.add(System.nanoTime() - start);
            });
        }
        List<Long> medians = times.values().stream().map(DeliveryTest::median).sorted().toList();
        assertTrue(medians.get(1) < 2 * medians.get(0), "nanoseconds: " + medians);
    }

    private static long median(List<Long> values) {
        Collections.sort(values);
        return values.get(values.size() / 2);
    }

    @Test
    void invitationThatIsOverIsNotMailed() throws Throwable {
        var revoked = circle.invitation(Map.of("email", unknown));
        Api.as(ADA).delete(circle.path("/invitations/" + revoked.path("invitationId"))).then().statusCode(204);
        var expired = circle.invitation(Map.of("email", unknown, "expiresAt", Instant.now().plusMillis(300).toString()));
        Thread.sleep(400);
        deliver();
        assertEquals(List.of(), receivers());
        assertNull(letter(revoked).get("due"));
        assertNull(letter(expired).get("due"));
    }

    @Test
    void nobodyIsInvitedIntoAnArchivedGroup() throws Throwable {
        String name = unknown.replace("@example.org", "");
        String subject = RealmAdmin.account(name);
        String token = "Bearer " + RealmAdmin.tokenOf(name);
        circle.invitation(Map.of("email", unknown));
        Api.authorizedBy(token).get("/me/invitations").then().statusCode(200).body("items.size()", is(1));
        assertEquals(1, update("update reading_group set archived_at = now() where group_id = cast(? as uuid)", circle.id()));
        Api.authorizedBy(token).get("/me/invitations").then().statusCode(200).body("items.size()", is(0));
        RealmAdmin.delete(subject);
        deliver();
        assertEquals(List.of(), receivers());
    }

    @Test
    void addressGetsOneMailADay() throws Throwable {
        for (int i = 0; i < 3; i++) {
            circle.invitation(Map.of("email", unknown));
        }
        deliver();
        assertEquals(List.of(unknown), receivers());
        assertEquals(1, update("update invitation_mail set sent_at = sent_at - interval '25 hours' where email = ? "
                + "and sent_at is not null", unknown));
        circle.invitation(Map.of("email", unknown));
        deliver();
        assertEquals(List.of(unknown, unknown), receivers());
    }

    @Test
    void severalReplicasSendEachMailOnce() throws Throwable {
        List<String> addresses = Stream.generate(() -> "guest-" + UUID.randomUUID() + "@example.org").limit(6).toList();
        addresses.forEach(address -> circle.invitation(Map.of("email", address)));
        VertxContextSupport.subscribeAndAwait(
                () -> Uni.join().all(List.of(delivery.deliver(), delivery.deliver(), delivery.deliver())).andFailFast());
        assertEquals(addresses.size(), receivers().size());
        assertEquals(Set.copyOf(addresses), Set.copyOf(receivers()));
        addresses.forEach(address -> RealmAdmin.call().queryParam("email", address).get("/users").then().extract()
                .<List<String>>path("id").forEach(RealmAdmin::delete));
    }

    @Test
    void mailThatFailsIsTriedAgainLaterAndLater() throws Throwable {
        realmMail.off();
        var invitation = circle.invitation(Map.of("email", unknown));
        for (int attempt = 1; attempt <= 3; attempt++) {
            deliver();
            Map<String, Object> letter = letter(invitation);
            assertEquals(attempt, letter.get("attempts"));
            assertNull(letter.get("sent"));
            long pause = Duration.between(Instant.now(), (Instant) letter.get("due")).toSeconds();
            assertTrue(60 << attempt - 1 >= pause && pause > (60 << attempt - 1) - 20, "seconds: " + pause);
            deliver();
            assertEquals(attempt, letter(invitation).get("attempts"));
            assertEquals(1, update("update invitation_mail set due_at = now() where invitation_id = ?",
                    UUID.fromString(invitation.path("invitationId"))));
        }
        realmMail.on();
        deliver();
        assertEquals(List.of(unknown), receivers());
        assertNull(letter(invitation).get("due"));
    }

    @Test
    void addressIsForgottenADayAfterItsInvitationExpired() throws Throwable {
        var invitation = circle.invitation(Map.of("email", unknown));
        var other = circle.invitation(Map.of("email", unknown));
        UUID id = UUID.fromString(invitation.path("invitationId"));
        VertxContextSupport.subscribeAndAwait(() -> delivery.forgetExpired());
        assertEquals(unknown, read(invitation).path("email"));
        assertEquals(1, update("update invitation set expires_at = now() - interval '25 hours' where invitation_id = ?", id));
        assertEquals(1,
                update("update invitation_mail set expires_at = now() - interval '25 hours' where invitation_id = ?", id));
        VertxContextSupport.subscribeAndAwait(() -> delivery.forgetExpired());
        assertNull(read(invitation).path("email"));
        assertEquals("EXPIRED", read(invitation).path("state"));
        assertEquals(0, update("update invitation_mail set attempts = 0 where invitation_id = ?", id));
        assertEquals(unknown, read(other).path("email"));
    }
}
