package org.studycircle.privacy;

import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.RUI;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.Eventually;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Tuple;

/** What else groups know of somebody who is erased: progress, memberships, invitations, copies. */
@QuarkusTest
class ErasedTracesTest {

    @Inject
    LeavingGuest leaving;

    /** The guest sees, before having read, what others write about an assignment, and speaks about it too. */
    private void openEarly(LeavingGuest.Trail trail) {
        Map<String, Object> assignment = trail.text().assignment(0);
        assignment.putAll(Map.of("dueOn", "2999-12-31", "visibility", "AFTER_READING"));
        String id = Api.as(ADA).body(assignment).post(trail.circle().path("/assignments")).then().statusCode(201).extract()
                .path("assignmentId");
        leaving.guest.call().put(trail.circle().path("/me/reveals/" + id)).then().statusCode(201);
        leaving.guest.call()
                .body(Map.of("title", leaving.words, "about", Map.of("assignmentId", id), "post",
                        Map.of("text", leaving.words)))
                .post(trail.circle().path("/threads")).then().statusCode(201);
    }

    @Test
    void progressAndReadStatesGoInEitherMode() throws Throwable {
        LeavingGuest.Trail trail = leaving.trail(Circle.ofAda());
        openEarly(trail);
        UUID id = UUID.fromString(leaving.guest.id());
        List<String> tables = List.of("section_progress", "reading_event", "read_state", "own_reveal", "assignment_speaker");
        for (String table : tables) {
            assertNotEquals(0, leaving.count("select 1 from " + table + " where person_id = $1", id), table);
        }
        leaving.erased("KEEP_TEXT");
        for (String table : tables) {
            assertEquals(0, leaving.count("select 1 from " + table + " where person_id = $1", id), table);
        }
        assertTrue(leaving.count("select 1 from group_event where group_id = $1", UUID.fromString(trail.circle().id())) > 5);
    }

    @Test
    void whatWasSaidToAndOfThePersonGoes() throws Throwable {
        Map<String, String> settings = Map.of("name", "Asking", "zone", "UTC", "joinPolicy", "REQUEST");
        Circle asked = Circle.of(settings);
        leaving.guest.call().body(Map.of("message", leaving.words + " please")).put(asked.path("/me/membership")).then()
                .statusCode(202);
        Circle declining = Circle.of(settings);
        leaving.guest.call().put(declining.path("/me/membership")).then().statusCode(202);
        answer(declining, Map.of("state", "REMOVED", "word", leaving.words + " sorry"));
        Circle banning = Circle.ofAda();
        leaving.guest.call().put(banning.path("/me/membership")).then().statusCode(201);
        answer(banning, Map.of("state", "BANNED", "banReason", leaving.words + " never again"));
        assertEquals(List.of("membership.answer_word", "membership.ban_reason", "membership.request_message"),
                leaving.places(leaving.words).stream().sorted().toList());
        leaving.erased("KEEP_TEXT");
        assertEquals(List.of(), leaving.places(leaving.words));
        Api.as(ADA).get(asked.path("")).then().statusCode(200).body("memberCount", is(1));
        Api.as(ADA).get(banning.path("/members/" + memberId(banning))).then().statusCode(200).body("state", is("BANNED"));
    }

    private void answer(Circle circle, Map<String, String> answer) {
        String member = circle.path("/members/" + memberId(circle));
        Api.patchAs(ADA, Api.as(ADA).get(member).header("ETag")).body(answer).patch(member).then().statusCode(200);
    }

    private String memberId(Circle circle) {
        return leaving.pool.preparedQuery("""
                select cast(m.person_id as text) from membership m join person p on p.person_id = m.real_person_id
                where m.group_id = $1 and p.subject = $2
                """).execute(Tuple.of(UUID.fromString(circle.id()), leaving.guest.subject())).await().indefinitely().iterator()
                .next()
                .getString(0);
    }

    @Test
    void invitationsToThePersonForgetTheAddressAndLetNobodyIn() throws Throwable {
        Circle circle = Circle.ofAda();
        String email = leaving.guest.name() + "@example.org";
        String code = Api.as(ADA).body(Map.of("email", email)).post(circle.path("/invitations")).then().statusCode(201)
                .extract()
                .path("code");
        leaving.guest.id();
        assertEquals(List.of("invitation.email", "invitation_mail.email"), leaving.places(email).stream().sorted().toList());
        leaving.erased("KEEP_TEXT");
        assertEquals(List.of(), leaving.places(email));
        Api.asBadly(RUI).body(Map.of("code", code)).post("/invitation-redemptions").then().statusCode(404);
        Api.as(RUI).get(circle.path("/me/membership")).then().statusCode(404);
    }

    @Test
    void shelvesOfOthersFollowAndTheOwnIsEmpty() throws Throwable {
        LeavingGuest.Trail trail = leaving.trail(Circle.ofAda());
        UUID id = UUID.fromString(leaving.guest.id());
        Eventually.holds(() -> assertEquals(1, leaving.count("select 1 from my_group where person_id = $1", id)));
        leaving.erased("BLANK_TEXT");
        assertEquals(0, leaving.count("select 1 from my_group where person_id = $1", id));
        assertEquals(0, leaving.count("select 1 from read_count where person_id = $1", id));
        UUID group = UUID.fromString(trail.circle().id());
        Eventually.holds(() -> assertEquals(1, leaving.count("""
                select 1 from reading_group g where g.group_id = $1 and g.post_count = (
                  select sum(t.post_count) from thread t where t.group_id = g.group_id and t.deleted_at is null)
                """, group)));
        Eventually.holds(() -> assertEquals(2, leaving.count("""
                select 1 from my_group e join group_card c on c.group_id = e.group_id
                where e.group_id = $1 and e.state = 'ACTIVE' and e.read_posts <= c.post_count and c.post_count = 3
                """, group)));
    }

    @Test
    void lastFacilitatorLeavesAGroupThatNeedsOne() throws Throwable {
        String group = leaving.guest.call().body(Map.of("name", "Orphaned", "zone", "UTC", "joinPolicy", "OPEN"))
                .post("/groups").then()
                .statusCode(201).extract().path("groupId");
        Api.as(RUI).put("/groups/" + group + "/me/membership").then().statusCode(201);
        leaving.guest.call().delete("/groups/" + group + "/me/membership").then().statusCode(409);
        leaving.erased("KEEP_TEXT");
        Api.as(RUI).get("/groups/" + group).then().statusCode(200).body("needsFacilitator", is(true)).body("memberCount",
                is(1));
    }
}
