package org.studycircle.feed;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.BEN;
import static org.studycircle.testing.People.MIA;
import static org.studycircle.testing.People.RUI;
import static org.studycircle.testing.People.ZOE;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.Contract;
import org.studycircle.testing.Discussion;
import org.studycircle.testing.People;
import org.studycircle.testing.Texts;
import org.studycircle.text.Ids;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.test.junit.QuarkusTest;

/** An event names what its type says that it names: neither less nor more. */
@QuarkusTest
class EventReferencesTest {

    private final JsonNode contract = Contract.read();

    @Test
    void eachTypeNamesWhatTheContractSays() {
        Map<String, Set<String>> named = new TreeMap<>();
        for (JsonNode event : events(ADA, everything())) {
            Set<String> fields = named.computeIfAbsent(event.get("type").asText(), type -> new TreeSet<>());
            event.fieldNames().forEachRemaining(fields::add);
        }
        Map<String, Set<String>> promised = new TreeMap<>();
        JsonNode schemas = contract.at("/components/schemas");
        schemas.at("/GroupEvent/discriminator/mapping").properties().forEach(kind -> {
            String schema = kind.getValue().asText();
            Set<String> fields = new TreeSet<>();
            schemas.get(schema.substring(schema.lastIndexOf('/') + 1)).get("properties").fieldNames()
                    .forEachRemaining(fields::add);
            promised.put(kind.getKey(), fields);
        });
        assertEquals(promised, named);
    }

    /** A group in which everything has happened that can. */
    private static Circle everything() {
        Circle circle = Circle.ofAda().joinedBy(RUI, MIA).facilitatedBy(RUI);
        Texts text = Texts.essayIn(circle, "Two Chairs", 1, 2);
        String assignment = assigned(text, "AFTER_READING");
        Api.as(MIA).put(circle.path("/me/reveals/" + assignment)).then().statusCode(201);
        String path = circle.path("/assignments/" + assigned(text, "ON_REVEAL"));
        Api.as(ADA).header("If-Match", tag(path)).put(path + "/reveal").then().statusCode(200);
        Api.as(ADA).header("If-Match", tag(path)).delete(path + "/reveal").then().statusCode(204);
        Api.patchAs(ADA, tag(path)).body(Map.of("title", "Another")).patch(path).then().statusCode(200);
        Api.as(ADA).header("If-Match", tag(path)).delete(path).then().statusCode(204);
        read(MIA, circle, text.sectionId(0));
        discuss(Discussion.openedBy(ADA, circle, about(text, assignment)));
        String invitation = circle.invitation(Map.of()).path("invitationId");
        Api.as(ADA).delete(circle.path("/invitations/" + invitation)).then().statusCode(204);
        comeAndGo(circle);
        Api.as(ADA).header("If-Match", tag(circle.path(""))).put(circle.path("/archive")).then().statusCode(200);
        Api.as(ADA).header("If-Match", tag(circle.path(""))).delete(circle.path("")).then().statusCode(202);
        Api.as(ADA).header("If-Match", tag(circle.path(""))).delete(circle.path("/archive")).then().statusCode(200);
        return circle;
    }

    private static String assigned(Texts text, String visibility) {
        Map<String, Object> draft = new HashMap<>(text.assignment(0));
        draft.put("dueOn", "2999-12-31");
        draft.put("visibility", visibility);
        return Api.as(ADA).body(draft).post(text.circle().path("/assignments")).then().statusCode(201).extract()
                .path("assignmentId");
    }

    private static Map<String, ?> about(Texts text, String assignment) {
        return Map.of("title", "Two pages?", "post", Map.of("text", "Who wrote the third?"), "about",
                Map.of("assignmentId", assignment, "sectionId", text.sectionId(0), "anchor",
                        Map.of("paragraphKey", text.key(0, 1))));
    }

    private static void discuss(Discussion discussion) {
        int reply = discussion.reply(ADA, 1);
        String post = discussion.path("/posts/" + reply);
        Api.patchAs(ADA, tag(post)).body(Map.of("text", "Other words")).patch(post).then().statusCode(200);
        Api.as(ADA).header("If-Match", tag(post)).delete(post).then().statusCode(204);
        Api.as(ADA).delete(post + "/deletion").then().statusCode(200);
        for (String path : List.of(post, discussion.path(""))) {
            Api.as(ADA).body(Map.of("words", "Settled.")).put(path + "/lock").then().statusCode(200);
            Api.as(ADA).delete(path + "/lock").then().statusCode(200);
        }
        Map<String, ?> why = Map.of("reason", "OTHER", "words", "It was mine.");
        Api.as(ADA).header("If-Match", tag(post)).body(why).put(post + "/removal").then().statusCode(200);
        Api.as(ADA).header("If-Match", tag(discussion.path(""))).body(why).put(discussion.path("/removal")).then()
                .statusCode(200);
        Api.as(ADA).delete(discussion.path("/removal")).then().statusCode(200);
        Api.patchAs(ADA, tag(discussion.path(""))).body(Map.of("title", "Another")).patch(discussion.path("")).then()
                .statusCode(200);
        Api.as(ADA).header("If-Match", tag(discussion.path(""))).delete(discussion.path("")).then().statusCode(204);
    }

