package org.studycircle.feed.stream;

import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.MIA;
import static org.studycircle.testing.People.RUI;
import static org.studycircle.testing.People.ZOE;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.studycircle.group.VisibilityPolicy;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.Discussion;
import org.studycircle.testing.Eventually;
import org.studycircle.testing.Listener;
import org.studycircle.testing.People;
import org.studycircle.visibility.Behind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.test.junit.QuarkusTest;

/** Live updates: the events of the list, as they happen. */
@QuarkusTest
class EventStreamTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static List<JsonNode> listed(String token, Circle circle, String after) throws Exception {
        List<JsonNode> all = new ArrayList<>();
        while (true) {
            JsonNode page = JSON
                    .readTree(Api.authorizedBy("Bearer " + token).queryParam("after", after).queryParam("limit", 100)
                            .get(circle.path("/events")).then().statusCode(200).extract().asString());
            page.get("items").forEach(all::add);
            if (page.get("next").asText().equals(after)) {
                return all;
            }
            after = page.get("next").asText();
        }
    }

    private static List<JsonNode> data(Listener listener) {
        return listener.events().stream().map(Listener.Heard::data).toList();
    }

    @Test
    void memberHearsWhatHappensAtOnce() throws Exception {
        Circle circle = Circle.ofAda().joinedBy(RUI);
        Discussion discussion = Discussion.openedBy(ADA, circle);
        try (Listener rui = Listener.as(RUI, circle)) {
            assertEquals(200, rui.status());
            for (int i = 0; i < 8; i++) {
                discussion.reply(ADA, 1);
                Thread.sleep(200);
            }
            Eventually.holds(() -> assertEquals(IntStream.rangeClosed(4, 11).boxed().toList(), rui.sequences()));
            Listener.assertAtOnce(rui.events());
            assertEquals(listed(RUI.token(), circle, "3"), data(rui));
            rui.events().forEach(event -> {
                assertEquals(event.data().get("sequence").asText(), event.id());
                assertEquals("POST_CREATED", event.event());
            });
        }
    }

    @Test
    void streamIsPassedOnAsItComes() {
        Circle circle = Circle.ofAda();
        try (Listener ada = Listener.with(ADA.token(), Listener.stream(circle), Map.of("Accept-Encoding", "gzip, br"))) {
            assertTrue(ada.header("Content-Type").startsWith("text/event-stream"));
            assertEquals("no", ada.header("X-Accel-Buffering"));
            assertEquals("no-store", ada.header("Cache-Control"));
            assertTrue(ada.header("Content-Encoding") == null || ada.header("Content-Encoding").equals("identity"));
            Eventually.holds(() -> assertEquals("1", ada.lastId()));
            assertTrue(1_500 <= ada.retry() && ada.retry() <= 4_500, () -> String.valueOf(ada.retry()));
            Eventually.holds(() -> assertTrue(ada.lines().stream().filter(": still here"::equals).count() >= 2));
            assertEquals(List.of(), ada.events());
        }
    }

    @Test
    void resumedStreamHasNeitherGapNorDuplicate() throws Exception {
        Circle circle = Circle.ofAda().joinedBy(RUI);
        Discussion discussion = Discussion.openedBy(ADA, circle);
        ExecutorService writers = Executors.newFixedThreadPool(4);
        List<JsonNode> heard = new ArrayList<>();
        try {
            List<CompletableFuture<Void>> written = Stream.generate(() -> CompletableFuture.runAsync(
                    () -> IntStream.range(0, 50).forEach(i -> discussion.reply(ADA, 1)), writers)).limit(4).toList();
            String last = "0";
            while (!written.stream().allMatch(CompletableFuture::isDone)) {
                last = hearSome(circle, last, heard);
            }
            written.forEach(CompletableFuture::join);
            List<JsonNode> all = listed(RUI.token(), circle, "0");
            assertEquals(203, all.size());
            while (heard.size() < all.size()) {
                int before = heard.size();
                last = hearSome(circle, last, heard);
                assertTrue(heard.size() > before, "heard " + before);
            }
            assertEquals(all, heard);
        } finally {
            writers.shutdownNow();
        }
    }

    /** Stays until there are some more events, and leaves in the middle of it. */
    private static String hearSome(Circle circle, String last, List<JsonNode> heard) {
        try (Listener rui = Listener.resuming(RUI, circle, last)) {
            Eventually.holds(() -> assertTrue(rui.hasEnded() || rui.events().size() >= 15 || isQuiet(rui)));
            List<Listener.Heard> events = List.copyOf(rui.events());
            heard.addAll(events.stream().map(Listener.Heard::data).toList());
            return events.isEmpty() ? last : events.get(events.size() - 1).id();
        }
    }

    /** Nothing but a sign of life has come after the last event. */
    private static boolean isQuiet(Listener listener) {
        List<String> lines = listener.lines();
        return !lines.isEmpty() && lines.contains(": still here") && !listener.events().isEmpty();
    }

    @Test
    void afterInTheAddressIsAsGoodAsTheHeader() throws Exception {
        Circle circle = Circle.ofAda().joinedBy(RUI, MIA);
        try (Listener rui = Listener.with(RUI.token(), Listener.stream(circle) + "?after=1", Map.of())) {
            Eventually.holds(() -> assertEquals(List.of(2, 3), rui.sequences()));
        }
        try (Listener rui = Listener.with(RUI.token(), Listener.stream(circle) + "?after=1", Map.of("Last-Event-ID", "2"))) {
            Eventually.holds(() -> assertEquals(List.of(3), rui.sequences()));
        }
    }

    @Test
    void numberThatTheGroupHasNotReachedIsAnsweredWithAReset() {
        Circle circle = Circle.ofAda();
        try (Listener ada = Listener.resuming(ADA, circle, 77)) {
            Eventually.holds(() -> assertEquals(1, ada.events().size()));
            assertEquals("reset", ada.events().get(0).event());
            assertEquals("1", ada.lastId());
            circle.joinedBy(RUI);
            Eventually.holds(() -> assertEquals(List.of(1, 2), ada.sequences()));
            assertEquals("MEMBER_JOINED", ada.events().get(1).event());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "x", "01", "99999999999999999999"})
    void numberThatIsNoneIsRefused(String last) {
        Circle circle = Circle.ofAda();
        Api.asBadly(ADA).accept("text/event-stream").header("Last-Event-ID", last).get(Listener.stream(circle)).then()
                .statusCode(400).body("type", is("/problems/invalid-cursor"));
    }

    @Test
    void outsiderHearsNothing() {
        Circle circle = Circle.ofAda();
        Api.asBadly(ZOE).accept("text/event-stream").get(Listener.stream(circle)).then()
                .statusCode(404).contentType("application/problem+json").body("type", is("/problems/not-found"));
        Api.asNobody().accept("text/event-stream").get(Listener.stream(circle)).then().statusCode(401);
    }

    @Test
    void streamIsWhatIsAnsweredAndNothingElse() {
        Circle circle = Circle.ofAda();
        for (String accepted : List.of("*/*", "text/*", "text/event-stream",
                "application/json;q=0.5, text/event-stream;q=0.1")) {
            Api.raw(ADA).accept(accepted).head(Listener.stream(circle)).then().statusCode(200)
                    .contentType(startsWith("text/event-stream"));
        }
        Api.asBadly(ADA).accept("application/json").get(Listener.stream(circle)).then().statusCode(406);
        Api.raw(ZOE).head(Listener.stream(circle)).then().statusCode(404);
        Api.asBadly(ADA).queryParam("limit", 1).get(Listener.stream(circle)).then()
                .statusCode(400).body("type", is("/problems/unknown-parameter"));
    }

    @Test
    void listIsNoStream() {
        Circle circle = Circle.ofAda();
        for (String accepted : List.of("*/*", "application/json", "application/json, text/event-stream;q=0.5")) {
            Api.raw(ADA).accept(accepted).get(circle.path("/events")).then().statusCode(200)
                    .contentType(startsWith("application/json")).body("next", is("1"));
        }
        Api.asBadly(ADA).accept("text/event-stream").get(circle.path("/events")).then().statusCode(406);
    }

    private static long signsOfLife(Listener listener) {
        return listener.lines().stream().filter(": still here"::equals).count();
    }

    @Test
    void stretchThatIsPassedOverIsToldWithASignOfLife() throws Exception {
        Behind behind = Behind.under("ON_REVEAL");
        Circle circle = behind.circle();
        try (Listener mia = Listener.as(MIA, circle)) {
            Eventually.holds(() -> assertTrue(mia.lastId() != null));
            String end = mia.lastId();
            for (int reply = 0; reply < 120; reply++) {
                behind.ruis().reply(RUI, 1);
            }
            Eventually.holds(() -> assertEquals("128", mia.lastId()));
            List<String> lines = mia.lines().stream().filter(line -> !line.isEmpty()).toList();
            assertEquals(": passed", lines.get(lines.indexOf("id: 128") - 1));
            assertEquals(List.of(), mia.events());
            Api.as(MIA).queryParam("after", end).get(circle.path("/events")).then().statusCode(200).body("items.size()", is(0))
                    .body("next", is("128"));
            Api.as(MIA).queryParam("after", "128").get(circle.path("/events")).then().statusCode(200).body("next", is("128"));
        }
    }

    @Test
    void numberOfWhatIsConcealedIsNoPlaceToResumeFrom() throws Exception {
        Behind behind = Behind.under("ON_REVEAL");
        Circle circle = behind.circle();
        List<JsonNode> listed = listed(MIA.token(), circle, "0");
        String last = listed.get(listed.size() - 1).get("sequence").asText();
        for (int concealed : List.of(listed(ADA.token(), circle, "0").size(), 100)) {
            Api.as(MIA).queryParam("after", concealed).get(circle.path("/events")).then().statusCode(400)
                    .body("type", is("/problems/invalid-cursor"));
            try (Listener mia = Listener.resuming(MIA, circle, concealed)) {
                Eventually.holds(() -> assertEquals(1, mia.events().size()));
                assertEquals("reset", mia.events().get(0).event());
                assertEquals(last, mia.lastId());
            }
        }
    }

    @Test
    void whatIsConcealedIsPassedOverAsInTheList() throws Exception {
        Behind behind = Behind.under("AFTER_FIRST_POST");
        Circle circle = behind.circle();
        List<JsonNode> listed = listed(MIA.token(), circle, "0");
        List<JsonNode> everything = listed(ADA.token(), circle, "0");
        assertTrue(listed.size() < everything.size());
        try (Listener mia = Listener.resuming(MIA, circle, 0); Listener ada = Listener.resuming(ADA, circle, 0)) {
            Eventually.holds(() -> assertEquals(everything, data(ada)));
            Eventually.holds(() -> assertEquals(listed, data(mia)));
            String last = listed.get(listed.size() - 1).get("sequence").asText();
            assertEquals(last, mia.lastId());
            int before = mia.lines().size();
            long signs = signsOfLife(mia);
            behind.ruis().reply(RUI, 1);
            Eventually.holds(() -> assertEquals(everything.size() + 1, data(ada).size()));
            Eventually.holds(() -> assertTrue(signsOfLife(mia) >= signs + 2));
            assertEquals(listed, data(mia));
            assertEquals(last, mia.lastId());
            assertEquals(Set.of(": still here", ""), new HashSet<>(mia.lines().subList(before, mia.lines().size())));
        }
    }

    /** Of those that come after a number, which the list tells to somebody. */
    private static List<JsonNode> listedAfter(int number, People person, Circle circle) throws Exception {
        return later(number, listed(person.token(), circle, "0"));
    }

    private static List<JsonNode> later(int number, List<JsonNode> events) {
        return events.stream().filter(event -> event.get("sequence").asInt() > number).toList();
    }

    private static void assertAlike(int number, Circle circle, Map<People, Listener> listeners) throws Exception {
        for (Map.Entry<People, Listener> each : listeners.entrySet()) {
            List<JsonNode> listed = listedAfter(number, each.getKey(), circle);
            Eventually.holds(() -> assertEquals(listed, later(number, data(each.getValue()))));
        }
    }

    /** One reading serves them all; what each hears is what the list tells each, whatever the others may hear. */
    @ParameterizedTest
    @EnumSource(VisibilityPolicy.class)
    void everybodyHearsWhatTheListTells(VisibilityPolicy policy) throws Exception {
        Behind behind = Behind.under(policy.name());
        Circle circle = behind.circle();
        int begun = listedAfter(0, ADA, circle).size();
        try (Listener ada = Listener.as(ADA, circle);
                Listener rui = Listener.as(RUI, circle);
                Listener mia = Listener.as(MIA, circle)) {
            Map<People, Listener> listeners = Map.of(ADA, ada, RUI, rui, MIA, mia);
            behind.ruis().reply(ADA, 1);
            behind.adas().reply(RUI, 1);
            circle.invitation(Map.of());
            Behind.opened(circle, RUI, "Of rui", "Concealed", Map.of("assignmentId", behind.assignmentId()));
            Behind.opened(circle, ADA, "Of ada", "Not concealed", Map.of("assignmentId", behind.assignmentId()));
            Discussion.openedBy(RUI, circle);
            assertAlike(begun, circle, listeners);
            int concealed = listedAfter(0, ADA, circle).size();
            if (policy != VisibilityPolicy.ALWAYS) {
                assertTrue(data(mia).size() < data(ada).size());
                behind.fulfil(policy.name());
            }
            behind.ruis().reply(RUI, 1);
            assertAlike(concealed, circle, listeners);
        }
    }
}
