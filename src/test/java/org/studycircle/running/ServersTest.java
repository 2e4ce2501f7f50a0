package org.studycircle.running;

import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;
import org.studycircle.testing.Guest;
import org.studycircle.testing.People;
import org.studycircle.testing.server.EmbeddedServers;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;

/** The service of the tests talks to a real PostgreSQL and believes a real Keycloak. */
@QuarkusTest
class ServersTest {

    @Inject
    Pool pool;

    @Inject
    DataSource migrations;

    @Inject
    JWTParser parser;

    @Test
    void databaseIsDurable() {
        assertEquals("on", setting("fsync"));
        assertEquals("on", setting("data_checksums"));
    }

    /** That of the tests does not wait for its disk; that others do is shown where the server is. */
    @Test
    void serviceLeavesItToTheDatabaseWhetherCommitsAreDurable() {
        assertEquals("database", text("select source from pg_settings where name = 'synchronous_commit'"));
    }

    @Test
    void requestsDontWaitForEverAndMigrationsDo() throws SQLException {
        assertEquals("30s", setting("statement_timeout"));
        assertEquals("5s", setting("lock_timeout"));
        assertEquals("30s", setting("idle_in_transaction_session_timeout"));
        try (Connection migration = migrations.getConnection();
                ResultSet timeout = migration.createStatement().executeQuery("show statement_timeout")) {
            assertTrue(timeout.next());
            assertEquals("0", timeout.getString(1));
        }
    }

    @Test
    void tokenOfKeycloakIsBelievedAndSaysWhoItIs() throws ParseException {
        JsonWebToken ada = parser.parse(People.ADA.token());
        assertEquals(People.ADA.subject(), ada.getSubject());
        assertEquals(EmbeddedServers.issuer(), ada.getIssuer());
        assertTrue(ada.getAudience().contains("study-circle"));
        assertEquals("study-circle-demo", ada.getClaim("azp"));
        assertEquals("Ada Demo", ada.getClaim("name"));
        assertEquals("ada", ada.getClaim("preferred_username"));
        assertEquals("ada@example.org", ada.getClaim("email"));
        assertEquals(true, ada.getClaim("email_verified"));
    }

    @Test
    void samAloneAdministersTheSite() throws ParseException {
        assertTrue(parser.parse(People.SAM.token()).getGroups().contains("admin"));
        for (People person : People.values()) {
            boolean admin = parser.parse(person.token()).getGroups().contains("admin");
            assertEquals(person == People.SAM, admin, person.name());
        }
    }

    @Test
    void refreshTokenGivesAnotherAccessToken() {
        String first = People.RUI.token();
        JsonNode refreshed = People.RUI.refreshed();
        assertNotEquals(first, refreshed.get("access_token").asText());
        assertEquals(refreshed.get("access_token").asText(), People.RUI.token());
    }

    @Test
    void tokensLiveFiveMinutesAndARefreshTokenServesOnce() {
        String name = Guest.arrives().name();
        ValidatableResponse signedIn = asked("grant_type", "password", "username", name, "password", name);
        String used = signedIn.statusCode(200).body("expires_in", is(300)).extract().path("refresh_token");
        asked("grant_type", "refresh_token", "refresh_token", used).statusCode(200);
        asked("grant_type", "refresh_token", "refresh_token", used).statusCode(400).body("error", is("invalid_grant"));
    }

    private static ValidatableResponse asked(String... form) {
        RequestSpecification question = RestAssured.given().formParam("client_id", "study-circle-demo");
        for (int i = 0; i < form.length; i += 2) {
            question.formParam(form[i], form[i + 1]);
        }
        return question.post(EmbeddedServers.issuer() + "/protocol/openid-connect/token").then();
    }

    private String setting(String name) {
        return text("show " + name);
    }

    private String text(String query) {
        return pool.query(query).execute().map(rows -> rows.iterator().next()).map((Row row) -> row.getString(0))
                .await().indefinitely();
    }
}
