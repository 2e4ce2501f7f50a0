package org.studycircle.http.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.studycircle.testing.Head;
import org.studycircle.testing.People;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class OneMeaningTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TestHTTPResource
    URI service;

    @ParameterizedTest
    @ValueSource(strings = {"chunked, chunked", "identity, chunked", "gzip, chunked", "chunked;q=1", "\"chunked\"", "xchunked",
            "identity", "chunked\r\nTransfer-Encoding: chunked"})
    void bodyThatEndsWhereOthersMaySeeItElsewhereIsRefused(String encoding) throws Exception {
        try (Head head = Head.send(service, "POST /api/v1/groups HTTP/1.1", "Host: localhost", "Transfer-Encoding: " + encoding,
                "Content-Type: application/json", "Authorization: Bearer " + People.ZOE.token())) {
            assertEquals(400, head.status(PATIENCE));
            assertEquals("application/problem+json", head.header("content-type"));
            assertEquals("close", head.header("connection"));
            assertTrue(head.isClosed(PATIENCE));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host: localhost\r\nHost: localhost",
            "Host: localhost\r\nAuthorization: Bearer a\r\nAuthorization: Bearer b"})
    void whatIsSaidTwiceIsRefused(String headers) throws Exception {
        try (Head head = Head.send(service, "GET /api/v1/me HTTP/1.1", headers)) {
            assertEquals(400, head.status(PATIENCE));
            assertEquals("application/problem+json", head.header("content-type"));
            assertEquals("close", head.header("connection"));
            assertTrue(head.isClosed(PATIENCE));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"chunked", "Chunked"})
    void bodyInChunksIsTaken(String encoding) throws Exception {
        try (Head head = Head.send(service, "POST /api/v1/groups HTTP/1.1", "Host: localhost", "Transfer-Encoding: " + encoding,
                "Content-Type: application/json", "Authorization: Bearer " + People.ZOE.token())) {
            head.send("1e\r\n{\"name\":\"Chunks\",\"zone\":\"UTC\"}\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertEquals(201, head.status(PATIENCE));
        }
    }

    @Test
    void withoutTlsThereIsNoHttp2() throws Exception {
        try (Head head = Head.send(service, "PRI * HTTP/2.0", "", "SM")) {
            Integer status = head.status(PATIENCE);
            assertTrue(status == null || status == 0 || status >= 400, () -> "status " + status);
        }
        try (Head head = Head.send(service, "GET /api/v1/me HTTP/1.1", "Host: localhost", "Connection: Upgrade, HTTP2-Settings",
                "Upgrade: h2c", "HTTP2-Settings: AAMAAABkAAQAoAAAAAIAAAAA")) {
            assertEquals(401, head.status(PATIENCE));
        }
    }
}
