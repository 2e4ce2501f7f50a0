package org.studycircle.http.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class HostRequiredTest {

    @TestHTTPResource
    URI service;

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.0", "HTTP/1.1"})
    void whoNamesNoHostIsRefusedWithoutAWord(String version) throws Exception {
        String answer = answer("GET /api/v1/me " + version + "\r\nConnection: close\r\n\r\n");
        assertTrue(answer.startsWith(version + " 400 "), answer);
        assertEquals("", answer.substring(answer.indexOf("\r\n\r\n") + 4));
    }

    @Test
    void oldClientThatNamesTheHostIsServed() throws Exception {
        String answer = answer("GET /api/v1/me HTTP/1.0\r\nHost: localhost\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1.0 401 "), answer);
    }

    private String answer(String request) throws IOException {
        try (Socket socket = new Socket(service.getHost(), service.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
