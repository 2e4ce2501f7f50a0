package org.studycircle.testing;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.restassured.RestAssured;

/** A client of a group's live stream, as browsers have one, that keeps all it hears until the server or the test ends it. */
public final class Listener implements AutoCloseable {

    private static final Duration AT_ONCE = Duration.ofSeconds(1);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** One event with when it came. */
    public record Heard(String id, String event, JsonNode data, Instant at) {

        /** Since it happened. */
        public Duration delay() {
            return Duration.between(Instant.parse(data.get("at").asText()), at);
        }
    }

    private final HttpResponse<InputStream> answer;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final List<Heard> events = new CopyOnWriteArrayList<>();
    private volatile String lastId;
    private volatile long retry;
    private volatile Instant endedAt;

    private Listener(HttpResponse<InputStream> answer) {
        this.answer = answer;
        Thread reader = new Thread(this::read, "listener");
        reader.setDaemon(true);
        reader.start();
    }

    public static Listener as(People person, Circle circle) {
        return with(person.token(), stream(circle), Map.of());
    }

    /** @param lastEventId what the client heard last */
    public static Listener resuming(People person, Circle circle, Object lastEventId) {
        return with(person.token(), stream(circle), Map.of("Last-Event-ID", String.valueOf(lastEventId)));
    }

    /** Where the stream of a group is. */
    public static String stream(Circle circle) {
        return circle.path("/events/stream");
    }

    public static Listener with(String token, String path, Map<String, String> headers) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Accept", "text/event-stream");
        all.put("Authorization", "Bearer " + token);
        return at(URI.create("http://127.0.0.1:" + RestAssured.port + "/api/v1" + path), all);
    }

    static Listener at(URI address, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(20));
        headers.forEach(request::header);
        try {
            return new Listener(HTTP.send(request.build(), BodyHandlers.ofInputStream()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void read() {
        String id = null;
        String event = null;
        String data = null;
        try (BufferedReader body = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            for (String line = body.readLine(); line != null; line = body.readLine()) {
                lines.add(line);
                if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    event = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    data = line.substring(6);
                } else if (line.startsWith("retry: ")) {
                    retry = Long.parseLong(line.substring(7));
                } else if (line.isEmpty()) {
                    lastId = id == null ? lastId : id;
                    if (data != null) {
                        events.add(new Heard(id, event, JSON.readTree(data), Instant.now()));
                    }
                    id = null;
                    event = null;
                    data = null;
                }
            }
        } catch (IOException broken) {
            lines.add("broken: " + broken);
        } finally {
            endedAt = Instant.now();
        }
    }

    public int status() {
        return answer.statusCode();
    }

    public String header(String name) {
        return headers().firstValue(name).orElse(null);
    }

    HttpHeaders headers() {
        return answer.headers();
    }

    public List<Heard> events() {
        return events;
    }

    public List<Integer> sequences() {
        return events.stream().map(event -> event.data().get("sequence").asInt()).toList();
    }

    public List<String> lines() {
        return lines;
    }

    /** What it would resume after. */
    public String lastId() {
        return lastId;
    }

    /** Milliseconds. */
    public long retry() {
        return retry;
    }

    public boolean hasEnded() {
        return endedAt != null;
    }

    public Instant endedAt() {
        return endedAt;
    }

    @Override
    public void close() {
        try {
            answer.body().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What only looking now and then would tell so soon once in a while, but not nearly always. */
    public static void assertAtOnce(List<Heard> events) {
        long soon = events.stream().filter(event -> event.delay().compareTo(AT_ONCE) < 0).count();
        assertTrue(soon * 4 >= events.size() * 3L, () -> events.stream().map(Heard::delay).toList().toString());
    }
}
