package org.studycircle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.studycircle.Scene.Standing;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/**
 * Reads everything that the contract lets anybody read, as everybody, in a pseudonymous group with one of everything in it, and
 * holds that nobody is told who somebody else is: not in a body, a header, or what a cursor hides.
 */
@QuarkusTest
class PseudonymityTest {

    private static final Pattern ENCODED = Pattern.compile("[A-Za-z0-9_-]{12,}");
    private static final int MOST_PAGES = 20;
    private static final Set<String> VARYING = Set.of("date", "content-length", "transfer-encoding", "content-encoding");
    private static final Map<People, Standing> STANDINGS = Map.of(People.BEN, Standing.FACILITATOR, People.RUI, Standing.MEMBER,
            People.MIA, Standing.REQUESTED, People.ZOE, Standing.LEFT);

    private static Scene pseudonymous() {
        return Scene.in(Circle.of(Map.of("name", "Masks", "zone", "UTC", "joinPolicy", "OPEN", "pseudonymous", true)),
                STANDINGS);
    }

    private static List<Operation> reading() {
        return Operation.all().filter(operation -> !operation.writes()).toList();
    }

    /** What gives somebody away. */
    private static Set<String> traces(People person) {
        return Set.of(person.id(), person.id().replace("-", ""), person.displayName().toLowerCase(Locale.ROOT),
                person.subject(),
                person.username() + "@example.org");
    }

    /** Every page of it, both ways, each as the status, the headers and the body, with what is encoded in them. */
    private static List<String> read(Operation operation, People reader, Map<String, String> ids) {
        List<String> pages = new ArrayList<>();
        Response first = operation.send(Api.raw(reader).queryParam("limit", 3), ids, null);
        pages.add(text(first));
        String next = cursor(first, "next");
        String previous = null;
        while (next != null && pages.size() < MOST_PAGES) {
            Response page = operation.send(Api.raw(reader).queryParam("limit", 3).queryParam("after", next), ids, null);
            pages.add(text(page));
            previous = cursor(page, "previous");
            next = next.equals(cursor(page, "next")) ? null : cursor(page, "next");
        }
        if (previous != null) {
            pages.add(text(operation.send(Api.raw(reader).queryParam("limit", 3).queryParam("before", previous), ids, null)));
        }
        return pages;
    }

    private static String cursor(Response page, String name) {
        return page.statusCode() == 200 && page.asString().contains("\"items\"") ? page.path(name) : null;
    }

    private static String text(Response answer) {
        StringBuilder text = new StringBuilder().append(answer.statusCode()).append('\n');
        answer.headers().asList().stream().filter(header -> !VARYING.contains(header.getName().toLowerCase(Locale.ROOT)))
                .forEach(header -> text.append(header).append('\n'));
        text.append(answer.asString()).append('\n');
        ENCODED.matcher(text.toString()).results().forEach(encoded -> text.append(decoded(encoded.group())).append('\n'));
        return text.toString();
    }

    private static String decoded(String text) {
        try {
            return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return "";
        }
    }

    private static List<Map<String, String>> places(Scene scene, Operation operation, People reader) {
        return STANDINGS.containsKey(reader) && !operation.names().isEmpty()
                ? List.of(scene.ids(), scene.idsOfOwn(reader))
                : List.of(scene.ids());
    }

    /** @return what is read within the group, by operation and reader */
    private static Map<String, List<String>> everything(Scene scene) {
        Map<String, List<String>> all = new TreeMap<>();
        for (Operation operation : reading().stream().filter(Operation::isInGroup).toList()) {
            for (People reader : People.values()) {
                List<String> pages = new ArrayList<>();
                places(scene, operation, reader).forEach(ids -> pages.addAll(read(operation, reader, ids)));
                all.put(operation.id() + " by " + reader, pages);
            }
        }
        return all;
    }

    @Test
    void nobodyIsToldWhoSomebodyElseIs() {
        Scene scene = pseudonymous();
        Set<String> answered = new TreeSet<>();
        assertEquals(Set.of(), told(scene, List.of(People.values()), answered));
        assertEquals(new TreeSet<>(reading().stream().map(Operation::id).toList()), answered, "everything was read");
    }

    @Test
    void inOtherGroupsEverybodyIsTold() {
        Set<String> told = told(Scene.of(STANDINGS), List.of(People.BEN), new TreeSet<>());
        for (String operation : List.of("listMembers", "getThread", "listPosts", "getProgressBoard", "listEvents")) {
            assertTrue(told.stream().anyMatch(trace -> trace.startsWith(operation + " tells BEN of ADA")), told::toString);
        }
    }

    /** @param answered gets the operations that said anything at all */
    private static Set<String> told(Scene scene, List<People> readers, Set<String> answered) {
        Map<People, Set<String>> traces = new HashMap<>();
        Stream.of(People.values()).forEach(person -> traces.put(person, traces(person)));
        Set<String> told = new TreeSet<>();
        for (Operation operation : reading()) {
            for (People reader : readers) {
                for (Map<String, String> ids : places(scene, operation, reader)) {
                    for (String page : read(operation, reader, ids)) {
                        if (page.startsWith("200")) {
                            answered.add(operation.id());
                        }
                        traces.forEach((person, marks) -> marks.stream()
                                .filter(mark -> page.toLowerCase(Locale.ROOT).contains(mark))
                                .filter(mark -> person != reader || operation.isInGroup())
                                .forEach(mark -> told.add(operation + " tells " + reader + " of " + person + ": " + mark)));
                    }
                }
            }
        }
        return told;
    }

    /** What is hashed into tags and cursors can't be decoded, but it would change with the name. */
    @Test
    void anotherNameOfSomebodyChangesNothingInTheGroup() {
        Scene scene = pseudonymous();
        String former = People.RUI.displayName();
        Map<String, List<String>> before = everything(scene);
        rename(former + " II");
        try {
            assertEquals(before, everything(scene));
        } finally {
            rename(former);
        }
        assertTrue(before.size() > 30);
    }

    private static void rename(String name) {
        String tag = Api.as(People.RUI).get("/me").then().statusCode(200).extract().header("ETag");
        Api.patchAs(People.RUI, tag).body(Map.of("displayName", name)).patch("/me").then().statusCode(200);
    }
}
