package org.studycircle.bench;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.errorprone.annotations.CanIgnoreReturnValue;

/** The service, as one of the people calls it. */
record Api(int port, String token) {

    @CanIgnoreReturnValue
    JsonNode post(String path, int status, Object body) {
        return Http.require(status, to(path).header("Content-Type", "application/json").POST(Http.json(body)));
    }

    @CanIgnoreReturnValue
    JsonNode postText(String path, String mediaType, String text) {
        BodyPublisher body = BodyPublishers.ofString(text);
        return Http.require(201, to(path).header("Content-Type", mediaType).POST(body));
    }

    @CanIgnoreReturnValue
    JsonNode put(String path) {
        return Http.requireAny(List.of(200, 201), to(path).PUT(BodyPublishers.noBody()));
    }

    JsonNode get(String path) {
        return Http.require(200, to(path));
    }

    /** The tag of what is there. */
    String tag(String path) {
        return Http.send(to(path).build()).headers().firstValue("ETag").orElseThrow();
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1" + path))
                .header("Authorization", "Bearer " + token);
    }
}
