package org.studycircle.http.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.studycircle.testing.Answer;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;

@QuarkusTest
class HostRequiredTest {

    @TestHTTPResource
    URI service;

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.0", "HTTP/1.0\r\nOrigin: http://localhost", "HTTP/1.1", "HTTP/1.1\r\nHost: a b",
            "HTTP/1.1\r\nOrigin: http://localhost"})
    void whoNamesNoHostIsToldSo(String version) throws Exception {
        Answer answer = answer("GET /api/v1/me " + version + "\r\n\r\n");
        assertEquals(400, answer.status());
        JsonObject problem = new JsonObject(answer.text());
        assertEquals("/problems/malformed-request", problem.getString("type"));
        assertEquals("Say in the header Host which host is meant.", problem.getString("detail"));
    }

    @Test
    void oldClientThatNamesTheHostIsServed() throws Exception {
        assertEquals(401, answer("GET /api/v1/me HTTP/1.0\r\nHost: localhost\r\n\r\n").status());
    }

    private Answer answer(String request) throws Exception {
        return Answer.to(request.getBytes(StandardCharsets.US_ASCII), false, service.getPort());
    }
}
