package org.studycircle.fuzz;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.studycircle.testing.Answer;
import org.studycircle.testing.People;
import org.studycircle.testing.server.ConfiguredService;

import io.vertx.core.json.JsonObject;

/** Heads that are none, at the packaged application: whoever of those below it refuses them, the answer is a problem with an id. */
class HeadsIT {

    private static final long SEED = Long.getLong("fuzz.seed", System.nanoTime());
    private static final int MUTATIONS = Integer.getInteger("fuzz.requests", 600);
    private static final String HOST = "Host: localhost\r\n";
    private static final String GOOD = "GET /api/v1/me?limit=1 HTTP/1.1\r\n" + HOST
            + "Accept: application/json\r\nAccept-Encoding: gzip\r\nUser-Agent: heads\r\n\r\n";

    private static ConfiguredService service;

    /** @param request with its line ends left out before those of the head */
    private record Row(String request, int status, String code) {

        String name() {
            return request.substring(0, Math.min(60, request.length())).replaceAll("\\s+", " ");
        }
    }

    private static Row row(int status, String code, String request) {
        return new Row(request, status, code);
    }

    private static String get(String address) {
        return "GET " + address + " HTTP/1.1\r\n" + HOST + "\r\n";
    }

    private static String with(String headers) {
        return "GET /api/v1/me HTTP/1.1\r\n" + HOST + headers + "\r\n\r\n";
    }

    private static String chunked(String body) {
        return "POST /api/v1/groups HTTP/1.1\r\n" + HOST + "Authorization: Bearer " + People.ZOE.token()
                + "\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n" + body;
    }

