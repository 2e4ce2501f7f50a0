package org.studycircle.across;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.MIA;
import static org.studycircle.testing.People.RUI;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.Operation;
import org.studycircle.testing.Texts;
import org.studycircle.text.Ids;
import org.studycircle.visibility.Behind;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/**
 * Mia is behind. She reads everything that the contract lets her read, in a group with threads under each policy, and finds nothing of what
 * is concealed; then she catches up, and finds it.
 */
@QuarkusTest
class VisibilityWalkTest {

    private static final List<String> POLICIES = List.of("AFTER_FIRST_POST", "AFTER_READING", "AFTER_DUE", "ON_REVEAL");
    /** Where the names of all members stand anyway, and what only facilitators may read. */
    private static final Set<String> OF_MEMBERS = Set.of("listMembers", "getMember");
    private static final Set<String> NOT_OF_MEMBERS = Set.of("listGroupsNeedingFacilitator", "listImports", "getImport",
            "getProgressBoard", "listInvitations", "getInvitation");

    /** What there is only where she has seen the number, and only where she has chosen to see before she has read. */
    private static final Set<String> PERHAPS = Set.of("getPost", "getOwnReveal");
    private static final Pattern ENCODED = Pattern.compile("[A-Za-z0-9_-]{12,}");
    private static final int MOST_PAGES = 30;

    private final Map<String, Behind> behind = new LinkedHashMap<>();
    private Circle circle;
    private Texts text;

    @BeforeEach
    void threadsUnderEachPolicy() {
        circle = Circle.ofAda().joinedBy(RUI, MIA);
        text = Texts.essayIn(circle, "Behind", 2, 4);
        POLICIES.forEach(policy -> behind.put(policy,
                Behind.in(circle, text, Behind.assigned(text, policy), Map.of("section", true))));
    }

    private static List<Operation> reading() {
        return Operation.all().filter(operation -> !operation.writes()).toList();
    }

    /** What she may name: every thread and every number in it. */
    private List<Map<String, String>> places(Operation operation) {
        Map<String, String> ids = new HashMap<>(
                Map.of("groupId", circle.id(), "personId", MIA.id(), "state", "ACTIVE", "essayId",
                        text.essayId(), "editionId", text.editionId(), "sectionId", text.sectionId(0), "importId",
                        Ids.next().toString(), "invitationId", Ids.next().toString()));
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

    private static List<String> read(Operation operation, Map<String, String> ids) {
        List<String> pages = new ArrayList<>();
        String next = null;
        String last;
        do {
            var call = operation.paged() ? Api.raw(MIA).queryParam("limit", 2) : Api.raw(MIA);
            Response page = operation.send(next == null ? call : call.queryParam("after", next), ids, null);
            pages.add(text(page));
            last = next;
            next = page.statusCode() == 200 && page.asString().contains("\"items\"") ? page.path("next") : null;
        } while (next != null && !next.equals(last) && pages.size() < MOST_PAGES);
        return pages;
    }

    /** Status, headers and body, with what is encoded in them. */
    private static String text(Response answer) {
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
    private Map<String, String> everything() {
        Map<String, String> all = new LinkedHashMap<>();
        reading().forEach(operation -> all.put(operation.id(), places(operation).stream()
                .flatMap(ids -> read(operation, ids).stream()).collect(Collectors.joining("\n"))));
        return all;
    }

    @Test
    void readerWhoIsBehindFindsNothingOfWhatIsConcealed() {
        Map<String, String> all = everything();
        Set<String> answered = new TreeSet<>();
        all.forEach((operation, said) -> {
            Stream.of(Behind.SECRET, Behind.SECRET_TITLE, Behind.ANSWER)
                    .forEach(secret -> assertTrue(!said.contains(secret), () -> operation + " tells: " + secret));
            if (!OF_MEMBERS.contains(operation)) {
                assertTrue(!said.contains(RUI.displayName()), () -> operation + " tells who wrote it");
            }
            if (said.startsWith("200")) {
                answered.add(operation);
            }
        });
        Set<String> readable = reading().stream().map(Operation::id).filter(id -> !NOT_OF_MEMBERS.contains(id))
                .collect(Collectors.toCollection(TreeSet::new));
        readable.removeAll(PERHAPS);
        answered.removeAll(PERHAPS);
        assertEquals(readable, answered, "everything was read");
        behind.values().forEach(one -> assertTrue(!all.get("listEvents").contains(one.ruis().id())));
        for (String operation : List.of("getThread", "listThreads", "listPosts", "getPost")) {
            boolean isOfThreads = operation.endsWith("Thread") || operation.endsWith("Threads");
            assertTrue(all.get(operation).contains(isOfThreads ? Behind.OPEN_TITLE : Behind.OPEN), operation);
        }
    }

    @Test
    void readerWhoCatchesUpFindsItAll() {
        for (String policy : POLICIES) {
            Behind one = behind.get(policy);
            Behind.opened(circle, MIA, "An answer", "My own words", Map.of("assignmentId", one.assignmentId()));
            if (!policy.equals("AFTER_FIRST_POST")) {
                one.fulfil(policy);
            }
        }
        Map<String, String> all = everything();
        for (String operation : List.of("listThreads", "getThread")) {
            assertEquals(POLICIES.size(), count(all.get(operation), Behind.SECRET_TITLE) / places(operation), operation);
        }
        assertTrue(all.get("getThread").contains(RUI.displayName()));
        assertTrue(all.get("listPosts").contains(Behind.SECRET));
        assertTrue(all.get("getPost").contains(Behind.ANSWER));
        assertTrue(!all.get("listPosts").contains("CONCEALED"));
        behind.values().forEach(one -> assertTrue(all.get("listEvents").contains(one.ruis().id())));
        assertTrue(Api.as(ADA).get(circle.path("/threads")).asString().contains(Behind.SECRET_TITLE));
    }

    /** How often she reads each thread with it: the list of a section is read in every place, a thread at both of its numbers. */
    private int places(String operation) {
        return operation.equals("getThread") ? 2 : POLICIES.size() * 2 * 2;
    }

    private static int count(String said, String part) {
        return said.split(Pattern.quote(part), -1).length - 1;
    }
}
