package org.studycircle.across;

import static org.studycircle.testing.People.MIA;
import static org.studycircle.testing.People.RUI;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.Operation;
import org.studycircle.testing.Texts;
import org.studycircle.text.Ids;
import org.studycircle.visibility.Behind;

import io.restassured.response.Response;

/**
 * Mia is behind, in a group with threads under each policy, and reads everything that the contract lets her read.
 *
 * @param behind by policy
 */
record Walk(Circle circle, Texts text, Map<String, Behind> behind) {

    static final List<String> POLICIES = List.of("AFTER_FIRST_POST", "AFTER_READING", "AFTER_DUE", "ON_REVEAL");

    private static final Pattern ENCODED = Pattern.compile("[A-Za-z0-9_-]{12,}");
    private static final int MOST_PAGES = 30;
    private static final String NOBODYS = Ids.next().toString();

    static Walk prepared(String name) {
        Circle circle = Circle.of(Map.of("name", name, "zone", "Europe/Berlin", "joinPolicy", "OPEN")).joinedBy(RUI, MIA);
        Texts text = Texts.essayIn(circle, "Behind", 2, 4);
        Map<String, Behind> behind = new LinkedHashMap<>();
        POLICIES.forEach(policy -> behind.put(policy,
                Behind.in(circle, text, Behind.assigned(text, policy), Map.of("section", true))));
        return new Walk(circle, text, behind);
    }

    static List<Operation> reading() {
        return Operation.all().filter(operation -> !operation.writes()).toList();
    }

    /** What she may name: every thread and every number in it. */
    List<Map<String, String>> places(Operation operation) {
        Map<String, String> ids = new HashMap<>(
                Map.of("groupId", circle.id(), "personId", MIA.id(), "state", "ACTIVE", "essayId",
                        text.essayId(), "editionId", text.editionId(), "sectionId", text.sectionId(0), "importId",
                        NOBODYS, "removedThreadId", NOBODYS, "invitationId", NOBODYS));
        List<Map<String, String>> places = new ArrayList<>();
        behind.values().forEach(one -> {
            ids.put("assignmentId", one.assignmentId());
            ids.put("revealedId", one.assignmentId());
            Stream.of(one.ruis(), one.adas()).forEach(thread -> {
                ids.put("threadId", thread.id());
                Stream.of("1", "2").forEach(number -> {
                    ids.put("number", number);
                    places.add(new HashMap<>(ids));
                });
            });
        });
        return operation.names().isEmpty() ? places.subList(0, 1) : places;
    }

    static List<Response> pages(Operation operation, Map<String, String> ids) {
        List<Response> pages = new ArrayList<>();
        String next = null;
        String last;
        do {
            var call = operation.paged() ? Api.raw(MIA).queryParam("limit", 2) : Api.raw(MIA);
            Response page = operation.send(next == null ? call : call.queryParam("after", next), ids, null);
            pages.add(page);
            last = next;
            next = page.statusCode() == 200 && page.asString().contains("\"items\"") ? page.path("next") : null;
        } while (next != null && !next.equals(last) && pages.size() < MOST_PAGES);
        return pages;
    }

    /** Status, headers and body, with what is encoded in them. */
    static String text(Response answer) {
        String said = answer.statusCode() + "\n" + answer.headers() + "\n" + answer.asString();
        return said
                + ENCODED.matcher(said).results().map(encoded -> decoded(encoded.group())).collect(Collectors.joining("\n"));
    }

    private static String decoded(String encoded) {
        try {
            return new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return "";
        }
    }

    /** @return all that she reads, by operation */
    Map<String, String> everything() {
        Map<String, String> all = new LinkedHashMap<>();
        reading().forEach(operation -> all.put(operation.id(), places(operation).stream()
                .flatMap(ids -> pages(operation, ids).stream()).map(Walk::text).collect(Collectors.joining("\n"))));
        return all;
    }
}
