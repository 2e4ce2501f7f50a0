package org.studycircle.testing.call;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.restassured.RestAssured;
import io.restassured.response.Response;

/** An HTTP request to where REST Assured would send it. What is unusual about one is not taken, which each method says. */
final class QuickRequest {

    private static final ObjectMapper JSON = new ObjectMapper().findAndRegisterModules();

    private static final Pattern PLAIN = Pattern.compile("http://([\\w.-]+):(\\d+)(/[\\w/.~-]*)"
            + "(?:\\?([\\w.~-]+=[\\w.~-]*(?:&[\\w.~-]+=[\\w.~-]*)*))?");
    private static final Pattern PLAIN_VALUE = Pattern.compile("[!-~]([ -~]*[!-~])?");
    private static final Set<String> OF_THE_CONNECTION = Set.of("host", "connection", "content-length", "transfer-encoding",
            "expect", "upgrade", "accept-encoding", "te", "trailer");
    private static final Set<String> ONCE = Set.of("content-type", "accept");
    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");

    private final Map<String, List<String>> headers = new LinkedHashMap<>();
    private final Map<String, List<String>> query = new LinkedHashMap<>();
    private final String base;
    private byte[] body;

    /** @param base path of a server that REST Assured calls, or address of another one with a path */
    QuickRequest(String base) {
        this.base = base;
    }

    /** @return whether it is taken */
    boolean header(String name, String value) {
        String key = name.toLowerCase(Locale.ROOT);
        if (OF_THE_CONNECTION.contains(key) || !PLAIN_VALUE.matcher(value).matches()) {
            return false;
        }
        List<String> values = headers.computeIfAbsent(key, fresh -> new ArrayList<>());
        if (ONCE.contains(key)) {
            values.clear();
        }
        return values.add(value);
    }

    /** @return whether it is taken */
    boolean query(String name, List<?> values) {
        if (values.isEmpty() || values.contains(null)) {
            return false;
        }
        values.forEach(value -> query.computeIfAbsent(name, fresh -> new ArrayList<>()).add(value.toString()));
        return true;
    }

    /** @return whether it is taken */
    boolean body(Object some) {
        String type = first("content-type");
        if (type == null) {
            return false;
        }
        try {
            if (some instanceof byte[] bytes) {
                body = bytes;
            } else if (some instanceof String text) {
                body = text.getBytes(StandardCharsets.UTF_8);
            } else if (type.contains("json")) {
                body = JSON.writeValueAsBytes(some);
            } else {
                return false;
            }
            return true;
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    /** @return whether it is taken */
    boolean form(Map<?, ?> fields) {
        return header("Content-Type", "application/x-www-form-urlencoded") && body(fields.entrySet().stream()
                .map(field -> encoded(field.getKey().toString()) + "=" + encoded(field.getValue().toString()))
                .collect(Collectors.joining("&")));
    }

    private String first(String header) {
        List<String> values = headers.get(header);
        return values == null ? null : values.get(0);
    }

    /**
     * @param promises what request and answer are held to
     * @return empty where it is not taken, and nothing was sent
     */
    Optional<Response> sent(String method, String path, Promises promises) {
        Matcher plain = PLAIN.matcher(absolute(path));
        if (!plain.matches()) {
            return Optional.empty();
        }
        String host = plain.group(1);
        int port = Integer.parseInt(plain.group(2));
        String place = plain.group(3);
        Map<String, List<String>> asked = asked(plain.group(4));
        String head = method + " " + place + words(asked) + " HTTP/1.1\r\nhost: " + host + ":" + port + "\r\n" + head(method);
        try {
            long begun = System.nanoTime();
            QuickAnswer answer = QuickConnection.exchange(host, port, head, body, method.equals("HEAD"))
                    .after(System.nanoTime() - begun);
            promises.hold(method, place, headers, asked, body, answer);
            return Optional.of(answer.asResponse());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String absolute(String path) {
        if (path.startsWith("http:")) {
            return path;
        }
        String whole = path.isEmpty() || path.startsWith("/") ? base + path : base + "/" + path;
        if (whole.startsWith("http:")) {
            return whole;
        }
        return RestAssured.baseURI.matches(".*:\\d+")
                ? RestAssured.baseURI + whole
                : RestAssured.baseURI + ":" + RestAssured.port + whole;
    }

    /** @param inPath what the path says of it, null for nothing */
    private Map<String, List<String>> asked(String inPath) {
        if (inPath == null) {
            return query;
        }
        Map<String, List<String>> all = new LinkedHashMap<>();
        query.forEach((name, values) -> all.put(name, new ArrayList<>(values)));
        for (String parameter : inPath.split("&", -1)) {
            String[] pair = parameter.split("=", 2);
            all.computeIfAbsent(pair[0], fresh -> new ArrayList<>()).add(pair[1]);
        }
        return all;
    }

    private static String words(Map<String, List<String>> query) {
        return query.isEmpty()
                ? ""
                : query.entrySet().stream().flatMap(parameter -> parameter.getValue().stream()
                        .map(value -> encoded(parameter.getKey()) + "=" + encoded(value)))
                        .collect(Collectors.joining("&", "?", ""));
    }

    private String head(String method) {
        StringBuilder head = new StringBuilder();
        if (!headers.containsKey("accept")) {
            head.append("accept: */*\r\n");
        }
        headers.forEach((name, values) -> values.forEach(value -> head.append(name).append(": ").append(value).append("\r\n")));
        if (body != null || WITH_BODY.contains(method)) {
            head.append("content-length: ").append(body == null ? 0 : body.length).append("\r\n");
        }
        return head.append("\r\n").toString();
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
