package org.studycircle.testing.call;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.atlassian.oai.validator.restassured.OpenApiValidationFilter.OpenApiValidationException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;

import io.restassured.http.Header;
import io.restassured.http.Headers;

class PromisesTest {

    private static final Promises BOTH_WAYS = Promises.of(contract(), "/api");

    private static JsonNode contract() {
        try {
            return new ObjectMapper(new YAMLFactory()).readTree("""
                    openapi: 3.0.3
                    info: {title: Things, version: '1'}
                    paths:
                      /things:
                        post:
                          parameters:
                            - {name: limit, in: query, schema: {type: integer, maximum: 5}}
                          requestBody:
                            required: true
                            content:
                              application/json:
                                schema: {type: object, required: [name], properties: {name: {type: string}}}
                          responses:
                            '201':
                              description: It is there.
                              content:
                                application/json:
                                  schema: {type: object, required: [id], properties: {id: {type: integer}}}
                    """);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void hold(Promises promises, String limit, String asked, int status, String answered) {
        promises.hold("POST", "/api/things", Map.of("content-type", List.of("application/json")),
                Map.of("limit", List.of(limit)),
                asked.getBytes(StandardCharsets.UTF_8), new QuickAnswer(status,
                        new Headers(new Header("Content-Type", "application/json")),
                        answered.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void whatIsPromisedIsLetPass() {
        assertDoesNotThrow(() -> hold(BOTH_WAYS, "5", "{\"name\":\"a\"}", 201, "{\"id\":1}"));
    }

    @Test
    void answersAreHeldToTheContract() {
        for (Promises promises : List.of(BOTH_WAYS, BOTH_WAYS.ofAnswers())) {
            assertRefused(promises, "5", "{\"name\":\"a\"}", 201, "{\"id\":\"one\"}");
            assertRefused(promises, "5", "{\"name\":\"a\"}", 201, "{}");
            assertRefused(promises, "5", "{\"name\":\"a\"}", 200, "{\"id\":1}");
        }
    }

    @Test
    void requestsAreTooButForThoseThatAreBadOnPurpose() {
        assertRefused(BOTH_WAYS, "6", "{\"name\":\"a\"}", 201, "{\"id\":1}");
        assertRefused(BOTH_WAYS, "5", "{}", 201, "{\"id\":1}");
        assertDoesNotThrow(() -> hold(BOTH_WAYS.ofAnswers(), "6", "{}", 201, "{\"id\":1}"));
    }

    private static void assertRefused(Promises promises, String limit, String asked, int status, String answered) {
        assertThrows(OpenApiValidationException.class, () -> hold(promises, limit, asked, status, answered));
    }
}
