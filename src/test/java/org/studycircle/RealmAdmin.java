package org.studycircle;

import static io.restassured.RestAssured.given;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.restassured.http.ContentType;

/** What only an administrator of Keycloak can do, for tests that need a token no client of the realm gives out. */
public final class RealmAdmin {

    private RealmAdmin() {}

    /** An access token of another realm of the same Keycloak. */
    public static String token() {
        return given().formParams(Map.of("grant_type", "password", "client_id", "admin-cli", "username", "admin", "password",
                EmbeddedServers.adminPassword()))
                .post(server() + "/realms/master/protocol/openid-connect/token").then().statusCode(200).extract()
                .path("access_token");
    }

    /** A token of ada that is good in everything, but for a few seconds only. */
    public static String shortLivedToken(int seconds) {
        String client = "short-lived-" + UUID.randomUUID();
        Map<String, ?> audience = Map.of("name", "audience", "protocol", "openid-connect", "protocolMapper",
                "oidc-audience-mapper", "config",
                Map.of("included.custom.audience", "study-circle", "access.token.claim", "true"));
        String place = given().auth().oauth2(token()).contentType(ContentType.JSON)
                .body(Map.of("clientId", client, "publicClient", true, "directAccessGrantsEnabled", true,
                        "standardFlowEnabled", false, "attributes", Map.of("access.token.lifespan", String.valueOf(seconds)),
                        "protocolMappers", List.of(audience)))
                .post(server() + "/admin/realms/study-circle/clients").then().statusCode(201).extract().header("Location");
        try {
            return given()
                    .formParams(Map.of("grant_type", "password", "client_id", client, "username", "ada", "password", "ada"))
                    .post(EmbeddedServers.issuer() + "/protocol/openid-connect/token").then().statusCode(200).extract()
                    .path("access_token");
        } finally {
            given().auth().oauth2(token()).delete(place).then().statusCode(204);
        }
    }

    /** An account beside the cast, until it is removed. */
    public record Guest(String username, String email, String place) implements AutoCloseable {

        /** An access token, as a person of the cast has them. */
        public String token() {
            return given().formParams(Map.of("grant_type", "password", "client_id", "study-circle-demo", "username", username,
                    "password", username, "scope", "openid"))
                    .post(EmbeddedServers.issuer() + "/protocol/openid-connect/token").then().statusCode(200).extract()
                    .path("access_token");
        }

        @Override
        public void close() {
            given().auth().oauth2(RealmAdmin.token()).delete(place).then().statusCode(204);
        }
    }

    /** @param verified whether Keycloak takes the address for the guest's own */
    public static Guest guest(boolean verified) {
        String name = "guest-" + UUID.randomUUID();
        String email = name + "@example.org";
        String place = given().auth().oauth2(token()).contentType(ContentType.JSON)
                .body(Map.of("username", name, "email", email, "emailVerified", verified, "enabled", true, "firstName", "Guest",
                        "lastName", "Reader", "credentials",
                        List.of(Map.of("type", "password", "value", name, "temporary", false))))
                .post(server() + "/admin/realms/study-circle/users").then().statusCode(201).extract().header("Location");
        return new Guest(name, email, place);
    }

    private static String server() {
        return EmbeddedServers.issuer().replaceFirst("/realms/.*", "");
    }
}
