package org.studycircle.seeds;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.errorprone.annotations.CanIgnoreReturnValue;

/** Somebody who calls the API with a token of their own. */
record Caller(HttpClient http, String api, String token) {

    private static final ObjectMapper JSON = new ObjectMapper().setSerializationInclusion(JsonInclude.Include.NON_NULL);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CONTENT_TYPE = "Content-Type";
    private static final int NOT_FOUND = 404;
    private static final int REDIRECTION = 300;

    /** The representation, and the tag that a change of it needs. */
    record Answer(JsonNode body, String entityTag) {}

    /** Signs in at Keycloak, as only the demo client can: by name and password, which are the same. */
    static Caller signedIn(HttpClient http, String api, String issuer, String name) {
        String form = "grant_type=password&client_id=study-circle-demo&username=%1$s&password=%1$s".formatted(name);
        HttpResponse<byte[]> answer = exchange(http, request(issuer + "/protocol/openid-connect/token")
                .header(CONTENT_TYPE, "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(form)));
        return new Caller(http, api, require(answer).body().get("access_token").asText());
    }

    /** What there is, if there is something. */
    Optional<Answer> find(String path) {
        HttpResponse<byte[]> answer = exchange(http, to(path));
        return answer.statusCode() == NOT_FOUND ? Optional.empty() : Optional.of(require(answer));
    }

    Answer get(String path) {
        return require(exchange(http, to(path)));
    }

    @CanIgnoreReturnValue
    Answer put(String path) {
        return require(exchange(http, to(path).PUT(BodyPublishers.noBody())));
    }

    @CanIgnoreReturnValue
    Answer post(String path, Object body) {
        return require(exchange(http, to(path).header(CONTENT_TYPE, "application/json").POST(json(body))));
    }

    @CanIgnoreReturnValue
    Answer post(String path, String mediaType, byte[] body) {
        return require(exchange(http, to(path).header(CONTENT_TYPE, mediaType).POST(BodyPublishers.ofByteArray(body))));
    }

    @CanIgnoreReturnValue
    Answer patch(String path, String entityTag, Object body) {
        return require(exchange(http, to(path).header(CONTENT_TYPE, "application/merge-patch+json")
                .header("If-Match", entityTag).method("PATCH", json(body))));
    }

    private HttpRequest.Builder to(String path) {
        return request(api + path).header("Authorization", "Bearer " + token);
    }

    private static HttpRequest.Builder request(String address) {
        return HttpRequest.newBuilder(URI.create(address)).timeout(PATIENCE);
    }

    private static HttpResponse<byte[]> exchange(HttpClient http, HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException("no answer from " + request.build().uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static Answer require(HttpResponse<byte[]> answer) {
        try {
            JsonNode body = JSON.readTree(answer.body());
            if (answer.statusCode() >= REDIRECTION) {
                throw new IllegalStateException("%s %s answers %d: %s".formatted(answer.request().method(),
                        answer.request().uri().getPath(), answer.statusCode(), body));
            }
            return new Answer(body, answer.headers().firstValue("ETag").orElse(null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BodyPublisher json(Object body) {
        try {
            return BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
