package org.studycircle.across;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.Operation;
import org.studycircle.testing.People;
import org.studycircle.testing.Scene;
import org.studycircle.testing.Scene.Standing;
import org.studycircle.testing.Traces;

import io.quarkus.test.junit.QuarkusTest;

/**
 * Reads everything that the contract lets anybody read, as everybody, in a pseudonymous group with one of everything in it, and
 * holds that nobody is told who somebody else is: not in a body, a header, or what a cursor hides.
 */
@QuarkusTest
class PseudonymityTest {

    private static final Map<People, Standing> STANDINGS = Map.of(People.BEN, Standing.FACILITATOR, People.RUI, Standing.MEMBER,
            People.MIA, Standing.REQUESTED, People.ZOE, Standing.LEFT);

    private static Scene pseudonymous() {
        return Scene.in(Circle.of(Map.of("name", "Masks", "zone", "UTC", "joinPolicy", "OPEN", "pseudonymous", true)),
                STANDINGS);
    }

    @Test
    void nobodyIsToldWhoSomebodyElseIs() {
        Scene scene = pseudonymous();
        Set<String> answered = new TreeSet<>();
        assertEquals(Set.of(), Traces.told(scene, List.of(People.values()), answered));
        assertEquals(new TreeSet<>(Traces.reading().stream().map(Operation::id).toList()), answered, "everything was read");
    }

    @Test
    void inOtherGroupsEverybodyIsTold() {
        Set<String> told = Traces.told(Scene.of(STANDINGS), List.of(People.BEN), new TreeSet<>());
        for (String operation : List.of("listMembers", "getThread", "listPosts", "getProgressBoard", "listEvents")) {
            assertTrue(told.stream().anyMatch(trace -> trace.startsWith(operation + " tells BEN of ADA")), told::toString);
        }
    }

    /** What is hashed into tags and cursors can't be decoded, but it would change with the name. */
    @Test
    void anotherNameOfSomebodyChangesNothingInTheGroup() {
        Scene scene = pseudonymous();
        String former = People.RUI.displayName();
        Map<String, List<String>> before = Traces.everything(scene);
        rename(former + " II");
        try {
            assertEquals(before, Traces.everything(scene));
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
