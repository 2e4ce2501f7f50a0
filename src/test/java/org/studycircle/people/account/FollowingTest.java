package org.studycircle.people.account;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.studycircle.testing.People.ADA;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.AdminEventRepresentation;
import org.studycircle.http.problem.Unavailable;
import org.studycircle.people.SignOuts;
import org.studycircle.people.SignOuts.SignOut;
import org.studycircle.testing.Api;
import org.studycircle.testing.Guest;
import org.studycircle.testing.server.RealmAdmin;
import org.studycircle.testing.server.Sql;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;

/** Rights that were taken away in the real Keycloak, and what its events tell of it. */
@QuarkusTest
class FollowingTest {

    private static final Duration OFTEN = Duration.ofSeconds(15);

    @Inject
    AgroalDataSource database;

    @Inject
    Following following;

    @Inject
    WatchTurn turn;

    private final Guest guest = Guest.arrives();
    private Instant begun;

    /** A realm in which every account is disabled, and who asks for which is known. */
    private static class Counted extends Accounts {

        private final List<String> asked = new ArrayList<>();

        @Override
        public synchronized Uni<Optional<AccountState>> state(String subject) {
            asked.add(subject);
            return Uni.createFrom().item(Optional.of(new AccountState(subject, false)));
        }
    }

    /** A realm that still tells what has happened, but nothing else. */
    private static class Away extends Accounts {

        @Override
        public Uni<Optional<AccountState>> state(String subject) {
            return Uni.createFrom().failure(new Unavailable("Away."));
        }
    }

    @BeforeEach
    void knowTheGuest() {
        guest.id();
        begun = Instant.now().minusSeconds(2);
    }

    private void followed() throws Throwable {
        VertxContextSupport.subscribeAndAwait(() -> following.run(new WatchTurn.Span(begun, Instant.now())));
    }

    private String state() throws Exception {
        return Sql.texts(database, "select state from person where subject = ?", guest.subject()).get(0);
    }

    private static void assertSignedOut(String token) {
        Api.authorizedBy("Bearer " + token).get("/me").then().statusCode(401)
                .header("WWW-Authenticate", containsString("invalid_token")).body("type", is("/problems/unauthorized"));
    }

    private static void assertServed(String token) {
        Api.authorizedBy("Bearer " + token).get("/me").then().statusCode(200);
    }

    @Test
    void disabledAccountIsRefusedWithTheTokensItHas() throws Throwable {
        String unseen = guest.freshToken();
        RealmAdmin.enable(guest.subject(), false);
        followed();
        guest.use(unseen);
        guest.call().get("/me").then().statusCode(403).body("type", is("/problems/account-suspended"));
        RealmAdmin.enable(guest.subject(), true);
        followed();
        guest.call().get("/me").then().statusCode(200);
    }

    @Test
    void deletedAccountIsRefusedAndWillBeErased() throws Throwable {
        String unseen = guest.freshToken();
        RealmAdmin.delete(guest.subject());
        followed();
        guest.use(unseen);
        guest.call().get("/me").then().statusCode(403).body("type", is("/problems/account-suspended"));
        assertEquals(1, Sql.number(database, """
                select count(*) from erasure e join person p on p.person_id = e.person_id
                where p.subject = ? and e.state = 'PENDING' and e.cause = 'ACCOUNT_DELETED'
                """, guest.subject()));
        followed();
        assertEquals("SUSPENDED", state());
    }

    @Test
    void whoSignsOutIsRefusedInThatSessionAlone() throws Throwable {
        Map<String, String> here = RealmAdmin.grantOf(guest.name());
        String elsewhere = guest.freshToken();
        RealmAdmin.signOut(here.get("refresh_token"));
        followed();
        assertSignedOut(here.get("access_token"));
        assertServed(elsewhere);
        assertServed(guest.freshToken());
    }

    @Test
    void whoIsSignedOutByAnAdministratorIsRefusedEverywhereUntilTheySignInAgain() throws Throwable {
        List<String> unseen = List.of(guest.freshToken(), guest.freshToken());
        RealmAdmin.call().post("/users/" + guest.subject() + "/logout").then().statusCode(204);
        followed();
        unseen.forEach(FollowingTest::assertSignedOut);
        assertServed(ADA.token());
        assertEquals("ACTIVE", state());
        Thread.sleep(1_001 - System.currentTimeMillis() % 1_000);
        assertServed(guest.freshToken());
    }

