package org.studycircle.app.telemetry;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.Eventually;
import org.studycircle.testing.Listener;
import org.studycircle.testing.LogKept;
import org.studycircle.testing.People;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

/** Clients that hang up at any point: one quiet line each, and a number. */
@QuarkusTest
class HangUpsTest {

    private static final String JSON = "Content-Type: application/json";
    private static final int CUT = 200;
    private static final int EACH = 25;
    private static final int MOMENT = 500;
    private static final Logger LINES = Logger.getLogger(HangUps.class.getName());
    private static final Pattern COUNT = Pattern.compile("(?m)^study_circle_requests_cut_total (\\S+)$");

    @TestHTTPResource(value = "", management = true)
    String management;

    private double counted() {
        Matcher line = COUNT.matcher(given().get(management + "metrics").then().statusCode(200).extract().asString());
        assertTrue(line.find());
        return Double.parseDouble(line.group(1));
    }

    private static String request(String line, String... headers) {
        return line + " HTTP/1.1\r\nHost: circle\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
    }

    private static String authorized() {
        return "Authorization: Bearer " + People.ADA.token();
    }

    @Test
    void cutRequestIsALineAndANumberAndNoError() throws Exception {
        String imports = "POST /api/v1" + Circle.ofAda().path("/imports");
        List<String> unfinished = List.of(
                request("POST /api/v1/groups", authorized(), JSON, "Content-Length: 1000") + "{\"name\":\"",
                request(imports, authorized(), "Content-Type: text/plain", "Content-Length: 500000") + "x".repeat(100_000),
                request("POST /api/v1/groups", authorized(), JSON, "Transfer-Encoding: chunked") + "10\r\n{\"name\"",
                request("PATCH /api/v1/me", authorized(), "Content-Type: application/merge-patch+json", "If-Match: \"1\"",
                        "Content-Length: 1000") + "{");
        double before = counted();
        LINES.setLevel(Level.FINE);
        try (LogKept log = LogKept.now()) {
            for (String request : unfinished) {
                hangUp(request, EACH, true);
                hangUp(request, EACH, false);
            }
            Eventually.holds(() -> assertEquals(CUT, counted() - before));
            List<LogRecord> lines = log.records().stream().filter(record -> LINES.getName().equals(record.getLoggerName()))
                    .toList();
            assertEquals(CUT, lines.size());
            lines.forEach(line -> assertNull(line.getThrown()));
            assertEquals(List.of(), log.lines(Level.WARNING));
        } finally {
            LINES.setLevel(null);
        }
    }

    @Test
    void whoHangsUpWhileItIsAnsweredOrListensMakesNoErrorEither() throws Exception {
        Circle circle = Circle.ofAda();
        List<String> whole = List.of(request("GET /api/v1/groups", authorized()), request("GET /openapi"),
                request("GET /api/v1" + Listener.stream(circle), authorized(), "Accept: text/event-stream"),
                request("POST /api/v1/groups", authorized(), JSON, "Content-Length: 29")
                        + "{\"name\":\"Cut\",\"zone\":\"UTC\"} \n",
                request("POST /api/v1/groups", JSON, "Content-Length: 1000") + "{",
                request("DELETE /api/v1/me/nothing", authorized()));
        try (LogKept log = LogKept.now()) {
            for (String request : whole) {
                hangUp(request, EACH, true);
                hangUp(request, EACH, false);
            }
            Thread.sleep(MOMENT);
            Api.as(People.ADA).get("/me").then().statusCode(200);
            assertEquals(List.of(), log.lines(Level.WARNING).stream().limit(5).toList());
        }
    }

    private static void hangUp(String request, int times, boolean roughly) throws IOException, InterruptedException {
        for (int i = 0; i < times; i++) {
            try (Socket socket = new Socket("127.0.0.1", RestAssured.port)) {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
                Thread.sleep(i);
                if (roughly) {
                    socket.setSoLinger(true, 0);
                }
            }
        }
    }
}
