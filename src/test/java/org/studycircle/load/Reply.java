package org.studycircle.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** @param headers by their names in lower case */
public record Reply(int status, Map<String, String> headers, String body) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean closes() {
        return "close".equalsIgnoreCase(headers.get("connection"));
    }

    /** Seconds; -1 where it is not said. */
    int retryAfter() {
        return Integer.parseInt(headers.getOrDefault("retry-after", "-1"));
    }
}
