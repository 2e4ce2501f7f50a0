package org.studycircle.bench;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.studycircle.embedded.Keycloak;

import com.fasterxml.jackson.databind.JsonNode;

/** Many people, and their tokens, which Keycloak signs. */
final class Realm {

    /** Tokens live five minutes. */
    private static final Duration FRESH = Duration.ofSeconds(150);
    private static final int EXISTS = 409;

    private final Keycloak keycloak;
    private final List<String> names;
    private List<String> tokens = List.of();
    private Instant signedIn = Instant.MIN;

    private Realm(Keycloak keycloak, List<String> names) {
        this.keycloak = keycloak;
        this.names = names;
    }

    /** A realm in which so many people have an account. */
    static Realm with(Keycloak keycloak, int people) {
        Realm realm = new Realm(keycloak,
                IntStream.range(0, people).mapToObj("reader-%02d"::formatted).toList());
        String admin = realm.token("master", "admin-cli", "admin", keycloak.adminPassword());
        String address = keycloak.url() + "/admin/realms/study-circle";
        // hashing passwords is meant to be slow, and is not what is measured
        Http.require(204, realm.admin(admin, address).PUT(Http.json(
                Map.of("passwordPolicy", "hashAlgorithm(pbkdf2-sha256) and hashIterations(1)", "bruteForceProtected", false))));
        realm.names.forEach(name -> Http.requireAny(List.of(201, EXISTS), realm.admin(admin, address + "/users").POST(Http.json(
                Map.of("username", name, "email", name + "@example.org", "emailVerified", true, "enabled", true, "firstName", name,
                        "lastName", "Reader", "credentials",
                        List.of(Map.of("type", "password", "value", name, "temporary", false)))))));
        return realm;
    }

    /** An access token of each person, good for another two minutes. */
    List<String> tokens() {
        if (Instant.now().isAfter(signedIn.plus(FRESH))) {
            tokens = names.parallelStream().map(name -> token("study-circle", "study-circle-demo", name, name)).toList();
            signedIn = Instant.now();
        }
        return tokens;
    }

    private String token(String realm, String client, String name, String password) {
        String form = Map.of("grant_type", "password", "client_id", client, "username", name, "password", password).entrySet()
                .stream().map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        JsonNode grant = Http.require(200, HttpRequest
                .newBuilder(URI.create(keycloak.url() + "/realms/" + realm + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(form)));
        return grant.get("access_token").asText();
    }

    private HttpRequest.Builder admin(String token, String address) {
        return HttpRequest.newBuilder(URI.create(address)).header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
    }
}
