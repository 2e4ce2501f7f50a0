package org.studycircle.across;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.RUI;
import static org.studycircle.testing.People.ZOE;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.studycircle.testing.Api;
import org.studycircle.testing.Operation;
import org.studycircle.testing.Scene;
import org.studycircle.testing.Scene.Standing;
import org.studycircle.testing.server.EmbeddedServers;
import org.studycircle.text.Ids;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/**
 * A stranger finds a group that is hidden and an id of nothing alike, whatever they try: the service says the same to PostgreSQL, and
 * nobody has to wait for a lock, so that the time it takes tells nothing either.
 */
@QuarkusTest
class HiddenGroupTest {

    private static final int TRIES = 5;

    private Scene scene;

    @BeforeEach
    void startLogging() throws Exception {
        scene = Scene.of(Map.of(RUI, Standing.MEMBER));
        String group = "/groups/" + scene.ids().get("groupId");
        Api.patchAs(ADA, Api.as(ADA).get(group).header("ETag")).body(Map.of("joinPolicy", "INVITATION")).patch(group).then()
                .statusCode(200);
        Api.as(ZOE).get("/me").then().statusCode(200);
        Statements.startLogging();
    }

    @AfterEach
    void stopLogging() throws Exception {
        Statements.stopLogging();
    }

    private static List<Operation> inGroups() {
        return Operation.all().filter(operation -> operation.isInGroup() && !operation.isForAdministrators()).toList();
    }

    /** Everything that the person may name is unknown, or all of it is there but hidden. */
    private Map<String, String> unknown() {
        Map<String, String> ids = new HashMap<>(scene.ids());
        ids.put("groupId", Ids.next().toString());
        return ids;
    }

    /** What is said for one request, mostly: jobs may speak in between. */
    private static String said(Operation operation, Map<String, String> ids) throws Exception {
        Map<String, Integer> heard = new TreeMap<>();
        for (int i = 0; i < TRIES; i++) {
            heard.merge(Statements.during(() -> assertHidden(operation, ids)).texts(), 1, Integer::sum);
        }
        return heard.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
    }

    private static void assertHidden(Operation operation, Map<String, String> ids) {
        Response answer = operation.send(Api.as(ZOE), ids, operation.conditional() ? "\"7\"" : null);
        assertEquals(404, answer.statusCode(), operation.id());
    }

    @Test
    void strangerIsToldOfNothingByTheSameStatements() throws Exception {
        Map<String, String> differing = new TreeMap<>();
        for (Operation operation : inGroups()) {
            String ofHidden = said(operation, scene.ids());
            String ofUnknown = said(operation, unknown());
            if (!ofHidden.equals(ofUnknown)) {
                differing.put(operation.id(), ofHidden + " but of an unknown id " + ofUnknown);
            }
        }
        assertEquals(Map.of(), differing);
        assertTrue(inGroups().size() > 50, "operations: " + inGroups().size());
    }

    @Test
    void strangerWaitsForNobodyWhoHoldsTheGroup() throws Exception {
        try (Connection holder = EmbeddedServers.connect(); Statement lock = holder.createStatement()) {
            holder.setAutoCommit(false);
            assertTrue(lock.execute(
                    "select 1 from reading_group where group_id = '" + scene.ids().get("groupId") + "' for update"));
            assertTimeoutPreemptively(Duration.ofMinutes(2),
                    () -> inGroups().forEach(operation -> assertHidden(operation, scene.ids())));
            holder.rollback();
        }
    }
}
