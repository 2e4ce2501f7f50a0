package org.studycircle.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.studycircle.testing.server.EmbeddedServers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The cast of all tests, as the realm file has them. Their tokens are real: signed by the Keycloak of the tests. */
@SuppressWarnings("ImmutableEnumChecker") // they keep their tokens
public enum People {

    /** Facilitates. */
    ADA,
    /** Co-facilitates. */
    BEN,
    /** Is a member. */
    RUI,
    /** Is a member who is behind with her reading. */
    MIA,
    /** Is an outsider. */
    ZOE,
    /** Administers the site. */
    SAM;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final int SAFETY_SECONDS = 60;

    private JsonNode grant;
    private Instant renewal = Instant.MIN;

    /** An access token that is good for another minute at least. */
    public String token() {
        return grant().get("access_token").asText();
    }

    /** Keycloak's whole answer: {@code access_token}, {@code id_token}, {@code refresh_token} and what else it says. */
    public synchronized JsonNode grant() {
        if (Instant.now().isAfter(renewal)) {
            keep(ask(Map.of("grant_type", "password", "username", username(), "password", username(), "scope", "openid")));
        }
        return grant;
    }

    /** Keycloak's answer to the refresh token; {@link #token()} is the new one from then on. */
    public synchronized JsonNode refreshed() {
        keep(ask(Map.of("grant_type", "refresh_token", "refresh_token", grant().get("refresh_token").asText())));
        return grant;
    }

    /** The {@code sub} of the tokens. */
    public String subject() {
        return subject(token());
    }

    /** The {@code sub} of any token. */
    public static String subject(String token) {
        String claims = token.split("\\.", -1)[1];
        return parse(new String(Base64.getUrlDecoder().decode(claims), StandardCharsets.UTF_8)).get("sub").asText();
    }

    /** The id of the person in this service, who appears with the first call. */
    public String id() {
        return Api.as(this).get("/me").then().statusCode(200).extract().path("personId");
    }

    /** How members see the person. */
    public String displayName() {
        return Api.as(this).get("/me").then().statusCode(200).extract().path("displayName");
    }

    public String username() {
        return name().toLowerCase(Locale.ROOT);
    }

    private void keep(JsonNode answer) {
        grant = answer;
        renewal = Instant.now().plusSeconds(answer.get("expires_in").asLong() - SAFETY_SECONDS);
    }

    private JsonNode ask(Map<String, String> question) {
        String form = question.entrySet().stream().map(field -> field.getKey() + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&", "client_id=study-circle-demo&", ""));
        HttpRequest request = HttpRequest.newBuilder(URI.create(EmbeddedServers.issuer() + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(form)).build();
        try {
            HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException("No token for %s: %s".formatted(username(), response.body()));
            }
            return parse(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
