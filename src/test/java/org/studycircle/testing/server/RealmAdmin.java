package org.studycircle.testing.server;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.studycircle.testing.call.Promises;
import org.studycircle.testing.call.QuickCall;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;

/** What only an administrator of Keycloak can do: unusual tokens, accounts that come and go, and settings of the realm. */
public final class RealmAdmin {

    private static final Duration KEPT = Duration.ofSeconds(30);

    private static String token;
    private static Instant renewal = Instant.MIN;

    private RealmAdmin() {}

    /** An access token of another realm of the same Keycloak, good for another half a minute. */
    public static synchronized String token() {
        if (Instant.now().isAfter(renewal)) {
            token = token(server(), EmbeddedServers.adminPassword());
            renewal = Instant.now().plus(KEPT);
        }
        return token;
    }

    private static String token(String server, String password) {
        return anybody().formParams(Map.of("grant_type", "password", "client_id", "admin-cli", "username", "admin", "password",
                password))
                .post(server + "/realms/master/protocol/openid-connect/token").then().statusCode(200).extract()
                .path("access_token");
    }

    /** By which the service asks the administration of a realm. */
    static String clientSecret(String issuer, String password) {
        String realm = issuer.replace("/realms/", "/admin/realms/");
        RequestSpecification admin = as(token(issuer.replaceFirst("/realms/.*", ""), password));
        String id = admin.get(realm + "/clients?clientId=study-circle-service").then().statusCode(200).extract().path("[0].id");
        return admin.get(realm + "/clients/" + id + "/client-secret").then().statusCode(200).extract().path("value");
    }

    /**
     * Passwords are hashed once, where hashing is meant to be slow: most of what Keycloak did was this. And the same person may sign in
     * from several processes of tests at once.
     */
    static void quickenSignIn(String issuer, String password) {
        as(token(issuer.replaceFirst("/realms/.*", ""), password)).contentType(ContentType.JSON)
                .body(Map.of("passwordPolicy", "hashAlgorithm(pbkdf2-sha256) and hashIterations(1)", "bruteForceProtected",
                        false))
                .put(issuer.replace("/realms/", "/admin/realms/")).then().statusCode(204);
    }

    /** A call of the realm's administration; the empty path is the realm itself. */
    public static RequestSpecification call() {
        String realm = server() + "/admin/realms/study-circle";
        return QuickCall.to(realm, Promises.NONE, () -> RestAssured.given().baseUri(realm))
                .header("Authorization", "Bearer " + token()).contentType(ContentType.JSON);
    }

    /** A new account with a verified address {@code <name>@example.org}, whose password is its name. @return its subject */
    public static String account(String name) {
        String place = call().body(Map.of("username", name, "email", name + "@example.org", "emailVerified", true,
                "enabled", true, "firstName", name, "lastName", "Guest", "credentials",
                List.of(Map.of("type", "password", "value", name, "temporary", false))))
                .post("/users").then().statusCode(201).extract().header("Location");
        return place.substring(place.lastIndexOf('/') + 1);
    }

    public static void enable(String subject, boolean enabled) {
        call().body(Map.of("enabled", enabled)).put("/users/" + subject).then().statusCode(204);
    }

    public static void delete(String subject) {
        call().delete("/users/" + subject).then().statusCode(204);
    }

    /** An access token of an account made here. */
    public static String tokenOf(String name) {
        return grantOf(name).get("access_token");
    }

    /** All that Keycloak answers to who signs in to an account made here. */
    public static Map<String, String> grantOf(String name) {
        return anybody()
                .formParams(Map.of("grant_type", "password", "client_id", "study-circle-demo", "username", name, "password",
                        name, "scope", "openid"))
                .post(EmbeddedServers.issuer() + "/protocol/openid-connect/token").then().statusCode(200).extract()
                .jsonPath().getMap("$", String.class, String.class);
    }

    /** Ends a session, as an application does for its user. */
    public static void signOut(String refreshToken) {
        anybody().formParams(Map.of("client_id", "study-circle-demo", "refresh_token", refreshToken))
                .post(EmbeddedServers.issuer() + "/protocol/openid-connect/logout").then().statusCode(204);
    }

    /** Gives an account a role of the realm, or takes it away. */
    public static void role(String subject, String role, boolean given) {
        Object granted = call().get("/roles/" + role).then().statusCode(200).extract().jsonPath().getMap("$");
        RequestSpecification mapping = call().body(List.of(granted));
        String place = "/users/" + subject + "/role-mappings/realm";
        (given ? mapping.post(place) : mapping.delete(place)).then().statusCode(204);
    }

    /** A token of ada that is good in everything, but for a few seconds only. */
    public static String shortLivedToken(int seconds) {
        String client = "short-lived-" + UUID.randomUUID();
        Map<String, ?> audience = Map.of("name", "audience", "protocol", "openid-connect", "protocolMapper",
                "oidc-audience-mapper", "config",
                Map.of("included.custom.audience", "study-circle", "access.token.claim", "true"));
        String place = as(token()).contentType(ContentType.JSON)
                .body(Map.of("clientId", client, "publicClient", true, "directAccessGrantsEnabled", true,
                        "standardFlowEnabled", false, "attributes", Map.of("access.token.lifespan", String.valueOf(seconds)),
                        "protocolMappers", List.of(audience)))
                .post(server() + "/admin/realms/study-circle/clients").then().statusCode(201).extract().header("Location");
        try {
            return anybody()
                    .formParams(Map.of("grant_type", "password", "client_id", client, "username", "ada", "password", "ada"))
                    .post(EmbeddedServers.issuer() + "/protocol/openid-connect/token").then().statusCode(200).extract()
                    .path("access_token");
        } finally {
            as(token()).delete(place).then().statusCode(204);
        }
    }

    private static RequestSpecification anybody() {
        return QuickCall.to("", Promises.NONE, RestAssured::given);
    }

    private static RequestSpecification as(String token) {
        return anybody().header("Authorization", "Bearer " + token);
    }

    private static String server() {
        return EmbeddedServers.issuer().replaceFirst("/realms/.*", "");
    }
}
