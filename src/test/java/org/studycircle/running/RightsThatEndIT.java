package org.studycircle.running;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.studycircle.people.SiteRole;
import org.studycircle.testing.Eventually;
import org.studycircle.testing.Guest;
import org.studycircle.testing.server.ConfiguredService;
import org.studycircle.testing.server.EmbeddedServers;
import org.studycircle.testing.server.RealmAdmin;

/**
 * What is taken away in Keycloak is noticed by a service that nobody tells. Its clocks go faster than usual, fifteen times and thirty
 * times, and so does the test: {@code docs/operations/rights.md} has the true figures.
 */
class RightsThatEndIT {

    private static ConfiguredService service;

    @BeforeAll
    static void start() throws Exception {
        service = ConfiguredService.start(Map.of(
                "study-circle.keycloak.client-secret", EmbeddedServers.running().get("study-circle.keycloak.client-secret"),
                "study-circle.accounts.follow-every", "1S",
                "study-circle.accounts.administrator-for", "1S",
                "study-circle.identity.remember-for", "1S"));
    }

    @AfterAll
    static void stop() throws Exception {
        service.close();
    }

    private static int status(String token, String path) {
        return given().port(service.port()).basePath("/api/v1").auth().oauth2(token).get(path).statusCode();
    }

    private static void assertEndsSoon(String token, String path, int status) {
        Eventually.holds(() -> assertEquals(status, status(token, path)));
    }

    @Test
    void tokenThatIsInUseEndsWithItsAccount() {
        Guest guest = Guest.arrives();
        String token = guest.freshToken();
        assertEquals(200, status(token, "/me"));
        RealmAdmin.enable(guest.subject(), false);
        assertEndsSoon(token, "/me", 403);
        RealmAdmin.enable(guest.subject(), true);
        assertEndsSoon(token, "/me", 200);
        RealmAdmin.delete(guest.subject());
        assertEndsSoon(token, "/me", 403);
    }

    @Test
    void tokenThatIsInUseEndsWithItsSession() {
        Map<String, String> signedIn = RealmAdmin.grantOf(Guest.arrives().name());
        String token = signedIn.get("access_token");
        assertEquals(200, status(token, "/me"));
        RealmAdmin.signOut(signedIn.get("refresh_token"));
        assertEndsSoon(token, "/me", 401);
    }

    @Test
    void administratorEndsWithTheRole() {
        Guest admin = Guest.arrives();
        RealmAdmin.role(admin.subject(), SiteRole.ADMIN, true);
        String token = admin.freshToken();
        assertEquals(200, status(token, "/admin/groups-needing-facilitator"));
        RealmAdmin.role(admin.subject(), SiteRole.ADMIN, false);
        assertEndsSoon(token, "/admin/groups-needing-facilitator", 403);
        assertEquals(200, status(token, "/me"));
    }
}
