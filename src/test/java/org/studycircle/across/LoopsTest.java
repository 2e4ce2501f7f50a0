package org.studycircle.across;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.RUI;
import static org.studycircle.testing.People.ZOE;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.jboss.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.Discussion;
import org.studycircle.testing.Loops;
import org.studycircle.testing.People;
import org.studycircle.testing.Texts;
import org.studycircle.testing.server.EmbeddedServers;
import org.studycircle.text.Ids;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;

/** No request, whatever is in it, holds an event loop: everybody else would wait. */
@QuarkusTest
class LoopsTest {

    private static final Logger LOG = Logger.getLogger(LoopsTest.class);
    private static final Duration MOST = Duration.ofMillis(50);

    /** Each is sent so often, and the quickest counts: the first runs code that nobody has compiled yet. */
    private static final int TIMES = 6;
    private static final int FEW = 16_000;
    private static final int MANY = 250_000;

    @Inject
    Vertx vertx;

    private Circle circle;
    private Discussion thread;
    private final List<String> slow = new ArrayList<>();

    @BeforeEach
    void openThread() {
        circle = Circle.ofAda().joinedBy(RUI);
        thread = Discussion.openedBy(ADA, circle);
    }

    private void hostile(String what, People person, String method, String path, String body) throws Exception {
        watched(what, () -> Api.raw(person).contentType(method.equals("PATCH") ? Api.MERGE_PATCH : "application/json")
                .header("If-Match", "\"0\"").body(body).request(method, path).statusCode());
    }

    private void watched(String what, IntSupplier request) throws Exception {
        Duration quickest = Duration.ofDays(1);
        int[] status = new int[1];
        for (int i = 0; i < TIMES; i++) {
            Duration took = new Loops(vertx).longest(() -> status[0] = request.getAsInt());
            quickest = took.compareTo(quickest) < 0 ? took : quickest;
        }
        LOG.infof("%s: %d ms, %d", what, quickest.toMillis(), status[0]);
        if (quickest.compareTo(MOST) > 0) {
            slow.add(what + ": " + quickest.toMillis() + " ms");
        }
    }

    private static String filled(int bytes, String open, String each, String close) {
        return open + IntStream.range(0, bytes / (each.length() + 1)).mapToObj(i -> each.replace("#", "" + i % 10))
                .collect(Collectors.joining(",")) + close;
    }

    private static String keys(int bytes) {
        return "{" + IntStream.range(0, bytes / 12).mapToObj("\"k%05d\":0"::formatted).collect(Collectors.joining(",")) + "}";
    }

    @Test
    void noRequestHoldsAnEventLoop() throws Exception {
        for (int size : List.of(FEW, MANY)) {
            String so = " of " + size + " bytes";
            hostile("unknown keys" + so, ZOE, "POST", "/groups", keys(size));
            hostile("unknown keys of a patch" + so, ADA, "PATCH", circle.path(""), keys(size));
            hostile("unknown keys in a thread" + so, RUI, "POST", circle.path("/threads"), keys(size));
            hostile("depth" + so, ZOE, "POST", "/groups", "{\"name\":" + "[".repeat(size / 2) + "]".repeat(size / 2) + "}");
            hostile("depth of a patch" + so, ADA, "PATCH", circle.path(""),
                    "{\"a\":".repeat(size / 6) + "1" + "}".repeat(size / 6));
            hostile("nothing read" + so, RUI, "POST", circle.path("/me/reading-events"),
                    filled(size, "{\"events\":[", "null", "]}"));
            hostile("empty events" + so, RUI, "POST", circle.path("/me/reading-events"),
                    filled(Math.min(size, 500 * 3), "{\"events\":[", "{}", "]}"));
            hostile("events of no section" + so, RUI, "POST", circle.path("/me/reading-events"), IntStream
                    .range(0, Math.min(500, size / 200))
                    .mapToObj(i -> ("{\"eventId\":\"%s\",\"sectionId\":\"%s\",\"kind\":\"READ\","
                            + "\"paragraphKey\":\"p-a\",\"sequence\":1,\"occurredAt\":\"2026-01-01T00:00:00Z\"}")
                            .formatted(Ids.next(), Ids.next()))
                    .collect(Collectors.joining(",", "{\"events\":[", "]}")));
            hostile("ranges" + so, RUI, "PUT", circle.path("/me/read-states/" + thread.id()),
                    filled(Math.min(size, 60_000), "{\"read\":[", "{\"first\":1,\"last\":#}", "]}"));
            hostile("sections" + so, ADA, "POST", circle.path("/assignments"), filled(size, "{\"sectionIds\":[", "null", "]}"));
            hostile("authors" + so, ADA, "POST", circle.path("/essays"), filled(size, "{\"authors\":[", "\"\"", "]}"));
            hostile("a list for an object" + so, ADA, "PATCH", circle.path(""), filled(size, "[", "1", "]"));
            hostile("a long text" + so, RUI, "POST", circle.path("/threads/" + thread.id() + "/posts"),
                    "{\"text\":\"" + "x".repeat(size) + "\"}");
            hostile("blanks" + so, RUI, "POST", circle.path("/threads/" + thread.id() + "/posts"),
                    "{\"text\":\"" + "\\n\\u2003".repeat(size / 8) + "\"}");
        }
        hostile("decisions about blocks", ADA, "PATCH", circle.path("/imports/" + imported()),
                filled(1_000_000, "{\"outline\":{\"noise\":[", "{\"block\":#,\"reason\":\"CAPTION\"}", "]}}"));
        assertEquals(List.of(), slow);
    }

    @Test
    void noAnswerHoldsAnEventLoop() throws Exception {
        Texts text = Texts.essayIn(circle, "Large", 1, 1);
        try (Connection database = EmbeddedServers.connect(); Statement statement = database.createStatement()) {
            statement.execute("""
                    insert into paragraph (group_id, section_id, position, paragraph_key, text)
                    select '%s', '%s', n, 'large-' || n, repeat(md5(n::text), 32) from generate_series(1, 10000) n
                    """.formatted(circle.id(), text.sectionId(0)));
        }
        read("a section of ten megabytes", text.section(0));
        String posts = circle.path("/threads/" + thread.id() + "/posts");
        for (int i = 0; i < 100; i++) {
            Api.as(RUI).body(Map.of("text", "**so** ".repeat(2_857))).post(posts).then().statusCode(201);
        }
        read("a page of long posts", posts + "?limit=100");
        assertEquals(List.of(), slow);
    }

    private void read(String what, String path) throws Exception {
        for (String coding : List.of("identity", "gzip")) {
            watched(what + " as " + coding, () -> Api.raw(ADA).header("Accept-Encoding", coding).get(path).statusCode());
        }
    }

    private String imported() {
        return Texts.upload(Api.as(ADA), Texts.PLAIN).body("One paragraph.\n\nAnd another one.\n").post(circle.path("/imports"))
                .then()
                .statusCode(201).extract().path("importId");
    }
}
