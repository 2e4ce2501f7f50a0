package org.studycircle.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.errorprone.annotations.CanIgnoreReturnValue;

/**
 * Brings a realm that was imported by an earlier release to what this one counts on, once: Keycloak imports a realm file only where there
 * is no such realm. What has been set otherwise since then stays.
 */
final class RealmUpgrade {

    /** Of the realm file: by which rights end when they are taken away. */
    private static final List<String> SETTINGS = List.of("accessTokenLifespan", "revokeRefreshToken", "refreshTokenMaxReuse",
            "eventsEnabled", "eventsExpiration", "enabledEventTypes", "adminEventsEnabled", "adminEventsDetailsEnabled",
            "attributes");
    private static final String SERVICE = "service-account-study-circle-service";
    private static final String ROLE = "view-events";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String url;
    private final String administration;
    private final String password;
    private String token;

    /** @param url of Keycloak */
    RealmUpgrade(String url, String realm, String password) {
        this.url = url;
        this.administration = url + "/admin/realms/" + realm;
        this.password = password;
    }

    /** @throws IOException where Keycloak does not do it, say because its administrator has another password by now */
    void run(InputStream realmFile) throws IOException {
        token = signIn();
        if (get("").path("adminEventsEnabled").asBoolean()) {
            return;
        }
        ObjectNode settings = ((ObjectNode) JSON.readTree(realmFile)).retain(SETTINGS);
        send("PUT", "", settings);
        String account = get("/users?exact=true&username=" + SERVICE).at("/0/id").asText();
        String roles = get("/clients?clientId=realm-management").at("/0/id").asText();
        JsonNode role = get("/clients/" + roles + "/roles/" + ROLE);
        send("POST", "/users/" + account + "/role-mappings/clients/" + roles, JSON.createArrayNode().add(role));
    }

    private String signIn() throws IOException {
        String form = "grant_type=password&client_id=admin-cli&username=" + Keycloak.ADMIN + "&password="
                + URLEncoder.encode(password, StandardCharsets.UTF_8);
        return answer(HttpRequest.newBuilder(URI.create(url + "/realms/master/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))).path("access_token").asText();
    }

    private JsonNode get(String path) throws IOException {
        return answer(call(path));
    }

    private void send(String method, String path, JsonNode body) throws IOException {
        answer(call(path).header("Content-Type", "application/json").method(method, BodyPublishers.ofString(body.toString())));
    }

    private HttpRequest.Builder call(String path) {
        return HttpRequest.newBuilder(URI.create(administration + path)).header("Authorization", "Bearer " + token);
    }

    @CanIgnoreReturnValue
    private JsonNode answer(HttpRequest.Builder call) throws IOException {
        HttpRequest request = call.timeout(PATIENCE).build();
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IOException("%s %s answers %d".formatted(request.method(), request.uri().getPath(), answer.statusCode()));
            }
            return JSON.readTree(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
