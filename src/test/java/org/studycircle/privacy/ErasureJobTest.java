package org.studycircle.privacy;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.studycircle.testing.People.ADA;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.studycircle.http.problem.Unavailable;
import org.studycircle.people.account.Accounts;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.server.RealmAdmin;

import io.quarkus.arc.Arc;
import io.quarkus.arc.ClientProxy;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;

/** The job that erases people with real accounts: when, how far, and what it leaves of the person. */
@QuarkusTest
class ErasureJobTest {

    @Inject
    LeavingGuest leaving;

    @AfterEach
    void stumbleNoMore() {
        Stumbling.GROUPS.set(-1);
    }

    @Test
    void personIsRefusedAndTheAccountIsGone() throws Throwable {
        String before = leaving.guest.freshToken();
        leaving.guest.patch("/me").body(Map.of("zone", "Europe/Lisbon", "language", "pt")).patch("/me").then().statusCode(200);
        UUID id = UUID.fromString(leaving.guest.id());
        leaving.erased("KEEP_TEXT");
        leaving.guest.use(before);
        leaving.guest.call().get("/me").then().statusCode(403).body("type", is("/problems/account-erased"));
        leaving.guest.call().delete("/me/erasure").then().statusCode(403);
        RealmAdmin.call().get("/users/" + leaving.guest.subject()).then().statusCode(404);
        Row receipt = leaving.receipt();
        assertEquals("ERASED", receipt.getString("person_state"));
        assertEquals(id, receipt.getUUID("person_id"));
        assertEquals(null, receipt.getString("zone"));
        assertEquals(null, receipt.getString("language"));
        assertTrue(receipt.getOffsetDateTime("completed_at") != null);
    }

    @Test
    void receiptSaysWhatThereWas() throws Throwable {
        leaving.trail(Circle.ofAda());
        leaving.trail(Circle.ofAda());
        leaving.erased("BLANK_TEXT");
        Row receipt = leaving.receipt();
        assertEquals(List.of(2, 4, 8, 2), Stream.of("group_count", "thread_count", "post_count", "progress_count")
                .map(receipt::getInteger).toList());
    }

    @Test
    void nothingHappensBeforeItsTimeOrAfterCancelling() throws Throwable {
        Circle circle = Circle.ofAda();
        leaving.guest.call().put(circle.path("/me/membership")).then().statusCode(201);
        leaving.guest.call().body(Map.of("mode", "BLANK_TEXT")).put("/me/erasure").then().statusCode(202);
        leaving.work();
        leaving.guest.call().get(circle.path("/me/membership")).then().statusCode(200).body("state", is("ACTIVE"));
        leaving.due();
        leaving.guest.call().delete("/me/erasure").then().statusCode(204);
        leaving.work();
        leaving.guest.call().get(circle.path("/me/membership")).then().statusCode(200).body("state", is("ACTIVE"));
        leaving.guest.use(leaving.guest.freshToken());
        leaving.guest.call().get("/me").then().statusCode(200).body("displayName", containsString(leaving.guest.name()));
    }

    @Test
    void whatBreaksOffInTheMiddleIsFinishedByTheNextRun() throws Throwable {
        List<LeavingGuest.Trail> trails = List.of(leaving.trail(Circle.ofAda()), leaving.trail(Circle.ofAda()),
                leaving.trail(Circle.ofAda()));
        Stumbling.GROUPS.set(1);
        leaving.ask("BLANK_TEXT");
        leaving.work();
        assertEquals("RUNNING", leaving.receipt().getString("state"));
        assertEquals("ERASING", leaving.receipt().getString("person_state"));
        assertEquals(1, leaving.receipt().getInteger("failures"));
        List<Object> states = new ArrayList<>();
        trails.forEach(
                trail -> states.add(Api.as(ADA).get(trail.posts() + "/3").then().statusCode(200).extract().path("state")));
        assertEquals(1, states.stream().filter("DELETED"::equals).count(), "a group is erased whole or not at all");
        assertEquals(2, states.stream().filter("VISIBLE"::equals).count());
        leaving.guest.use(leaving.guest.freshToken());
        leaving.guest.call().get("/me").then().statusCode(403).body("type", is("/problems/account-erased"));

        leaving.work();
        assertEquals("RUNNING", leaving.receipt().getString("state"), "it waits a little before it tries again");
        leaving.due();
        leaving.work();
        assertEquals("DONE", leaving.receipt().getString("state"));
        assertEquals(List.of(), leaving.places(leaving.words));
        assertEquals(List.of(), leaving.places(leaving.guest.name()));
        assertEquals(3, leaving.receipt().getInteger("group_count"));
        assertEquals(12, leaving.receipt().getInteger("post_count"));
    }

    @Test
    void accountIsRemovedWhenKeycloakIsBack() throws Throwable {
        Circle circle = Circle.ofAda();
        leaving.guest.call().put(circle.path("/me/membership")).then().statusCode(201);
        Accounts away = new Accounts() {

            @Override
            public Uni<Optional<String>> verifiedEmail(String subject) {
                return Uni.createFrom().failure(new Unavailable("Away."));
            }

            @Override
            public Uni<Void> remove(String subject) {
                return Uni.createFrom().failure(new Unavailable("Away."));
            }
        };
        RealmAdmin.call().get("/users/" + leaving.guest.subject()).then().statusCode(200);
        leaving.ask("KEEP_TEXT");
        Accounts real = ClientProxy.unwrap(Arc.container().instance(Accounts.class).get());
        QuarkusMock.installMockForType(away, Accounts.class);
        leaving.work();
        assertEquals("RUNNING", leaving.receipt().getString("state"));
        assertEquals(List.of(), leaving.places(leaving.guest.name()));
        RealmAdmin.call().get("/users/" + leaving.guest.subject()).then().statusCode(200);
        QuarkusMock.installMockForType(real, Accounts.class);
        leaving.due();
        leaving.work();
        assertEquals("DONE", leaving.receipt().getString("state"));
        RealmAdmin.call().get("/users/" + leaving.guest.subject()).then().statusCode(404);
    }

    @Test
    void accountThatIsGoneAlreadyIsNoObstacle() throws Throwable {
        leaving.guest.id();
        leaving.ask("KEEP_TEXT");
        RealmAdmin.delete(leaving.guest.subject());
        leaving.work();
        assertEquals("DONE", leaving.receipt().getString("state"));
    }
}
