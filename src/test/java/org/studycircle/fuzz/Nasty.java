package org.studycircle.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Values that have broken other services. None of them reads like the inside of this one, so that an answer may repeat them. */
final class Nasty {

    private static final String DEEP = "[".repeat(5_000);
    private static final String LONG = "x".repeat(25_000);

    /** JSON as it is written, for the place of a value. */
    private static final List<String> JSON = List.of("null", "true", "false", "0", "-1", "1", "-0.0", "0.1", "1.0", "1e2",
            "1e400",
            "1e-400", "2147483647", "2147483648", "-2147483649", "9007199254740993", "9223372036854775808",
            "1" + "0".repeat(500),
            "1e2147483648", "\"\"", "\" \"", "\"0\"", "\"true\"", "\"\\u0000\"", "\"a\\u0000b\"", "\"\\ud800\"",
            "\"a\\udc00\\ud800b\"",
            "\"\\ud83d\\udcda\"", "\"\\u202egnirts\"", "\"\\u200b\"", "\"\\ufeff\"", "\"\\uffff\"", "\"\\u0007\"", "\"\\r\\n\"",
            "\"\\u2028\"", "\"\\x\"", "\"\\u12\"", "\"\u0001\"", "\"null\"", "\"NaN\"", "NaN", "Infinity", "-", "+1", "01",
            ".5", "0x1",
            "'a'", "undefined", "\"'; drop table x; --\"", "\"<script>alert(1)</script>\"", "\"../../etc/passwd\"",
            "\"%s%n%x\"",
            "\"${jndi:ldap://127.0.0.1/a}\"", "\"2026-02-30\"", "\"2026-02-28T24:00\"", "\"0000-00-00\"",
            "\"2999-12-31T23:59\"",
            "\"1900-01-01\"", "\"+999999999-12-31\"", "\"-999999999-01-01\"", "\"2026-01-01T25:00:00Z\"",
            "\"2026-01-01T00:00:00Z\"",
            "\"9999-12-31T23:59:59.999999999Z\"", "\"0001-01-01T00:00:00Z\"", "\"2026-06-30T23:59:60Z\"", "\"Etc/Nowhere\"",
            "\"GMT+25\"", "\"EST5EDT\"", "\"SystemV/PST8\"", "\"en-\"", "\"x-a\"", "\"art-lojban\"", "\"https://\\u202e@[::\"",
            "\"00000000-0000-0000-0000-000000000000\"", "\"ffffffff-ffff-7fff-bfff-ffffffffffff\"", "\"active\"", "\"\\u0130\"",
            "\"a@b\"", "\"a@b.c\\u0000\"", "\"\\\"@example.org\"", "\"" + LONG + "\"",
            "\"" + "\ud83d\udc69\u200d".repeat(400) + "\"",
            "\"e" + "\u0301".repeat(300) + "\"", "\"" + "> ".repeat(3_000) + "\"", "\"" + "*_[`".repeat(1_000) + "\"", "[]",
            "{}", "[null]",
            "[[]]", "{\"\":0}", "{\"a\":{}}", "[\"a\",\"a\"]", "[" + "0,".repeat(1_000) + "0]", DEEP + "]".repeat(5_000));

