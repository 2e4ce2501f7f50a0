package org.studycircle.across;

import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.studycircle.testing.People.BEN;
import static org.studycircle.testing.People.MIA;
import static org.studycircle.testing.People.RUI;
import static org.studycircle.testing.People.SAM;
import static org.studycircle.testing.People.ZOE;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.studycircle.testing.Api;
import org.studycircle.testing.Contract;
import org.studycircle.testing.Eventually;
import org.studycircle.testing.Operation;
import org.studycircle.testing.People;
import org.studycircle.testing.Scene;
import org.studycircle.testing.Scene.Standing;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** What holds for all operations alike, whichever room they are of; a new one is held to it by being in the contract. */
@QuarkusTest
class AlikeTest {

    private static final String KEPT_UNTIL_ASKED = "private, no-cache";
    private static final String NEVER_CHANGES = "private, max-age=31536000, immutable";

    /** What nobody has offered can't be declined: SuccessionTest does that twice. */
    private static final String NOTHING_OFFERED = "declineFacilitation";

    private static Scene scene() {
        return Scene.of(Map.of(BEN, Standing.FACILITATOR, RUI, Standing.MEMBER));
    }

    private static People caller(Operation operation) {
        return operation.isForAdministrators() ? SAM : BEN;
    }

    @Test
    void whoAsksAgainIsToldThatNothingHasChanged() {
        Map<String, String> ids = scene().ids();
        Operation.all().filter(operation -> !operation.writes() && !operation.id().equals("streamEvents"))
                .forEach(operation -> Eventually.holds(() -> isKnown(operation, ids)));
    }

    /** Whatever is copied or done after a while may come in between, so it is tried again. */
    private static void isKnown(Operation operation, Map<String, String> ids) {
        Response first = operation.send(Api.as(caller(operation)), ids, null);
        assertEquals(200, first.statusCode(), operation.id());
        assertNotNull(first.header("ETag"), operation.id());
        assertTrue(Set.of(KEPT_UNTIL_ASKED, NEVER_CHANGES).contains(first.header("Cache-Control")), operation.id());
        Response again = operation.send(Api.as(caller(operation)).header("If-None-Match", first.header("ETag")), ids, null);
        assertEquals(304, again.statusCode(), operation.id());
        assertEquals("", again.asString(), operation.id());
        assertEquals(first.header("ETag"), again.header("ETag"), operation.id());
        operation.send(Api.as(caller(operation)).header("If-None-Match", "\"another\""), ids, null).then().statusCode(200);
    }

    @Test
    void listThatHasChangedIsAnsweredAnew() {
        Scene scene = scene();
        String members = "/groups/" + scene.ids().get("groupId") + "/members";
        String tag = Api.as(BEN).get(members).header("ETag");
        Api.as(BEN).header("If-None-Match", "\"x\", W/" + tag).get(members).then().statusCode(304);
        Api.as(BEN).header("If-None-Match", tag).queryParam("limit", 1).get(members).then().statusCode(200);
        Api.as(MIA).put("/groups/" + scene.ids().get("groupId") + "/me/membership").then().statusCode(201);
        Api.as(BEN).header("If-None-Match", tag).get(members).then().statusCode(200);
        Api.raw(BEN).header("If-None-Match", Api.as(BEN).get(members).header("ETag")).head(members).then()
                .statusCode(304).body(emptyString());
    }

    @Test
    void parameterThatAnOperationDoesNotHaveIsRefused() {
        Scene scene = scene();
        String before = scene.state();
        Operation.all().forEach(operation -> {
            Response answer = operation.send(Api.asBadly(caller(operation)).queryParam("nonsense", 1), scene.ids(), null);
            assertEquals(400, answer.statusCode(), operation.id());
            assertEquals("/problems/unknown-parameter", answer.path("type"), operation.id());
            assertEquals("nonsense", answer.path("errors[0].pointer"), operation.id());
        });
        assertEquals(before, scene.state());
    }

