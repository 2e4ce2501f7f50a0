package org.studycircle.bench.load;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A request as it goes over the wire.
 *
 * @param expected the status that it is to be answered with
 */
public record Request(byte[] bytes, int expected) {

    /** Without a body. */
    public static Request get(String path, Map<String, String> headers, int expected) {
        return new Request(head("GET", path, headers).append("\r\n").toString().getBytes(StandardCharsets.UTF_8), expected);
    }

    /** With a body of JSON in ASCII. */
    public static Request post(String path, Map<String, String> headers, String json, int expected) {
        String whole = head("POST", path, headers).append("Content-Type: application/json\r\nContent-Length: ")
                .append(json.length()).append("\r\n\r\n").append(json).toString();
        return new Request(whole.getBytes(StandardCharsets.US_ASCII), expected);
    }

    private static StringBuilder head(String method, String path, Map<String, String> headers) {
        StringBuilder head = new StringBuilder(1_500).append(method).append(' ').append(path)
                .append(" HTTP/1.1\r\nHost: 127.0.0.1\r\n");
        headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        return head;
    }
}