    /** In the place of a whole body. */
    private static final List<byte[]> BODIES = List.of(bytes(""), bytes(" "), bytes("null"), bytes("[]"), bytes("{}"),
            bytes("\"\""),
            bytes("0"), bytes("{"), bytes("{\"a\":"), bytes("{}{}"), bytes("{} x"), bytes("\ufeff{}"), bytes("{'a':1}"),
            bytes("{\"a\":NaN}"),
            bytes("/* */{}"), bytes("{\"a\":1,}"), bytes("\u0000"), bytes(DEEP), bytes("{\"a\":".repeat(5_000)),
            bytes("{\"a\":1,\"a\":1}"),
            bytes("{\"__proto__\":{}}"), bytes("{\"@class\":\"a.B\"}"), bytes("\ud83d\udc69\u200d ".repeat(500)),
            bytes("# \n\n".repeat(2_000)),
            bytes("---\ntitle: [\n---\n\na"), bytes("a\u0000b"), bytes("\u202e\u200b"), bytes("[a]: <\n[a]".repeat(300)),
            bytes("{" + LONG + "}"),
            new byte[]{'{', '"', (byte) 0xff, (byte) 0xfe, '"', ':', '1', '}'}, new byte[]{0, '{', 0, '}'},
            new byte[]{(byte) 0xc0, (byte) 0x80},
            new byte[]{(byte) 0xff, (byte) 0xfe, '{', 0, '}', 0}, new byte[]{(byte) 0xed, (byte) 0xa0, (byte) 0x80},
            new byte[]{(byte) 0x1f, (byte) 0x8b, 8});

    /** In the place of an id, or of the value of a parameter. */
    private static final List<String> TEXTS = List.of("", " ", "\u0000", "a\u0000b", "0", "1", "-1", "50", "51", "100", "101",
            "1e1", "1.0", "+1", "01",
            "2147483648", "9223372036854775807", "9".repeat(400), "null", "NaN", "true", "not-an-id",
            "01a1f7d4-5e6f-4f50-9a50-5d6e7f8a9b50",
            "01a1f7d4-5e6f-7f50-9a50-5d6e7f8a9b50", "01A1F7D4-5E6F-7F50-9A50-5D6E7F8A9B50",
            "{01a1f7d4-5e6f-7f50-9a50-5d6e7f8a9b50}",
            "00000000-0000-0000-0000-000000000000", "1-1-1-1-1", "..", "../..", ".", "a/b", "a;b=c", "a?b", "a#b", "\\", "'",
            "\"", "' or 1=1 --",
            "*", "{}", "[]", "$1", "%", "%00", "%s", "\r\nX-Injected: 1", "\u202e", "\u200b", "\ufeff", "\u0130", "e\u0301",
            "\ud83d\udc69\u200d\ud83d\udc69",
            "TREE", "tree", "ACTIVE", "BANNED", "en", "x-a", "_", "eyJrIjpbXX0", "AAAA", "!!", "x".repeat(200),
            "x".repeat(3_000));

    /** Pieces of an address as they are sent. */
    private static final List<String> RAW = List.of("", "%", "%zz", "%00", "%2e%2e", "%2E", "..", ".", "%2F", "%5C", "..%2F..",
            ";", ";a=b", "a;b=c", "%C0%AF",
            "%ED%A0%80", "%FF", "%F0%9F%93%9A", "\u00e9", "\ud83d\udcda", "a//b", "+", "%20", "%0d%0aX: 1", "{}", "|", "^", "~",
            "*", "%u0041", "a%", "\"<>", "`");

    private static final List<String> QUERIES = List.of("&", "=", "&&==&", "%", "a=%zz", "limit", "limit=", "limit=5&limit=6",
            "after=&before=", "=1", "limit%00=1",
            "limit=%00", "LIMIT=5", "limit[]=5", "limit=\u0665", "q=%FF", "q=%ED%A0%80", "order=TREE&order=OLDEST", "?",
            "a=" + "b".repeat(2_000), "limit=%2B5");

    private static final List<String> TAGS = List.of("", " ", "\"\"", "\"0\"", "\"0-0\"", "W/\"0\"", "\"", "0", "\"0\", \"1\"",
            "-", ",", "\"99999999999999999999\"", "\"-1\"",
            "\"\u00e9\"", "*, \"1\"", "**", "\"a\"b\"", "\"\\\"\"", "x".repeat(2_000), "\"1\",".repeat(500));

