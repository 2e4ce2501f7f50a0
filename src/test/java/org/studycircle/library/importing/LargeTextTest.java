package org.studycircle.library.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.studycircle.testing.People.ADA;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.studycircle.http.MostBytes;
import org.studycircle.library.format.OutlineLimits;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.Texts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class LargeTextTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MIB = 1024 * 1024;
    private static final String SENTENCE = "Whoever reads a very long text reads one paragraph after the other, and so does this one.\n\n";

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    /** Of paragraphs, just so many bytes. */
    private static byte[] text(int bytes) {
        String text = SENTENCE.repeat(bytes / SENTENCE.length() + 1);
        return (text.substring(0, bytes - 4) + "end.").getBytes(StandardCharsets.UTF_8);
    }

    private HttpResponse<byte[]> send(String method, String path, String contentType, BodyPublisher body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1" + path))
                .timeout(Duration.ofSeconds(60)).header("Authorization", "Bearer " + ADA.token())
                .header("Content-Type", contentType).method(method, body);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return http.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static BodyPublisher chunked(byte[] bytes) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void textOfTenMebibytesIsTakenAndOneByteMoreIsNot(boolean lengthDeclared) throws Exception {
        Circle circle = Circle.ofAda();
        byte[] fits = text(OutlineLimits.MAX_TEXT_BYTES);
        HttpResponse<byte[]> taken = send("POST", circle.path("/imports"), Texts.PLAIN,
                lengthDeclared ? BodyPublishers.ofByteArray(fits) : chunked(fits));
        assertEquals(422, taken.statusCode(), "so many paragraphs are too many, which is known after reading them");
        assertEquals("too-many-blocks", JSON.readTree(taken.body()).at("/errors/0/code").asText());

        byte[] tooLarge = text(OutlineLimits.MAX_TEXT_BYTES + 1);
        HttpResponse<byte[]> refused = send("POST", circle.path("/imports"), Texts.PLAIN,
                lengthDeclared ? BodyPublishers.ofByteArray(tooLarge) : chunked(tooLarge));
        assertTooLarge(refused, circle.path("/imports"));
    }

    @Test
    void endlessTextIsRefusedWithoutReadingIt() throws Exception {
        AtomicLong sent = new AtomicLong();
        InputStream endless = new InputStream() {

            @Override
            public int read() {
                sent.incrementAndGet();
                return 'x';
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                if (sent.get() > 40L * MIB) {
                    throw new IOException("Nobody stops this");
                }
                java.util.Arrays.fill(bytes, offset, offset + length, (byte) 'x');
                sent.addAndGet(length);
                return length;
            }
        };
        String path = Circle.ofAda().path("/imports");
        try {
            assertTooLarge(send("POST", path, Texts.PLAIN, BodyPublishers.ofInputStream(() -> endless)), path);
        } catch (IOException cut) {
            assertTrue(sent.get() >= 10L * MIB, "cut off, but not before the limit: " + cut);
        }
        Api.as(ADA).get("/me").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void jsonOfMoreThanItsFieldsHoldIsRefused(boolean lengthDeclared) throws Exception {
        String open = "{\"zone\":\"UTC\",\"name\":\"";
        byte[] tooLarge = (open + "x".repeat(MostBytes.WITH_TEXT - open.length() - 1) + "\"}").getBytes(StandardCharsets.UTF_8);
        assertEquals(MostBytes.WITH_TEXT + 1, tooLarge.length);
        assertTooLarge(send("POST", "/groups", "application/json",
                lengthDeclared ? BodyPublishers.ofByteArray(tooLarge) : chunked(tooLarge)), "/groups");
        byte[] large = (open + "x".repeat(MostBytes.WITH_TEXT - open.length() - 2) + "\"}").getBytes(StandardCharsets.UTF_8);
        HttpResponse<byte[]> read = send("POST", "/groups", "application/json",
                lengthDeclared ? BodyPublishers.ofByteArray(large) : chunked(large));
        assertEquals(422, read.statusCode());
        byte[] small = "{\"zone\":\"UTC\",\"name\":\"Chunked\"}".getBytes(StandardCharsets.UTF_8);
        assertEquals(201, send("POST", "/groups", "application/json", chunked(small)).statusCode());
    }

    @Test
    void absurdContentLengthIsRefusedAsProblem() throws Exception {
        String path = Circle.ofAda().path("/imports");
        assertTooLarge(send("POST", path, Texts.PLAIN,
                BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(text(12 * MIB)), 12L * MIB)), path);
    }

    private static void assertTooLarge(HttpResponse<byte[]> answer, String path) throws IOException {
        assertEquals(413, answer.statusCode());
        assertEquals("application/problem+json",
                answer.headers().firstValue("Content-Type").orElseThrow().replaceFirst(";.*", ""));
        JsonNode problem = JSON.readTree(answer.body());
        assertEquals("/problems/too-large", problem.get("type").asText());
        assertEquals("/api/v1" + path, problem.get("instance").asText());
    }

    @Test
    void essayOfTenMebibytesIsReadAsItCame() throws Exception {
        Circle circle = Circle.ofAda();
        String paragraph = ("Whoever reads a very long text reads one word after the other, äöü. ".repeat(16)).strip();
        int count = (OutlineLimits.MAX_TEXT_BYTES - 100) / (paragraph.getBytes(StandardCharsets.UTF_8).length + 12);
        StringBuilder whole = new StringBuilder("# Long\n\n");
        for (int i = 0; i < count; i++) {
            whole.append("No. ").append(i).append(' ').append(paragraph).append("\n\n");
        }
        byte[] bytes = whole.toString().getBytes(StandardCharsets.UTF_8);
        assertTrue(bytes.length > 9.5 * MIB && bytes.length <= OutlineLimits.MAX_TEXT_BYTES, () -> "bytes: " + bytes.length);
        HttpResponse<byte[]> imported = send("POST", circle.path("/imports"), Texts.MARKDOWN,
                BodyPublishers.ofByteArray(bytes));
        assertEquals(201, imported.statusCode());
        String importId = JSON.readTree(imported.body()).get("importId").asText();

        long begin = System.nanoTime();
        HttpResponse<byte[]> committed = send("POST", circle.path("/essays"), "application/json",
                BodyPublishers.ofString("{\"importId\":\"" + importId + "\"}"));
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        assertEquals(201, committed.statusCode());
        assertTrue(took.compareTo(Duration.ofSeconds(20)) < 0, () -> "took " + took);

        JsonNode edition = JSON.readTree(committed.body()).get("edition");
        String section = circle.path("/editions/" + edition.get("editionId").asText() + "/sections/"
                + edition.at("/sections/0/sectionId").asText());
        HttpResponse<byte[]> plain = send("GET", section, "text/plain", BodyPublishers.noBody());
        JsonNode paragraphs = JSON.readTree(plain.body()).get("paragraphs");
        assertEquals(count, paragraphs.size());
        for (int i = 0; i < count; i++) {
            assertEquals("No. " + i + " " + paragraph, paragraphs.get(i).get("text").asText());
        }
        HttpResponse<byte[]> compressed = send("GET", section, "text/plain", BodyPublishers.noBody(), "Accept-Encoding",
                "gzip");
        assertEquals(List.of("gzip"), compressed.headers().allValues("Content-Encoding"));
        assertTrue(compressed.body().length < plain.body().length / 3);
        assertTagsDiffer(section, plain, compressed);
        try (InputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(compressed.body()))) {
            assertEquals(new String(plain.body(), StandardCharsets.UTF_8),
                    new String(unpacked.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** They are two representations, so a cache may not take one for the other; who has either is told that nothing has changed. */
    private void assertTagsDiffer(String section, HttpResponse<byte[]> plain, HttpResponse<byte[]> compressed)
            throws Exception {
        assertEquals(List.of("Accept-Encoding"), plain.headers().allValues("Vary"));
        assertEquals(List.of("Accept-Encoding"), compressed.headers().allValues("Vary"));
        String ofPlain = plain.headers().firstValue("ETag").orElseThrow();
        String ofCompressed = compressed.headers().firstValue("ETag").orElseThrow();
        assertEquals(ofPlain.replaceAll("\"$", "-gzip\""), ofCompressed);
        for (String tag : List.of(ofPlain, ofCompressed)) {
            HttpResponse<byte[]> again = send("GET", section, "text/plain", BodyPublishers.noBody(), "If-None-Match", tag);
            assertEquals(304, again.statusCode());
            assertEquals(tag, again.headers().firstValue("ETag").orElseThrow());
        }
        for (String refusing : List.of("identity", "gzip;q=0", "br", "*;q=0")) {
            HttpResponse<byte[]> whole = send("GET", section, "text/plain", BodyPublishers.noBody(), "Accept-Encoding",
                    refusing);
            assertEquals(ofPlain, whole.headers().firstValue("ETag").orElseThrow(), refusing);
            assertEquals(plain.body().length, whole.body().length, refusing);
        }
    }
}