    private static List<Row> rows() {
        String long4 = "a".repeat(4_100);
        return List.of(
                row(414, "uri-too-long", get("/" + long4)),
                row(414, "uri-too-long", get("/" + "a".repeat(200_000))),
                row(414, "uri-too-long", get("/api/v1/groups?q=" + long4)),
                row(431, "headers-too-large", with("X: " + "a".repeat(30_000))),
                row(431, "headers-too-large", with("X: " + "a".repeat(300_000))),
                row(431, "headers-too-large", with("X: a\r\n".repeat(6_000) + "Y: b")),
                row(400, "malformed-request", "GET / HTTP/one\r\n\r\n"),
                row(400, "malformed-request", "GET /\r\n\r\n"),
                row(400, "malformed-request", "GET\r\n\r\n"),
                row(400, "malformed-request", "hello\r\n\r\n"),
                row(400, "malformed-request", "GET / HTTP/1.1 \r\n" + HOST + "\r\n"),
                row(400, "malformed-request", "GET / HTTP/3.7\r\n" + HOST + "\r\n"),
                row(400, "malformed-request", "GET / HTTP/2.0\r\n" + HOST + "\r\n"),
                row(400, "malformed-request", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
                row(400, "malformed-request", "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003\r\n\r\n"),
                row(400, "malformed-request", "G\u0000T / HTTP/1.1\r\n" + HOST + "\r\n"),
                row(400, "malformed-request", "GET /\u0007 HTTP/1.1\r\n" + HOST + "\r\n"),
                row(400, "malformed-request", with("X Y: z")),
                row(400, "malformed-request", with("X: a\u0000b")),
                row(400, "malformed-request", with("no colon")),
                row(400, "malformed-request", with("Content-Length: x")),
                row(400, "malformed-request", with("Content-Length: -1")),
                row(400, "malformed-request", with("Content-Length: 99999999999999999999")),
                row(400, "malformed-request", with("Content-Length: 1\r\nContent-Length: 2")),
                row(400, "malformed-request", with("Transfer-Encoding: gzip, chunked")),
                row(400, "malformed-request", with("Transfer-Encoding: chunked, chunked")),
                row(400, "malformed-request", with("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity")),
                row(400, "malformed-request", with("Authorization: Bearer a\r\nAuthorization: Bearer b")),
                row(400, "malformed-request", with("Host: other")),
                row(400, "malformed-request", "GET /api/v1/me HTTP/1.1\r\n\r\n"),
                row(400, "malformed-request", "GET /api/v1/me HTTP/1.0\r\n\r\n"),
                row(400, "malformed-request", "GET /api/v1/me HTTP/1.0\r\nOrigin: http://localhost\r\n\r\n"),
                row(400, "malformed-request", "GET /api/v1/me HTTP/1.1\r\nHost: a b\r\n\r\n"),
                row(400, "malformed-request", get("/api/v1/groups/%")),
                row(400, "malformed-request", get("/api/v1/groups?q=%")),
                row(400, "malformed-request", get("/api/v1/groups?q=%zz")),
                row(400, "malformed-request", get("/%c")),
                row(400, "malformed-request", get("/api/v1/me?a=|")),
                row(400, "malformed-request", get("/api/v1/me\\")),
                row(400, "malformed-request", get("*")),
                row(400, "malformed-request", "OPTIONS * HTTP/1.1\r\n" + HOST + "\r\n"),
                row(400, "malformed-request", "CONNECT localhost:443 HTTP/1.1\r\n" + HOST + "\r\n"),
                row(400, "malformed-request", get("api/v1/me")),
                row(400, "malformed-request", get("?a")),
                row(400, "malformed-request", chunked("zz\r\n{}\r\n0\r\n\r\n")),
                row(400, "malformed-request", chunked("-1\r\n{}\r\n0\r\n\r\n")),
                row(400, "malformed-request", chunked("2\r\n{}x\r\n0\r\n\r\n")),
                row(400, "malformed-request", chunked("ffffffffff\r\n{}\r\n0\r\n\r\n")),
                row(401, "unauthorized", get("http://localhost/api/v1/me")),
                row(401, "unauthorized", "GET /api/v1/me HTTP/1.0\r\n" + HOST + "\r\n"),
                row(401, "unauthorized", with("Expect: nothing")),
                row(401, "unauthorized", with("Content-Length: 9000000000000000000")),
                row(401, "unauthorized", with("Connection: Upgrade\r\nUpgrade: websocket")),
                row(401, "unauthorized",
                        with("Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQ")),
                row(404, "not-found", get("/nothing")),
                row(404, "not-found", get("/api/v1/nothing")),
                row(400, "malformed-request", get("//")),
                row(404, "not-found", get("/../etc/passwd")),
                row(404, "not-found", get("/docs/..%2f..%2fetc/passwd")),
                row(404, "not-found", get("/docs/%2e%2e/%2e%2e/etc/passwd")),
                row(404, "not-found", get("/docs/%00")),
                row(404, "not-found", get("/swagger-ui/%5c..%5c")),
                row(404, "not-found", "POST /nothing HTTP/1.1\r\n" + HOST + "Content-Length: 1\r\n\r\na"),
                row(405, "method-not-allowed", "TRACE /api/v1/me HTTP/1.1\r\n" + HOST + "\r\n"),
                row(405, "method-not-allowed", "PROPFIND /api/v1/me HTTP/1.1\r\n" + HOST + "\r\n"),
                row(405, "method-not-allowed", "get /api/v1/me HTTP/1.1\r\n" + HOST + "\r\n"),
                row(405, "method-not-allowed", "POST /docs HTTP/1.1\r\n" + HOST + "Content-Length: 0\r\n\r\n"),
                row(405, "method-not-allowed", "DELETE /problems HTTP/1.1\r\n" + HOST + "\r\n"),
                row(406, "not-acceptable", with("Accept: text/html")),
                row(415, "unsupported-media-type", "POST /api/v1/groups HTTP/1.1\r\n" + HOST + "Authorization: Bearer "
                        + People.ZOE.token() + "\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\n{}"));
    }

    @BeforeAll
    static void start() throws IOException {
        service = ConfiguredService.start(Map.of("quarkus.http.cors.origins", "http://localhost:3000"));
    }

    @AfterAll
    static void stop() throws InterruptedException {
        service.close();
    }

    @AfterEach
    void nothingIsLoggedAsAnError() {
        assertEquals(List.of(),
                service.log().stream().filter(line -> line.contains(" ERROR ") || line.contains("\tat ")).toList());
    }

    private static Answer send(String request) throws IOException {
        return Answer.to(request.getBytes(StandardCharsets.ISO_8859_1), request.startsWith("HEAD"), service.port());
    }

    @Test
    void everyRefusalIsAProblemWithAnId() {
        assertAll(rows().stream().map(row -> () -> {
            Answer answer = send(row.request());
            assertEquals(row.status() + " /problems/" + row.code(), answer.status() + " " + problem(answer).getString("type"),
                    row::name);
            assertEquals(row.status(), problem(answer).getInteger("status"), row::name);
            assertProtected(row.name(), answer);
            assertEquals(401, send("GET /api/v1/me HTTP/1.1\r\n" + HOST + "\r\n").status(), row::name);
        }));
    }

    private static JsonObject problem(Answer answer) {
        return answer.body().length == 0 || !answer.header("Content-Type").startsWith("application/problem+json")
                ? new JsonObject().put("type", "none: " + answer.headers() + answer.text())
                : new JsonObject(answer.text());
    }

    private static void assertProtected(String name, Answer answer) {
        assertTrue(answer.header("X-Request-Id").matches("[A-Za-z0-9._-]{1,100}"), name + answer.headers());
        assertEquals("application/problem+json", answer.header("Content-Type").replaceFirst(";.*", ""), name);
        assertEquals(String.valueOf(answer.body().length), answer.header("Content-Length"), name);
        assertEquals("no-store", answer.header("Cache-Control"), name);
        assertEquals("nosniff", answer.header("X-Content-Type-Options"), name);
        assertEquals("no-referrer", answer.header("Referrer-Policy"), name);
        assertTrue(answer.header("Content-Security-Policy").startsWith("default-src 'none'"), name);
    }

    @Test
    void idOfAProxyIsTakenOverFromAHeadThatCantBeRead() throws IOException {
        Answer answer = send(with("X-Request-Id: of-the-proxy\r\nX Y: z"));
        assertEquals("of-the-proxy", answer.header("X-Request-Id"));
        assertEquals("close", answer.header("Connection"));
    }

    @Test
    void scriptFromAnotherOriginReadsTheProblem() throws IOException {
        Answer answer = send("GET /api/v1/groups?q=% HTTP/1.1\r\n" + HOST + "Origin: http://localhost:3000\r\n\r\n");
        assertEquals("/problems/malformed-request", problem(answer).getString("type"));
        assertEquals("http://localhost:3000", answer.header("Access-Control-Allow-Origin"));
    }

    @Test
    void goodRequestIsAnsweredBeforeTheBadOneBehindIt() throws IOException {
        assertEquals(401, send(GOOD + "hello\r\n\r\n").status());
    }

    @Test
    void mutationOfAHeadIsRefusedWithAProblemOrServed() throws IOException {
        Random chance = new Random(SEED);
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] head = mutated(GOOD.getBytes(StandardCharsets.ISO_8859_1), chance);
            String said = new String(head, StandardCharsets.ISO_8859_1).replace("\r\n", "⏎") + " -Dfuzz.seed=" + SEED;
            try {
                Answer answer = Answer.to(head, said.startsWith("HEAD"), service.port());
                assertTrue(answer.status() < 500, () -> answer.status() + said);
                assertFalse(answer.status() >= 400 && answer.body().length == 0, () -> answer + said);
                assertFalse(answer.header("X-Request-Id").isEmpty(), said);
            } catch (SocketTimeoutException | EOFException | SocketException incomplete) {
                // a head without its end
                assertFalse(said.contains("⏎⏎"), said);
            }
        }
    }

    private static byte[] mutated(byte[] head, Random chance) {
        byte[] mutated = head.clone();
        for (int i = chance.nextInt(4); i >= 0; i--) {
            mutated[chance.nextInt(mutated.length - 4)] = (byte) chance.nextInt(256);
        }
        return mutated;
    }
}