    private static final List<String> MEDIA_TYPES = List.of("", "application/json", "application/merge-patch+json",
            "text/plain", "text/markdown", "application/xml",
            "application/x-www-form-urlencoded", "multipart/form-data", "multipart/form-data; boundary=x",
            "application/json; charset=iso-8859-1",
            "application/json; charset=utf-16", "application/json; charset=nonsense", "text/plain; charset=utf-16",
            "text/plain; charset=nonsense", "text/plain; charset=",
            "application/json;", "application/json; a", "application/*+json", "json", "/", "*/*", "*",
            "application/problem+json", "text/html; q=nothing", "*/*; q=0",
            "application/json; q=2", "application/octet-stream", "text/event-stream", "image/png", ",", ";", "a/b; c=\"",
            "application/json, text/html", "x".repeat(2_000) + "/x");

    /** Name and value of other headers. */
    private static final List<List<String>> HEADERS = List.of(List.of("Range", "bytes=0-1"), List.of("Range", "garbage"),
            List.of("Content-Encoding", "gzip"),
            List.of("Content-Encoding", "br"), List.of("Accept-Encoding", "gzip"), List.of("Accept-Encoding", "zstd, *;q=0"),
            List.of("Accept-Language", "\u00e9;q=x"),
            List.of("Accept-Charset", "utf-16"), List.of("Idempotency-Key", ""), List.of("Idempotency-Key", "x".repeat(2_000)),
            List.of("X-Request-Id", "a b\u0007"),
            List.of("X-Request-Id", "x".repeat(2_000)), List.of("traceparent", "00-garbage"), List.of("tracestate", ",,="),
            List.of("baggage", "a=b;=,%"),
            List.of("X-HTTP-Method-Override", "DELETE"), List.of("X-Forwarded-For", "garbage, ::1"),
            List.of("X-Forwarded-Prefix", "/../x"), List.of("Forwarded", "for=\"_"),
            List.of("Origin", "null"), List.of("Origin", "https://elsewhere.example"), List.of("Cookie", "a=\u0001; =;"),
            List.of("Expect", "100-continue"), List.of("Expect", "nothing"),
            List.of("If-Modified-Since", "yesterday"), List.of("If-Unmodified-Since", "0"), List.of("Last-Event-ID", "\u0000"),
            List.of("Last-Event-ID", "-1"), List.of("Prefer", "return=\""),
            List.of("Upgrade", "websocket"), List.of("Upgrade", "h2c"), List.of("Referer", "x".repeat(5_000)),
            List.of("Content-Length", "1"), List.of("Content-Disposition", "x"),
            List.of("Access-Control-Request-Method", "DELETE"), List.of("Authorization", "Bearer twice"),
            List.of("Host", "elsewhere.example:99999"), List.of("TE", "trailers"));

    private static final List<String> TOKENS = List.of("Bearer", "Bearer ", "Bearer x", "Bearer a.b.c", "bearer  ",
            "Basic YWRhOmFkYQ==", "", "Bearer eyJhbGciOiJub25lIn0.e30.",
            "Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.AAAA", "Bearer \u00e9", "Bearer " + "x".repeat(5_000), "Bearer ..",
            "Digest a=b", "Bearer eyJhbGciOiJSUzI1NiIsImtpZCI6IicifQ.e30.AA");

    private Nasty() {}

    static String json(Random chance) {
        return one(JSON, chance);
    }

    static byte[] body(Random chance) {
        return one(BODIES, chance);
    }

    static String text(Random chance) {
        return one(TEXTS, chance);
    }

    static String raw(Random chance) {
        return one(RAW, chance);
    }

    static String query(Random chance) {
        return one(QUERIES, chance);
    }

    static String tag(Random chance) {
        return one(TAGS, chance);
    }

    static String mediaType(Random chance) {
        return one(MEDIA_TYPES, chance);
    }

    static List<String> header(Random chance) {
        return one(HEADERS, chance);
    }

    static String token(Random chance) {
        return one(TOKENS, chance);
    }

    static <T> T one(List<T> values, Random chance) {
        return values.get(chance.nextInt(values.size()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
