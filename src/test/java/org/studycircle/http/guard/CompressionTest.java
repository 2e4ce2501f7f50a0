package org.studycircle.http.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.studycircle.testing.People.ADA;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.Test;
import org.studycircle.testing.Circle;
import org.studycircle.testing.Discussion;
import org.studycircle.testing.People;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

@QuarkusTest
class CompressionTest {

    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static HttpResponse<byte[]> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest
                .newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + "/api/v1" + path))
                .header("Authorization", "Bearer " + ADA.token());
        return HTTP.send((headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.ofByteArray());
    }

    @Test
    void longListsAreCompressedAndShortOnesAreNot() throws Exception {
        Circle circle = Circle.ofAda();
        IntStream.range(0, 20).forEach(i -> Discussion.openedBy(People.ADA, circle,
                Map.of("title", "Thread " + i, "post", Map.of("text", "What is said there, word for word. ".repeat(20)))));
        String list = circle.path("/threads");
        HttpResponse<byte[]> plain = get(list);
        HttpResponse<byte[]> compressed = get(list, "Accept-Encoding", "gzip");
        assertEquals(List.of("gzip"), compressed.headers().allValues("Content-Encoding"));
        assertTrue(compressed.body().length < plain.body().length / 2);
        try (InputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(compressed.body()))) {
            assertEquals(new String(plain.body(), StandardCharsets.UTF_8),
                    new String(unpacked.readAllBytes(), StandardCharsets.UTF_8));
        }
        String tag = compressed.headers().firstValue("ETag").orElseThrow();
        assertEquals(plain.headers().firstValue("ETag").orElseThrow().replaceAll("\"$", "-gzip\""), tag);
        assertEquals(304, get(list, "Accept-Encoding", "gzip", "If-None-Match", tag).statusCode());
        HttpResponse<byte[]> small = get(list + "?limit=1", "Accept-Encoding", "gzip");
        assertTrue(new String(small.body(), StandardCharsets.UTF_8).startsWith("{"));
    }
}
