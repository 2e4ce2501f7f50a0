package org.studycircle.running;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.junit.jupiter.api.Test;
import org.studycircle.testing.Eventually;
import org.studycircle.testing.People;
import org.studycircle.testing.server.ConfiguredService;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;

/** What the packaged application tells a collector of traces and a collector of logs, and what it tells neither. */
class TelemetryIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void requestIsOneTraceAndItsLogLineCarriesBothIdsAndNothingOfThePerson() throws Exception {
        Queue<String> spans = new ConcurrentLinkedQueue<>();
        HttpServer collector = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        collector.createContext("/v1/traces", exchange -> {
            spans.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        collector.start();
        try (ConfiguredService service = ConfiguredService.start(Map.of(
                "quarkus.log.console.json.enabled", "true",
                "quarkus.http.access-log.enabled", "true",
                "quarkus.otel.sdk.disabled", "false",
                "quarkus.otel.bsp.schedule.delay", "100ms",
                "quarkus.otel.exporter.otlp.compression", "none",
                "quarkus.otel.exporter.otlp.endpoint", "http://127.0.0.1:" + collector.getAddress().getPort()))) {
            String token = People.ADA.token();
            given().port(service.port()).auth().oauth2(token).header("X-Request-Id", "looked-for")
                    .get("/api/v1/groups?limit=7").then().statusCode(200);

            Eventually.becomes("the span is sent", () -> spans.stream().anyMatch(sent -> sent.contains("/api/v1/groups")));
            Eventually.becomes("one line", () -> accesses(service).size() == 1);
            JsonNode line = JSON.readTree(accesses(service).get(0));
            assertEquals("looked-for", line.at("/mdc/requestId").asText(), line.toString());
            assertTrue(line.at("/mdc/traceId").asText().matches("[0-9a-f]{32}"), line.toString());

            String everything = String.join("\n", service.log()) + String.join("\n", spans);
            for (String secret : List.of(token, "Ada Demo", "ada@example.org", People.ADA.subject())) {
                assertFalse(everything.contains(secret), secret);
            }
        } finally {
            collector.stop(0);
        }
    }

    private static List<String> accesses(ConfiguredService service) {
        return service.log().stream().filter(line -> line.contains("looked-for")).toList();
    }
}
