package org.studycircle.http.body;

import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.RUI;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.Eventually;
import org.studycircle.testing.Head;
import org.studycircle.testing.Texts;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class TakenBodiesTest {

    private static final int MIB = 1024 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration SILENCE = Duration.ofMillis(700);

    @TestHTTPResource
    URI service;

    @Inject
    UnderWay underWay;

    private Head upload(Circle circle, int length) throws IOException {
        return Head.send(service, "POST /api/v1" + circle.path("/imports") + " HTTP/1.1", "Host: localhost",
                "Content-Type: text/plain", "Content-Length: " + length, "Authorization: Bearer " + ADA.token());
    }

    private static long temporaryFiles() {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("study-circle-")
                    && file.getFileName().toString().endsWith(".body")).count();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void assertNothingIsLeft(long filesBefore) {
        Eventually.holds(() -> {
            assertEquals(0, underWay.bytes());
            assertEquals(filesBefore, temporaryFiles());
        });
    }

    @Test
    void halfSentUploadsOfOnePersonAreBoundAndLeaveNothing() throws Exception {
        long files = temporaryFiles();
        Circle circle = Circle.ofAda().joinedBy(RUI);
        List<Head> uploads = new ArrayList<>();
        try {
            for (int i = 0; i < 2; i++) {
                uploads.add(upload(circle, 10 * MIB));
                uploads.get(i).send(new byte[MIB]);
                assertNull(uploads.get(i).status(SILENCE));
            }
            Head third = upload(circle, 10 * MIB);
            uploads.add(third);
            assertEquals(429, third.status(PATIENCE));
            assertEquals("5", third.header("retry-after"));
            assertEquals("no-store", third.header("cache-control"));
            Api.patchAs(RUI, Api.as(RUI).get("/me").header("ETag")).body(Map.of("language", "en")).patch("/me").then()
                    .statusCode(200);
        } finally {
            for (Head upload : uploads) {
                upload.close();
            }
        }
        assertNothingIsLeft(files);
        Texts.upload(Api.as(ADA), Texts.PLAIN).body("A text. It is long enough.\n\n".repeat(4000)).post(circle.path("/imports"))
                .then().statusCode(201).body("bytes", is(4000 * 28));
        assertNothingIsLeft(files);
    }

    @Test
    void bodiesOfAnySizeComeAsTheyWere() {
        long files = temporaryFiles();
        Circle circle = Circle.ofAda();
        for (int size : List.of(1, 10_000, 16_000, 17_000, 20_000)) {
            String text = "x".repeat(size);
            Api.as(ADA).body(Map.of("title", "Sizes", "post", Map.of("text", text))).post(circle.path("/threads")).then()
                    .statusCode(201);
        }
        String escaped = "\\ud83d\\udcda".repeat(10_000);
        Api.as(ADA).body("{\"title\":\"Escaped\",\"post\":{\"text\":\"" + escaped + "\"}}").post(circle.path("/threads")).then()
                .statusCode(201);
        assertNothingIsLeft(files);
    }

    @Test
    void whatNoFieldCanHoldIsRefusedByItsLength() throws Exception {
        Circle circle = Circle.ofAda();
        try (Head head = Head.send(service, "POST /api/v1" + circle.path("/threads") + " HTTP/1.1", "Host: localhost",
                "Content-Type: application/json", "Content-Length: 300000", "Authorization: Bearer " + ADA.token())) {
            assertEquals(413, head.status(PATIENCE));
        }
        try (Head head = Head.send(service, "PATCH /api/v1/me HTTP/1.1", "Host: localhost", "If-Match: \"0\"",
                "Content-Type: application/merge-patch+json", "Content-Length: 20000", "Authorization: Bearer " + ADA.token())) {
            assertEquals(413, head.status(PATIENCE));
        }
    }

    @Test
    void cutUploadsLeaveNothing() throws Exception {
        long files = temporaryFiles();
        Circle circle = Circle.ofAda();
        for (int i = 0; i < 20; i++) {
            try (Head head = upload(circle, i % 2 == 0 ? MIB : 1000)) {
                head.send(new byte[i % 2 == 0 ? 100_000 : 500]);
            }
        }
        assertNothingIsLeft(files);
    }
}
