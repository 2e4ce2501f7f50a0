package org.studycircle.contract;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.studycircle.testing.People;
import org.studycircle.testing.server.ConfiguredService;
import org.studycircle.testing.server.EmbeddedServers;
import org.studycircle.testing.server.Node;

import io.restassured.path.json.JsonPath;

/** A group founds itself, reads and talks, through the client that is generated from the contract: {@code story.ts}, under Node. */
class TypeScriptClientIT {

    private static final Path SOURCES = Path.of("src", "test", "typescript");
    private static final Path COMPILED = Path.of("target", "clients", "javascript", "src", "test", "typescript");

    private static ConfiguredService service;
    private static JsonPath story;

    @BeforeAll
    static void tellIt() throws IOException, InterruptedException {
        assertEquals("", Node.tsc("--strict", "--project", SOURCES.toString()));
        service = ConfiguredService.start(Map.of());
        story = JsonPath.from(Node.run(COMPILED.resolve("story.js"), List.of(),
                Map.of("SERVICE", "http://127.0.0.1:" + service.port() + "/api/v1", "ISSUER", EmbeddedServers.issuer())));
    }

    @AfterAll
    static void end() throws InterruptedException {
        if (service != null) {
            service.close();
        }
    }

    @Test
    void textIsSentAsBytesAndReadAsParagraphs() {
        assertEquals("Zwei Stühle", story.get("title"));
        assertEquals("stühle.txt", story.get("filename"));
        assertEquals(List.of("A chair is made for one person. Put a second one beside it, and the room expects a conversation.",
                "Two readers are wrong for an evening."), story.getList("paragraphs"));
    }

    @Test
    void outsiderReadsOnceAMember() {
        assertEquals("/problems/not-found", story.get("outsiders"));
        assertEquals("MEMBER", story.get("role"));
        assertEquals(List.of("FACILITATOR", "MEMBER"), read(People.ADA, "/members").getList("items.role"));
    }

    @Test
    void threadAndReplyStand() {
        assertEquals("ANCHORED", story.get("anchor"));
        assertEquals(List.of(2, "Turn one round."), story.getList("reply"));
        assertEquals(List.of(2, 1), story.getList("posts"));
        assertEquals("Turn one round.", read(People.RUI, "/threads/" + story.get("threadId") + "/posts/2").get("text"));
        assertEquals(2, read(People.RUI, "/threads/" + story.get("threadId")).getInt("postCount"));
    }

    @Test
    void readingCounts() {
        assertEquals(List.of("MERGED", "MERGED"), story.getList("outcomes"));
        assertEquals(List.of(Map.of("paragraphCount", 2, "reached", 1, "completed", true)), story.getList("progress"));
        assertEquals(List.of("NOT_OPENED", "COMPLETED"), read(People.ADA, "/progress").getList("items.cells.flatten().state"));
    }

    @Test
    void whatHappensIsHeard() {
        assertEquals(List.of("GROUP_CREATED", "ESSAY_ADDED", "ASSIGNMENT_CREATED", "MEMBER_JOINED", "THREAD_CREATED",
                "POST_CREATED", "PROGRESS_RECORDED"), story.getList("heard"));
        assertEquals(List.of(story.<String>get("threadId"), 2), story.getList("replied"));
    }

    @Test
    void nullInAnEditClears() {
        assertEquals(List.of("en", "none"), story.getList("decided"));
        assertEquals(false, story.getBoolean("cleared"));
        JsonPath group = read(People.ADA, "");
        assertEquals("Readers", group.get("name"));
        assertNull(group.getString("description"));
    }

    @Test
    void refusalsAreTyped() {
        assertEquals(List.of(403, "/problems/forbidden"), story.getList("forbidden"));
        assertEquals(List.of("/problems/precondition-failed", "Readers"), story.getList("stale"));
        assertTrue(story.getList("invalid", String.class).contains("/name characters"), story.prettify());
    }

    @Test
    void kindsThatCameLaterArePassedOver() throws IOException, InterruptedException {
        String printed = Node.run(COMPILED.resolve("kinds.js"), List.of(),
                Map.of("EVENTS", later("events"), "THREADS", later("threads"), "POSTS", later("posts")));
        assertEquals(ClientKindsIT.MADE_OF_IT, printed.lines().toList());
    }

    private static String later(String name) throws IOException {
        return Files.readString(ClientKindsIT.LATER.resolve(name + ".json"));
    }

    private static JsonPath read(People person, String path) {
        return given().baseUri("http://127.0.0.1:" + service.port()).basePath("/api/v1/groups/" + story.get("groupId"))
                .auth().oauth2(person.token()).get(path).then().statusCode(200).extract().jsonPath();
    }
}
