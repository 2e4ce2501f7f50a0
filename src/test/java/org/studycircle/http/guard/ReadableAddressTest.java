package org.studycircle.http.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

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
class ReadableAddressTest {

    @TestHTTPResource
    URI service;

    @ParameterizedTest
    @ValueSource(strings = {"/%", "/%c", "/api/v1/groups/%", "/api/v1/groups?q=%", "/api/v1/groups?q=%zz", "/api/v1/me?|",
            "/a\\b",
            "//", "*", "?a", "api/v1/me", "localhost:443"})
    void addressThatIsNoneIsRefusedWithAProblem(String address) throws Exception {
        Answer answer = answer(address, "");
        assertEquals(400, answer.status());
        assertEquals("/problems/malformed-request", new JsonObject(answer.text()).getString("type"));
        assertFalse(answer.header("X-Request-Id").isEmpty());
        assertEquals("", answer.header("Connection"), "the next request may use it");
    }

    @Test
    void whoeverHasThePlaceOfAnUnreadableHeadCantBeSentAsOne() throws Exception {
        assertEquals(401, answer("/api/v1/me", ":unreadable: HEADERS_TOO_LARGE\r\n").status());
    }

    @Test
    void addressWithTheHostInItIsRead() throws Exception {
        assertEquals(401, answer("http://localhost/api/v1/me", "").status());
    }

    private Answer answer(String address, String headers) throws Exception {
        String head = "GET " + address + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n";
        return Answer.to(head.getBytes(StandardCharsets.US_ASCII), false, service.getPort());
    }
}
