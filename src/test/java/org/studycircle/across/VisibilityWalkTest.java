package org.studycircle.across;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.MIA;
import static org.studycircle.testing.People.RUI;

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
import org.studycircle.testing.Operation;
import org.studycircle.visibility.Behind;

import io.quarkus.test.junit.QuarkusTest;

/**
 * Mia is behind. She reads everything that the contract lets her read, in a group with threads under each policy, and finds nothing of what
 * is concealed; then she catches up, and finds it.
 */
@QuarkusTest
class VisibilityWalkTest {

    /** Where the names of all members stand anyway, and what only facilitators may read. */
    private static final Set<String> OF_MEMBERS = Set.of("listMembers", "getMember");
    private static final Set<String> NOT_OF_MEMBERS = Set.of("listGroupsNeedingFacilitator", "listImports", "getImport",
            "listImportBlocks",
            "getProgressBoard", "listInvitations", "getInvitation");

    /** What there is only where she has seen the number, and only where she has chosen to see before she has read. */
    private static final Set<String> PERHAPS = Set.of("getPost", "listPostRevisions", "getOwnReveal", "getThreadRemoval");
    private Walk walk;
    private Map<String, Behind> behind;

    @BeforeEach
    void threadsUnderEachPolicy() {
        walk = Walk.prepared("Circle");
        behind = walk.behind();
    }

    @Test
    void readerWhoIsBehindFindsNothingOfWhatIsConcealed() {
        Map<String, String> all = walk.everything();
        Set<String> answered = new TreeSet<>();
        all.forEach((operation, said) -> {
            Stream.of(Behind.SECRET, Behind.SECRET_TITLE, Behind.ANSWER)
                    .forEach(secret -> assertTrue(!said.contains(secret), () -> operation + " tells: " + secret));
            if (!OF_MEMBERS.contains(operation)) {
                assertTrue(!said.contains(RUI.displayName()), () -> operation + " tells who wrote it");
            }
            if (said.lines().anyMatch("200"::equals)) {
                answered.add(operation);
            }
        });
        Set<String> readable = Walk.reading().stream().map(Operation::id).filter(id -> !NOT_OF_MEMBERS.contains(id))
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
        for (String policy : Walk.POLICIES) {
            Behind one = behind.get(policy);
            Behind.opened(walk.circle(), MIA, "An answer", "My own words", Map.of("assignmentId", one.assignmentId()));
            if (!policy.equals("AFTER_FIRST_POST")) {
                one.fulfil(policy);
            }
        }
        Map<String, String> all = walk.everything();
        for (String operation : List.of("listThreads", "getThread")) {
            assertEquals(Walk.POLICIES.size(), count(all.get(operation), Behind.SECRET_TITLE) / places(operation), operation);
        }
        assertTrue(all.get("getThread").contains(RUI.displayName()));
        assertTrue(all.get("listPosts").contains(Behind.SECRET));
        assertTrue(all.get("getPost").contains(Behind.ANSWER));
        assertTrue(!all.get("listPosts").contains("CONCEALED"));
        behind.values().forEach(one -> assertTrue(all.get("listEvents").contains(one.ruis().id())));
        assertTrue(Api.as(ADA).get(walk.circle().path("/threads")).asString().contains(Behind.SECRET_TITLE));
    }

    /** How often she reads each thread with it: the list of a section is read in every place, a thread at both of its numbers. */
    private int places(String operation) {
        return operation.equals("getThread") ? 2 : Walk.POLICIES.size() * 2 * 2;
    }

    private static int count(String said, String part) {
        return said.split(Pattern.quote(part), -1).length - 1;
    }
}