    @Test
    void sessionThatAnAdministratorEndsIsOver() throws Throwable {
        Map<String, String> here = RealmAdmin.grantOf(guest.name());
        RealmAdmin.call().delete("/sessions/" + here.get("session_state")).then().statusCode(204);
        followed();
        assertSignedOut(here.get("access_token"));
        assertServed(guest.freshToken());
    }

    @Test
    void lookIsAtThoseAccountsAlone() throws Throwable {
        Guest stranger = Guest.arrives();
        Guest other = Guest.arrives();
        other.id();
        RealmAdmin.enable(guest.subject(), false);
        RealmAdmin.enable(stranger.subject(), false);
        Counted counted = new Counted();
        QuarkusMock.installMockForType(counted, Accounts.class);
        begun = Instant.now();
        RealmAdmin.call().body(Map.of("lastName", "Renamed")).put("/users/" + guest.subject()).then().statusCode(204);
        followed();
        assertEquals(List.of(guest.subject()),
                counted.asked.stream().filter(asked -> List.of(guest.subject(), stranger.subject(), other.subject())
                        .contains(asked)).toList());
    }

    @Test
    void nothingIsChangedByARealmThatIsAwayAndAllOfItMadeUpForLater() throws Throwable {
        String unseen = guest.freshToken();
        RealmAdmin.enable(guest.subject(), false);
        QuarkusMock.installMockForType(new Away(), Accounts.class);
        assertThrows(Unavailable.class, this::followed);
        assertEquals("ACTIVE", state());
        assertServed(unseen);
        QuarkusMock.installMockForType(new Counted(), Accounts.class);
        followed();
        assertEquals("SUSPENDED", state());
    }

    @Test
    void oneReplicaLooksAtATimeAndGoesOnWhereTheLastEnded() throws Throwable {
        Sql.change(database, "delete from account_watch");
        WatchTurn.Span first = taken();
        assertNotNull(first);
        assertNull(taken());
        VertxContextSupport.subscribeAndAwait(() -> turn.end(first));
        Sql.change(database, "update account_watch set looked_at = looked_at - interval '1 minute'");
        WatchTurn.Span second = taken();
        assertTrue(second.from().isBefore(first.begun()) && second.from().isAfter(first.begun().minusSeconds(90)));
        Sql.change(database, "update account_watch set looked_at = looked_at - interval '1 minute'");
        assertEquals(second.from(), taken().from(), "what nobody has ended is read again");
    }

    private WatchTurn.Span taken() throws Throwable {
        return VertxContextSupport.subscribeAndAwait(() -> turn.take(OFTEN));
    }

    @Test
    void signOutsAreForgottenWhenNoTokenIsLeft() throws Throwable {
        Sql.change(database,
                "insert into sign_out values ('x', 'SESSION', 'old', now() - interval '25 hours'), ('x', 'SESSION', 'new', now())");
        followed();
        assertEquals(List.of("new"), Sql.texts(database, "select name from sign_out where issuer = 'x'"));
    }

    @Test
    void everybodyIsSignedOutByOneEvent() {
        AdminEventRepresentation event = new AdminEventRepresentation();
        event.setResourcePath("logout-all");
        event.setTime(1_000);
        SignOut everybody = RealmEvent.of(event).ended().orElseThrow();
        assertEquals(new SignOut(SignOuts.Scope.REALM, "", Instant.ofEpochSecond(1)), everybody);
    }

    /** Events that were written by somebody who can choose names are taken for no others. */
    @Test
    void strangePathsEndNothing() {
        Stream.of("users", "users/", "users/1/2", "users//logout", "sessions", "sessions/1/2", "logout-all/1", "x/users/1")
                .forEach(path -> {
                    AdminEventRepresentation event = new AdminEventRepresentation();
                    event.setResourcePath(path);
                    RealmEvent read = RealmEvent.of(event);
                    assertTrue(read.changed().isEmpty() && read.ended().isEmpty(), path);
                });

    }
}
