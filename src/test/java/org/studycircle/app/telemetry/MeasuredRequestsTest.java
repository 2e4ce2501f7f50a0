package org.studycircle.app.telemetry;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.studycircle.http.Operations;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.People;
import org.studycircle.text.Ids;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

/** Whatever addresses and methods clients think up: what the service has goes on being measured. */
@QuarkusTest
class MeasuredRequestsTest {

    private static final int EACH = 100;
    private static final Pattern ADDRESS = Pattern.compile("http_server_\\w+\\{[^}]*\\buri=\"([^\"]*)\"");
    private static final Pattern METHOD = Pattern.compile("http_server_\\w+\\{[^}]*\\bmethod=\"([^\"]*)\"");
    private static final Set<String> PAGES = Set.of("root", "/docs", "/openapi", "/problems", "/problems/{code}", "/swagger-ui",
            "/cors-preflight", MeasuredRequests.OTHER);

    @TestHTTPResource(value = "", management = true)
    String management;

    @Inject
    Operations operations;

    private String metrics() {
        return given().get(management + "metrics").then().statusCode(200).extract().asString();
    }

    private static Set<String> values(Pattern tag, String metrics) {
        return tag.matcher(metrics).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    private double measured(String address) {
        return Pattern.compile("(?m)^http_server_requests_seconds_count\\{.*uri=\"" + Pattern.quote(address) + "\".*} (\\S+)$")
                .matcher(metrics()).results().mapToDouble(found -> Double.parseDouble(found.group(1))).sum();
    }

    @Test
    void whatTheServiceHasIsMeasuredAfterAThousandOddRequests() throws Exception {
        Circle circle = Circle.ofAda();
        double odd = measured(MeasuredRequests.OTHER);
        List<String> heads = IntStream.range(0, EACH).boxed().flatMap(MeasuredRequestsTest::odd).toList();
        assertEquals(1_000, heads.size());
        for (String head : heads) {
            assertTrue(answer(head).startsWith("HTTP/1.1 "), head);
        }
        for (int i = 0; i < EACH; i++) {
            hangUp("GET /api/v1/hung-up/" + i);
        }

        double before = measured("/api/v1/groups/{groupId}");
        Api.as(People.ADA).get(circle.path("")).then().statusCode(200);
        assertEquals(before + 1, measured("/api/v1/groups/{groupId}"));
        assertTrue(measured(MeasuredRequests.OTHER) >= odd + 800);

        String metrics = metrics();
        Set<String> addresses = values(ADDRESS, metrics);
        addresses.removeAll(PAGES);
        addresses.removeAll(operations.paths());
        assertEquals(Set.of(), addresses);
        Set<String> methods = values(METHOD, metrics);
        methods.removeAll(Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"));
        assertEquals(Set.of(MeasuredRequests.OTHER), methods);
    }

    private static Stream<String> odd(int number) {
        return Stream.of("GET /nothing/" + number, "GET /api/v1/nothing/" + number, "GET /%61pi/v1/n%6Fthing/" + number,
                "GET //api//v1//nothing//" + number + "//", "DELETE /api/v1/groups/" + Ids.next() + "/board",
                "GET /api/v1/groups/" + Ids.next(), "POST /problems/" + number, "THOUGHTUP" + number + " /api/v1/me",
                "PROPFIND /api/v1/groups/" + number,
                "OPTIONS /elsewhere/" + number + " HTTP/1.1\r\nOrigin: http://a.example\r\nAccess-Control-Request-Method: PUT");
    }

    private static String answer(String head) throws IOException {
        try (Socket socket = sent(head); InputStream in = socket.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private static void hangUp(String head) throws IOException {
        Socket socket = sent(head);
        socket.setSoLinger(true, 0);
        socket.close();
    }

    private static Socket sent(String head) throws IOException {
        Socket socket = new Socket("127.0.0.1", RestAssured.port);
        String line = head.contains(" HTTP/1.1") ? head : head + " HTTP/1.1";
        socket.getOutputStream()
                .write((line + "\r\nHost: circle\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
        return socket;
    }
}
