package org.studycircle.across;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.MIA;
import static org.studycircle.testing.People.RUI;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.Discussion;
import org.studycircle.testing.People;
import org.studycircle.testing.Texts;
import org.studycircle.text.Ids;

import io.quarkus.test.junit.QuarkusTest;

/**
 * The main requests allocate what {@code allocations.properties} says, in bytes. Who has made one leaner, or knows why it needs more, writes down there what this
 * says.
 */
@QuarkusTest
class AllocationTest {

    private static final Logger LOG = Logger.getLogger(AllocationTest.class);
    private static final double TOLERANCE = 0.1;
    /** Writes have something done behind them, such as copies, in which several may share. */
    private static final Map<String, Double> TOLERANCES = Map.of("reply", 0.25, "reading-events", 0.25);
    private static final int THREADS = 20;
    private static final int EVENTS = 10;

    private final Map<String, Long> measured = new TreeMap<>();
    private final AtomicLong sequence = new AtomicLong();

    @Test
    void requestsAllocateWhatIsWrittenDown() throws Exception {
        Circle circle = Circle.ofAda().joinedBy(RUI, MIA);
        Texts text = Texts.essayIn(circle, "Two Chairs", 3, 20);
        Api.as(ADA).body(assignment(text)).post(circle.path("/assignments")).then().statusCode(201);
        Discussion thread = Discussion.openedBy(ADA, circle);
        IntStream.range(1, THREADS).forEach(i -> Discussion.openedBy(RUI, circle));
        IntStream.range(1, THREADS).forEach(i -> thread.reply(MIA, 1));
        reading("threads", RUI, circle.path("/threads"));
        reading("posts", RUI, thread.path("/posts"));
        reading("events", RUI, circle.path("/events?after=0"));
        reading("my-progress", RUI, circle.path("/me/progress"));
        reading("board", ADA, circle.path("/progress"));
        reading("section", RUI, text.section(0));
        reading("group", RUI, circle.path(""));
        measure("reading-events", () -> Api.raw(RUI).contentType("application/json")
                .body(Map.of("events", IntStream.range(0, EVENTS).mapToObj(event -> read(text)).toList()))
                .post(circle.path("/me/reading-events")).then().statusCode(200));
        Discussion busy = Discussion.openedBy(ADA, circle);
        measure("reply", () -> Api.raw(RUI).contentType("application/json")
                .body(Map.of("parent", 1, "text", "Turn one round.")).post(busy.path("/posts")).then().statusCode(201));
        assertEquals(List.of(), differences());
    }

    private static Map<String, Object> assignment(Texts text) {
        Map<String, Object> draft = text.assignment(0, 1);
        draft.put("dueOn", "2999-01-01");
        return draft;
    }

    private Map<String, Object> read(Texts text) {
        return Map.of("eventId", Ids.next(), "sectionId", text.sectionId(0), "kind", "READ", "paragraphKey", text.key(0, 3),
                "sequence", sequence.incrementAndGet(), "occurredAt", Instant.now().toString());
    }

    private void reading(String name, People person, String path) {
        measure(name, () -> Api.raw(person).get(path).then().statusCode(200));
    }

    private void measure(String name, Runnable request) {
        long bytes = Allocations.of(request);
        LOG.infof("%s=%d", name, bytes);
        measured.put(name, bytes);
    }

    private List<String> differences() throws IOException {
        Properties recorded = new Properties();
        try (InputStream file = AllocationTest.class.getResourceAsStream("/allocations.properties")) {
            recorded.load(file);
        }
        List<String> differences = new ArrayList<>();
        measured.forEach((name, bytes) -> {
            long before = Long.parseLong(recorded.getProperty(name, "0"));
            if (Math.abs(bytes - before) > TOLERANCES.getOrDefault(name, TOLERANCE) * before) {
                differences.add("%s=%d, and not %d".formatted(name, bytes, before));
            }
        });
        return differences;
    }
}
