package org.studycircle.fuzz;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;

/** A good call of an operation, and all the ways to spoil it that a client, a proxy or somebody with bad intentions has. */
final class Call {

    private static final Pattern NAME = Pattern.compile("\\{(\\w+)}");
    private static final List<String> METHODS = List.of("GET", "PUT", "POST", "PATCH", "DELETE", "OPTIONS", "HEAD", "TRACE",
            "PROPFIND", "get", "QUERY", "X");
    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x1f\\x7f]");
    private static final int MOST_OF_A_BODY = 1_048_576;
    private static final int MOST_OF_A_REQUEST_LINE = 4_096;

    final Target target;
    private final Random chance;
    private final Sample sample;
    private final Stage stage;
    private final Map<String, String> segments = new TreeMap<>();
    private final Map<String, String> query = new LinkedHashMap<>();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private String method;
    private String rawQuery = "";
    private String rawPath;
    private String version = "HTTP/1.1";
    private boolean chunked;
    private byte[] body;

    Call(Target target, Stage stage, Random chance) {
        this.target = target;
        this.stage = stage;
        this.chance = chance;
        this.sample = new Sample(stage.ids(), stage.foreign(), target.own(), chance);
        method = target.method();
        NAME.matcher(target.path()).results().map(name -> name.group(1))
                .forEach(name -> segments.put(name, stage.id(target, name)));
        headers.put("Host", "localhost");
        headers.put("Connection", "close");
        target.parameters("query").stream().filter(parameter -> chance.nextInt(3) == 0)
                .forEach(parameter -> query.put(parameter.get("name").asText(), good(parameter)));
        target.parameters("header").stream()
                .filter(parameter -> parameter.path("required").asBoolean() || chance.nextInt(3) == 0)
                .forEach(parameter -> headers.put(parameter.get("name").asText(), good(parameter)));
        if (!target.bodies().isEmpty()) {
            String mediaType = Nasty.one(List.copyOf(target.bodies().keySet()), chance);
            headers.put("Content-Type", mediaType);
            JsonNode content = sample.of("", target.bodies().get(mediaType));
            body = (mediaType.endsWith("json") ? content.toString() : content.asText()).getBytes(StandardCharsets.UTF_8);
        }
        if (target.isDestructive() && chance.nextInt(8) > 0) {
            headers.put("If-Match", "\"0\"");
        }
    }

    private String good(JsonNode parameter) {
        String name = parameter.get("name").asText();
        return switch (name) {
            case "If-Match", "If-None-Match" -> stage.tag(path(), chance);
            case "after", "before" -> stage.cursor(target, chance);
            default -> sample.of(name, parameter.get("schema")).asText();
        };
    }

    void authorize(String authorization) {
        headers.put("Authorization", authorization);
    }

    void spoil() {
        switch (chance.nextInt(16)) {
            case 0, 1 -> spoilId();
            case 2, 3, 4 -> spoilQuery();
            case 5, 6, 7 -> spoilHeader();
            case 8 -> method = Nasty.one(METHODS, chance);
            case 9 -> spoilFrame();
            default -> spoilBody();
        }
    }

    private void spoilId() {
        if (segments.isEmpty() || chance.nextInt(8) == 0) {
            rawPath = chance.nextBoolean()
                    ? path() + "/" + Nasty.raw(chance)
                    : path().replaceFirst("/", "/" + Nasty.raw(chance) + "/");
            return;
        }
        String name = Nasty.one(List.copyOf(segments.keySet()), chance);
        switch (chance.nextInt(4)) {
            case 0 -> segments.put(name, stage.foreign().getOrDefault(name, "0"));
            case 1 -> segments.put(name, Nasty.one(List.copyOf(stage.ids().values()), chance));
            case 2 -> segments.put(name, Nasty.text(chance));
            default -> rawPath = NAME.matcher(target.path()).replaceAll(any -> Matcher.quoteReplacement(
                    any.group(1).equals(name) ? Nasty.raw(chance) : encode(segments.get(any.group(1)))));
        }
    }

    private void spoilQuery() {
        List<String> names = new ArrayList<>(List.of("limit", "after", "before", "unknown"));
        target.parameters("query")
                .forEach(parameter -> names.addAll(List.of(parameter.get("name").asText(), parameter.get("name").asText())));
        switch (chance.nextInt(6)) {
            case 0 -> rawQuery = Nasty.query(chance);
            case 1 -> query.put(chance.nextBoolean() ? "after" : "before", spoilt(stage.cursor(target, chance)));
            case 2 -> query.put(chance.nextBoolean() ? "after" : "before", stage.anyCursor(chance));
            default -> query.put(Nasty.one(names, chance), Nasty.text(chance));
        }
    }

    private String spoilt(String cursor) {
        int at = cursor.isEmpty() ? 0 : chance.nextInt(cursor.length());
        return switch (chance.nextInt(3)) {
            case 0 -> cursor.substring(0, at);
            case 1 -> cursor + cursor;
            default -> cursor.substring(0, at) + "A" + cursor.substring(Math.min(cursor.length(), at + 1));
        };
    }

    private void spoilHeader() {
        switch (chance.nextInt(6)) {
            case 0 -> headers.remove("If-Match");
            case 1 -> headers.put("If-Match", Nasty.tag(chance));
            case 2 -> headers.put("If-None-Match", Nasty.tag(chance));
            case 3 -> headers.put("Content-Type", Nasty.mediaType(chance));
            case 4 -> headers.put("Accept", Nasty.mediaType(chance));
            default -> {
                List<String> header = Nasty.header(chance);
                headers.put(header.get(0), header.get(1));
            }
        }
    }

    /** What a message of HTTP is made of, beside method, address and headers. */
    private void spoilFrame() {
        switch (chance.nextInt(6)) {
            case 0 -> version = "HTTP/1.0";
            case 1 -> headers.remove("Host");
            case 2 -> {
                version = "HTTP/1.0";
                headers.remove("Host");
            }
            case 3 -> body = new byte[chance.nextInt(8) == 0 ? 12_000_000 : 1];
            default -> chunked = body != null;
        }
    }

    private void spoilBody() {
        if (body == null || chance.nextInt(6) == 0) {
            body = Nasty.body(chance);
            headers.putIfAbsent("Content-Type", "application/json");
        } else {
            body = new Spoiling(chance).of(body);
        }
    }

    String method() {
        return method;
    }

    /** The path within the API, as it is sent. */
    String path() {
        return rawPath != null
                ? rawPath
                : NAME.matcher(target.path()).replaceAll(name -> Matcher.quoteReplacement(encode(segments.get(name.group(1)))));
    }

    /** Whether there is nothing about it that a server may refuse before it looks whom it is for. */
    boolean isProperHttp() {
        return rawPath == null && rawQuery.isEmpty() && version.equals("HTTP/1.1") && "localhost".equals(headers.get("Host"))
                && headers.values().stream().noneMatch(CONTROL.asPredicate())
                && !headers.containsKey("Content-Length") && !headers.containsKey("Upgrade") && !headers.containsKey("Expect")
                && requestLine().length() < MOST_OF_A_REQUEST_LINE
                && segments.values().stream().allMatch(segment -> segment.matches("[\\w-]+"));
    }

    /** Whether an operation may refuse it that takes no body at all. */
    boolean isTooLarge() {
        return body != null && body.length > MOST_OF_A_BODY;
    }

    private String requestLine() {
        String parameters = query.entrySet().stream()
                .map(parameter -> encode(parameter.getKey()) + "=" + encode(parameter.getValue()))
                .collect(Collectors.joining("&"));
        String all = parameters + (parameters.isEmpty() || rawQuery.isEmpty() ? "" : "&") + rawQuery;
        return method + " /api/v1" + path() + (all.isEmpty() ? "" : "?" + all) + " " + version;
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        StringBuilder head = new StringBuilder(requestLine()).append("\r\n");
        headers.forEach((name, value) -> head.append(name).append(": ").append(value.replaceAll("[\r\n]", " ")).append("\r\n"));
        if (chunked) {
            head.append("Transfer-Encoding: chunked\r\n\r\n");
            bytes.writeBytes(utf8(head.toString()));
            int half = body.length / 2;
            chunk(bytes, 0, half);
            chunk(bytes, half, body.length);
            bytes.writeBytes(utf8("0\r\n\r\n"));
        } else {
            if (body != null && !headers.containsKey("Content-Length")) {
                head.append("Content-Length: ").append(body.length).append("\r\n");
            }
            bytes.writeBytes(utf8(head.append("\r\n").toString()));
            bytes.writeBytes(body == null ? new byte[0] : body);
        }
        return bytes.toByteArray();
    }

    private void chunk(ByteArrayOutputStream bytes, int from, int to) {
        if (to > from) {
            bytes.writeBytes(utf8(Integer.toHexString(to - from) + "\r\n"));
            bytes.write(body, from, to - from);
            bytes.writeBytes(utf8("\r\n"));
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** As a command line, but for what no command line can hold. */
    @Override
    public String toString() {
        String text = body == null ? "" : new String(body, 0, Math.min(body.length, 400), StandardCharsets.UTF_8);
        String words = headers.entrySet().stream()
                .map(header -> " -H '" + header.getKey() + ": "
                        + (header.getKey().equals("Authorization") ? "…" : header.getValue()) + "'")
                .collect(Collectors.joining());
        String[] line = requestLine().split(" ", 3);
        return "curl -X " + line[0] + " '" + line[1] + "' (" + line[2] + (chunked ? ", chunked" : "") + ")" + words
                + (body == null ? "" : " --data-binary '" + text + "' (" + body.length + " bytes)");
    }
}