    @Test
    void mistypedParameterIsMetWithTheRightOne() {
        String group = "/groups/" + scene().ids().get("groupId");
        Api.asBadly(BEN).queryParam("langauge", "en").get("/groups").then().statusCode(400)
                .body("errors[0].detail", is("Do you mean language?"));
        Api.asBadly(BEN).queryParam("before", "1").get(group + "/events").then().statusCode(400)
                .body("type", is("/problems/unknown-parameter"));
        Api.asBadly(BEN).queryParam("limit", 1, 2).get(group + "/members").then().statusCode(400)
                .body("type", is("/problems/invalid-parameter")).body("errors[0].pointer", is("limit"));
        Api.asBadly(BEN).queryParam("nonsense", 1).get("/me").then().statusCode(400)
                .body("errors[0].detail", is("There are no parameters here."));
        Api.asBadly(BEN).queryParam("n\u0000".repeat(500), 1).get("/me").then().statusCode(400);
        Api.asNobody().queryParam("nonsense", 1).get("/me").then().statusCode(401);
        Api.raw(BEN).queryParam("nonsense", 1).get("/nothing/here").then().statusCode(404);
    }

    static Stream<Operation> creating() {
        Set<String> creating = Contract.promises(Contract.read()).filter(promise -> promise.said().at("/responses").has("201"))
                .map(Contract.Promise::id).collect(Collectors.toSet());
        return Operation.all().filter(operation -> creating.contains(operation.id()));
    }

    @ParameterizedTest
    @MethodSource("creating")
    void whatIsCreatedIsWhereItsLocationSays(Operation operation) {
        Scene scene = scene();
        People caller = Set.of("joinGroup", "redeemInvitation").contains(operation.id()) ? ZOE : BEN;
        Response created = operation.send(Api.as(caller), scene.ids(), null);
        assertEquals(201, created.statusCode());
        assertNotNull(created.header("ETag"));
        assertEquals(KEPT_UNTIL_ASKED, created.header("Cache-Control"));
        String place = created.header("Location");
        assertTrue(place.startsWith("/api/v1/"), place);
        Response found = Api.as(caller).get(place.substring("/api/v1".length()));
        assertEquals(200, found.statusCode());
        assertEquals(created.header("ETag"), found.header("ETag"));
    }

    static Stream<Operation> deleting() {
        return Operation.all().filter(operation -> operation.method().equals("DELETE"))
                .filter(operation -> !operation.id().equals(NOTHING_OFFERED));
    }

    @ParameterizedTest
    @MethodSource("deleting")
    void deletingTwiceIsAnsweredAlike(Operation operation) {
        Scene scene = scene();
        Map<String, String> ids = scene.idsOfOwn(BEN);
        ids.put("personId", scene.idsOfOwn(RUI).get("personId"));
        beforehand(operation).forEach(first -> first.send(Api.as(BEN), ids, first.tag(BEN, ids)).then().statusCode(200));
        String tag = operation.tag(BEN, ids);
        int status = operation.send(Api.as(BEN), ids, tag).statusCode();
        assertTrue(status < 300, "status " + status);
        Eventually.holds(() -> {
            String after = scene.state();
            Response again = status == 204
                    ? operation.send(Api.asBadly(BEN), ids, isAboutAState(operation) ? tag : null)
                    : operation.send(Api.as(BEN), ids, tag);
            assertEquals(status, again.statusCode());
            assertEquals(after, scene.state());
        });
    }

    /** A state stands before and after; a thing is gone. */
    private static boolean isAboutAState(Operation operation) {
        return operation.path().endsWith("/reveal");
    }

    private static List<Operation> beforehand(Operation operation) {
        Map<String, String> needed = Map.of("restoreGroup", "archiveGroup", "deleteGroup", "archiveGroup",
                "concealAssignment", "revealAssignment");
        return Operation.all().filter(other -> other.id().equals(needed.get(operation.id()))).toList();
    }
}
