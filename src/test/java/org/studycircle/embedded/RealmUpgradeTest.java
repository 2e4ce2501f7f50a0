package org.studycircle.embedded;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.studycircle.testing.server.EmbeddedServers;
import org.studycircle.testing.server.RealmAdmin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;

/** A realm as releases before made it, in the real Keycloak. */
class RealmUpgradeTest {

    private static final Path FILE = Path.of("src", "embedded", "resources", "study-circle-realm.json");
    private static final String SERVICE = "service-account-study-circle-service";
    private static final List<String> NEW = List.of("revokeRefreshToken", "refreshTokenMaxReuse", "eventsEnabled",
            "eventsExpiration", "enabledEventTypes", "adminEventsEnabled", "adminEventsDetailsEnabled", "attributes");

    private final String url = EmbeddedServers.issuer().replaceFirst("/realms/.*", "");
    private final String password = EmbeddedServers.running().get("study-circle.test.admin-password");
    private final String realm = "older-" + UUID.randomUUID();

    private RequestSpecification admin() {
        return given().auth().oauth2(RealmAdmin.token()).contentType(ContentType.JSON).baseUri(url).basePath("/admin/realms");
    }

    @BeforeEach
    void importOlder() throws IOException {
        ObjectNode older = (ObjectNode) new ObjectMapper().readTree(FILE.toFile());
        older.remove(NEW);
        older.put("realm", realm).put("accessTokenLifespan", 900);
        JsonNode service = StreamSupport.stream(older.path("users").spliterator(), false)
                .filter(user -> user.path("username").asText().equals(SERVICE)).findFirst().orElseThrow();
        ((ObjectNode) service).remove("realmRoles");
        ((ObjectNode) service.path("clientRoles")).putArray("realm-management").add("view-users").add("query-users")
                .add("manage-users");
        ((ArrayNode) older.path("users")).removeAll().add(service);
        admin().body(older.toString()).post().then().statusCode(201);
    }

    @AfterEach
    void remove() {
        admin().delete("/" + realm).then().statusCode(204);
    }

    private void upgrade() throws IOException {
        try (InputStream file = Files.newInputStream(FILE)) {
            new RealmUpgrade(url, realm, password).run(file);
        }
    }

    @Test
    void olderRealmIsBroughtUpToWhatTheFileSays() throws IOException {
        upgrade();
        admin().get("/" + realm).then().statusCode(200).body("accessTokenLifespan", is(300))
                .body("revokeRefreshToken", is(true)).body("refreshTokenMaxReuse", is(0)).body("eventsEnabled", is(true))
                .body("adminEventsEnabled", is(true)).body("attributes.adminEventsExpiration", is("86400"))
                .body("enabledEventTypes", containsInAnyOrder("DELETE_ACCOUNT", "LOGOUT", "USER_DISABLED_BY_PERMANENT_LOCKOUT"))
                .body("displayName", is("Study Circle"));
        String account = admin().get("/" + realm + "/users?username=" + SERVICE).then().extract().path("[0].id");
        admin().get("/" + realm + "/users/" + account + "/role-mappings").then()
                .body("clientMappings.'realm-management'.mappings.name",
                        containsInAnyOrder("view-users", "query-users", "manage-users", "view-events"));
    }

    @Test
    void whatIsSetOtherwiseLaterStays() throws IOException {
        upgrade();
        admin().body("{\"accessTokenLifespan\":120}").put("/" + realm).then().statusCode(204);
        upgrade();
        admin().get("/" + realm).then().body("accessTokenLifespan", is(120));
    }

    @Test
    void administratorWithAnotherPasswordIsToldAbout() {
        assertThrows(IOException.class, () -> {
            try (InputStream file = Files.newInputStream(FILE)) {
                new RealmUpgrade(url, realm, "another").run(file);
            }
        });
    }
}