    private static void comeAndGo(Circle circle) {
        Api.patchAs(ADA, tag(circle.path(""))).body(Map.of("joinPolicy", "REQUEST")).patch(circle.path("")).then()
                .statusCode(200);
        Api.as(ZOE).put(circle.path("/me/membership")).then().statusCode(202);
        Api.as(ZOE).delete(circle.path("/me/membership")).then().statusCode(204);
        Api.as(ADA).header("If-Match", tag(circle.member(MIA))).delete(circle.member(MIA)).then().statusCode(204);
        Api.as(RUI).delete(circle.path("/me/membership")).then().statusCode(204);
    }

    private static void read(People reader, Circle circle, String... sections) {
        String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        List<?> events = IntStream.range(0, sections.length).mapToObj(i -> Map.of("eventId", Ids.next().toString(),
                "sectionId", sections[i], "kind", "COMPLETED", "sequence", 1, "occurredAt", now)).toList();
        Api.as(reader).body(Map.of("events", events)).post(circle.path("/me/reading-events")).then().statusCode(200);
    }

    private static String tag(String path) {
        return Api.as(ADA).get(path).then().statusCode(200).extract().header("ETag");
    }

    private static JsonNode events(People person, Circle circle) {
        return Api.as(person).queryParam("limit", 100).get(circle.path("/events")).then().statusCode(200).extract()
                .as(JsonNode.class).get("items");
    }

    @Test
    void progressNamesEachSectionThatMovedAndWhose() {
        Circle circle = Circle.ofAda().joinedBy(RUI, BEN);
        Texts text = Texts.essayIn(circle, "Two Chairs", 3, 1);
        read(RUI, circle, text.sectionId(2), text.sectionId(0));
        read(RUI, circle, text.sectionId(1));
        for (People heard : List.of(ADA, RUI)) {
            Api.as(heard).queryParam("after", 4).get(circle.path("/events")).then()
                    .body("items.type", is(List.of("PROGRESS_RECORDED", "PROGRESS_RECORDED", "PROGRESS_RECORDED")))
                    .body("items.sequence", contains(5, 6, 7))
                    .body("items.personId.unique()", contains(RUI.id()))
                    .body("items[2].sectionId", is(text.sectionId(1)))
                    .body("items[0..1].sectionId.sort()",
                            is(List.of(text.sectionId(0), text.sectionId(2)).stream().sorted().toList()));
        }
        Api.as(BEN).queryParam("after", 4).get(circle.path("/events")).then().body("items", hasSize(0));
    }

    @Test
    void progressInAPseudonymousGroupIsThatOfWhoTheGroupKnows() {
        Circle circle = Circle.of(Map.of("name", "Unknown", "zone", "UTC", "joinPolicy", "OPEN", "pseudonymous", true))
                .joinedBy(RUI);
        Texts text = Texts.essayIn(circle, "Two Chairs", 1, 1);
        read(RUI, circle, text.sectionId(0));
        Api.as(ADA).get(circle.path("/events")).then().body("items[-1].personId", is(circle.personId(RUI)))
                .body("items[-1].actorId", is(circle.personId(RUI)))
                .body("items[-1].personId", not(RUI.id()));
    }

    @Test
    void threadThatIsConcealedIsNamedToNobodyWhoDoesNotSeeIt() {
        Circle circle = Circle.ofAda().joinedBy(RUI, MIA);
        Texts text = Texts.essayIn(circle, "Two Chairs", 1, 2);
        String assignment = assigned(text, "AFTER_READING");
        read(RUI, circle, text.sectionId(0));
        Discussion.openedBy(RUI, circle, about(text, assignment));
        Api.as(ADA).get(circle.path("/events")).then().body("items[-1].type", is("THREAD_CREATED"))
                .body("items[-1].assignmentId", is(assignment)).body("items[-1].sectionId", is(text.sectionId(0)))
                .body("items[-1].paragraphKey", is(text.key(0, 1)));
        JsonNode heard = events(MIA, circle);
        assertTrue(heard.findValuesAsText("type").stream().noneMatch("THREAD_CREATED"::equals), heard.toString());
        assertTrue(heard.findValuesAsText("paragraphKey").isEmpty(), heard.toString());
        assertTrue(heard.findValuesAsText("sectionId").isEmpty(), heard.toString());
    }

    @Test
    void threadAboutNothingNamesNothing() {
        Circle circle = Circle.ofAda();
        Discussion.openedBy(ADA, circle);
        Api.as(ADA).get(circle.path("/events")).then().body("items[1]", not(hasKey("sectionId")))
                .body("items[1]", not(hasKey("assignmentId"))).body("items[1]", not(hasKey("paragraphKey")));
    }
}
