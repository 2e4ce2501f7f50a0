package org.studycircle.privacy;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.RUI;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.studycircle.http.problem.Unavailable;
import org.studycircle.people.account.Accounts;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.Eventually;
import org.studycircle.testing.Guest;
import org.studycircle.testing.RealmAdmin;
import org.studycircle.testing.Texts;
import org.studycircle.text.Ids;

import com.google.errorprone.annotations.CanIgnoreReturnValue;

import io.quarkus.arc.Arc;
import io.quarkus.arc.ClientProxy;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** Erasing people with real accounts, seen over HTTP and by looking into every text of the database. */
@QuarkusTest
class ErasureJobTest {

    private final Guest guest = Guest.arrives();
    /** Part of everything that the guest writes. */
    private final String words = "words-" + UUID.randomUUID();

    @Inject
    ErasureJob job;

    @Inject
    Pool pool;

    @AfterEach
    void stumbleNoMore() {
        Stumbling.GROUPS.set(-1);
    }

    /** A group of ada's in which the guest has left one of everything. */
    private record Trail(Circle circle, Texts text, String thread, String alone, String adas) {

        String posts() {
            return circle.path("/threads/" + thread + "/posts");
        }
    }

    @CanIgnoreReturnValue
    private Trail trail(Circle circle) {
        guest.call().put(circle.path("/me/membership")).then().statusCode(201);
        Texts text = Texts.essayIn(circle, "Essay", 2, 3);
        read(circle, text);
        String thread = open(circle, words + " title", words + " opening");
        String posts = circle.path("/threads/" + thread + "/posts");
        Api.as(ADA).body(Map.of("text", "Ada's answer")).post(posts).then().statusCode(201);
        guest.call().body(Map.of("text", words + " first version")).post(posts).then().statusCode(201);
        Api.as(RUI).put(circle.path("/me/membership"));
        Api.as(RUI).body(Map.of("text", "Rui's answer", "parent", 3)).post(posts).then().statusCode(201);
        guest.patch(posts + "/3").body(Map.of("text", words + " second version")).patch(posts + "/3").then().statusCode(200);
        guest.call().body(Map.of("text", words + " regretted")).post(posts).then().statusCode(201);
        guest.call().header("If-Match", guest.call().get(posts + "/5").header("ETag")).delete(posts + "/5").then()
                .statusCode(204);
        String alone = open(circle, words + " monologue", words + " to nobody");
        String adas = Api.as(ADA).body(Map.of("title", "Ada's", "post", Map.of("text", "Ada's own")))
                .post(circle.path("/threads")).then().statusCode(201).extract().path("threadId");
        guest.call().body(Map.of("text", words + " at ada's")).post(circle.path("/threads/" + adas + "/posts")).then()
                .statusCode(201);
        return new Trail(circle, text, thread, alone, adas);
    }

    private String open(Circle circle, String title, String text) {
        return guest.call().body(Map.of("title", title, "post", Map.of("text", text))).post(circle.path("/threads")).then()
                .statusCode(201).extract().path("threadId");
    }

    private void read(Circle circle, Texts text) {
        guest.call().body(Map.of("events", List.of(Map.of("eventId", Ids.next(), "sectionId", text.sectionId(0), "kind", "READ",
                "paragraphKey", text.key(0, 0), "sequence", 1, "occurredAt", "2026-01-01T00:00:00Z"))))
                .post(circle.path("/me/reading-events")).then().statusCode(200).body("results[0].outcome", is("MERGED"));
    }

    private void ask(String mode) {
        guest.call().body(Map.of("mode", mode)).put("/me/erasure").then().statusCode(202);
        due();
    }

    private void due() {
        pool.preparedQuery("""
                update erasure e set due_at = now() - interval '1 second' from person p
                where p.person_id = e.person_id and p.subject = $1 and e.state <> 'DONE'
                """)
                .execute(Tuple.of(guest.subject())).await().indefinitely();
    }

    private void work() throws Throwable {
        VertxContextSupport.subscribeAndAwait(() -> job.work());
    }

    private void erased(String mode) throws Throwable {
        ask(mode);
        work();
        assertEquals("DONE", receipt().getString("state"));
    }

    private Row receipt() {
        return pool.preparedQuery("""
                select e.*, p.state as person_state, p.display_name, p.zone, p.language
                from erasure e join person p on p.person_id = e.person_id
                where p.subject = $1
                """)
                .execute(Tuple.of(guest.subject())).map(rows -> rows.iterator().next()).await().indefinitely();
    }

    /** Every column of the database in which the words stand somewhere. */
    private List<String> places(String text) {
        List<String> places = new ArrayList<>();
        for (Row column : pool.query("""
                select table_name, column_name from information_schema.columns
                where table_schema = 'public'
                  and (data_type in ('text', 'character varying', 'json', 'jsonb') or udt_name in ('_text', '_varchar'))
                """).executeAndAwait()) {
            String table = column.getString(0);
            String name = column.getString(1);
            int found = pool.preparedQuery("select cast(count(*) as integer) from " + table + " where cast(" + name
                    + " as text) like '%' || $1 || '%'").execute(Tuple.of(text)).await().indefinitely().iterator().next()
                    .getInteger(0);
            if (found > 0) {
                places.add(table + "." + name);
            }
        }
        return places;
    }

    @Test
    void keptTextStaysWithoutTheName() throws Throwable {
        Trail trail = trail(Circle.ofAda());
        String member = trail.circle.path("/members/" + guest.id());
        assertTrue(places(guest.name()).contains("membership.display_name"));
        erased("KEEP_TEXT");

        assertEquals(List.of(), places(guest.name()));
        Api.as(ADA).get(trail.posts() + "/3").then().statusCode(200).body("state", is("VISIBLE"))
                .body("text", is(words + " second version")).body("author.displayName", is("Former member"));
        Api.as(ADA).get(trail.circle.path("/threads/" + trail.thread)).then().statusCode(200)
                .body("title", is(words + " title"))
                .body("author.displayName", is("Former member")).body("postCount", is(4));
        Api.as(ADA).get(trail.circle.path("/members")).then().statusCode(200).body("items.displayName",
                not(hasItem("Former member")));
        Api.as(ADA).get(member).then().statusCode(200).body("state", is("LEFT")).body("displayName", is("Former member"));
        Api.as(RUI).get(member).then().statusCode(404);
        // what the guest had taken back is kept for nobody
        assertEquals(0, count("select 1 from post_revision where text like $1", words + " regretted%"));
        assertEquals(1, count("select 1 from post_revision where text like $1", words + " first version%"));
    }

    @Test
    void blankedTextIsNowhere() throws Throwable {
        Trail trail = trail(Circle.ofAda());
        assertTrue(places(words).containsAll(List.of("post.text", "post.html", "post_revision.text", "thread.title")));
        erased("BLANK_TEXT");

        assertEquals(List.of(), places(words));
        assertEquals(List.of(), places(guest.name()));
        for (int number : new int[]{1, 3, 5}) {
            Api.as(ADA).get(trail.posts() + "/" + number).then().statusCode(200).body("state", is("DELETED"))
                    .body("text", nullValue()).body("author", nullValue());
        }
        Api.as(ADA).get(trail.posts()).then().statusCode(200).body("items.number", is(List.of(1, 2, 3, 4, 5)))
                .body("items.find { it.number == 4 }.html", containsString("Rui"));
        Api.as(ADA).get(trail.circle.path("/threads/" + trail.thread)).then().statusCode(200).body("title", is("(blanked)"))
                .body("postCount", is(2)).body("unread", is(1));
        Api.as(ADA).get(trail.circle.path("/threads/" + trail.alone)).then().statusCode(404);
        Api.as(ADA).get(trail.circle.path("/threads/" + trail.adas)).then().statusCode(200).body("title", is("Ada's"))
                .body("postCount", is(1)).body("unread", is(0));
        Api.as(ADA).body(Map.of("text", "One more")).post(trail.posts()).then().statusCode(201).body("number", is(6));
    }

    @Test
    void whatIsBlankedIsUnreadForNobody() throws Throwable {
        Trail trail = trail(Circle.ofAda());
        erased("BLANK_TEXT");
        String group = "where group_id = '" + trail.circle.id() + "'";
        Eventually.holds(() -> assertEquals(3, pool.query("select post_count from group_card " + group).execute().await()
                .indefinitely().iterator().next().getInteger(0)));
        Eventually.holds(() -> assertEquals(List.of(2, 1), pool.query("select read_posts from my_group " + group
                + " order by role").execute().await().indefinitely().stream().map(row -> row.getInteger(0)).toList()));
    }

    @Test
    void membersAreToldOfEverythingThatWent() throws Throwable {
        Trail trail = trail(Circle.ofAda());
        String id = guest.id();
        String last = String.valueOf(lastEvent(trail.circle));
        erased("BLANK_TEXT");
        List<Map<String, ?>> events = Api.as(RUI).queryParam("after", last).queryParam("limit", 100)
                .get(trail.circle.path("/events")).then().statusCode(200).extract().path("items");
        List<String> told = events.stream().map(event -> Stream.of("type", "threadId", "postNumber", "personId")
                .map(event::get).filter(value -> value != null).map(String::valueOf).reduce((a, b) -> a + " " + b).orElse(""))
                .toList();
        assertEquals(Set.of("MEMBER_LEFT " + id, "POST_DELETED " + trail.adas + " 2", "POST_DELETED " + trail.thread + " 1",
                "POST_DELETED " + trail.thread + " 3", "THREAD_DELETED " + trail.alone, "THREAD_UPDATED " + trail.thread),
                Set.copyOf(told));
        assertEquals(6, told.size());
        List<Integer> numbers = events.stream().map(event -> (Integer) event.get("sequence")).toList();
        assertEquals(numbers.size(), numbers.get(numbers.size() - 1) - numbers.get(0) + 1);
    }

    private static int lastEvent(Circle circle) {
        return Api.as(ADA).queryParam("limit", 100).get(circle.path("/events")).then().statusCode(200).extract()
                .<List<Integer>>path("items.sequence").stream().mapToInt(Integer::intValue).max().orElseThrow();
    }

    /** The guest sees, before having read, what others write about an assignment, and speaks about it too. */
    private void openEarly(Trail trail) {
        Map<String, Object> assignment = trail.text.assignment(0);
        assignment.putAll(Map.of("dueOn", "2999-12-31", "visibility", "AFTER_READING"));
        String id = Api.as(ADA).body(assignment).post(trail.circle.path("/assignments")).then().statusCode(201).extract()
                .path("assignmentId");
        guest.call().put(trail.circle.path("/me/reveals/" + id)).then().statusCode(201);
        guest.call().body(Map.of("title", words, "about", Map.of("assignmentId", id), "post", Map.of("text", words)))
                .post(trail.circle.path("/threads")).then().statusCode(201);
    }

    @Test
    void progressAndReadStatesGoInEitherMode() throws Throwable {
        Trail trail = trail(Circle.ofAda());
        openEarly(trail);
        UUID id = UUID.fromString(guest.id());
        List<String> tables = List.of("section_progress", "reading_event", "read_state", "own_reveal", "assignment_speaker");
        for (String table : tables) {
            assertNotEquals(0, count("select 1 from " + table + " where person_id = $1", id), table);
        }
        erased("KEEP_TEXT");
        for (String table : tables) {
            assertEquals(0, count("select 1 from " + table + " where person_id = $1", id), table);
        }
        assertTrue(count("select 1 from group_event where group_id = $1", UUID.fromString(trail.circle.id())) > 5);
    }

    private int count(String query, Object parameter) {
        return pool.preparedQuery(query).execute(Tuple.of(parameter)).await().indefinitely().size();
    }

    @Test
    void facilitatorsReasonsAndUploadsGoToo() throws Throwable {
        Circle circle = Circle.ofAda();
        guest.call().put(circle.path("/me/membership")).then().statusCode(201);
        String member = circle.path("/members/" + guest.id());
        Api.patchAs(ADA, Api.as(ADA).get(member).header("ETag")).body(Map.of("role", "FACILITATOR")).patch(member).then()
                .statusCode(200);
        String thread = Api.as(ADA).body(Map.of("title", "Ada's", "post", Map.of("text", "Ada's own")))
                .post(circle.path("/threads")).then().statusCode(201).extract().path("threadId");
        String post = circle.path("/threads/" + thread + "/posts/1");
        guest.patch(post).body(Map.of("text", "Ada's own, edited", "reason", words + " reason")).patch(post).then()
                .statusCode(200);
        Texts.upload(guest.call(), Texts.PLAIN).queryParam("filename", words + ".txt").body(words + "\n\nAn upload.\n")
                .post(circle.path("/imports")).then().statusCode(201);
        assertTrue(places(words).containsAll(List.of("post_revision.reason", "text_import.source")));
        erased("BLANK_TEXT");
        assertEquals(List.of(), places(words));
        Api.as(ADA).get(post).then().statusCode(200).body("text", is("Ada's own, edited"));
    }

    @Test
    void whatWasSaidToAndOfThePersonGoes() throws Throwable {
        Map<String, String> settings = Map.of("name", "Asking", "zone", "UTC", "joinPolicy", "REQUEST");
        Circle asked = Circle.of(settings);
        guest.call().body(Map.of("message", words + " please")).put(asked.path("/me/membership")).then().statusCode(202);
        Circle declining = Circle.of(settings);
        guest.call().put(declining.path("/me/membership")).then().statusCode(202);
        answer(declining, Map.of("state", "REMOVED", "word", words + " sorry"));
        Circle banning = Circle.ofAda();
        guest.call().put(banning.path("/me/membership")).then().statusCode(201);
        answer(banning, Map.of("state", "BANNED", "banReason", words + " never again"));
        assertEquals(List.of("membership.answer_word", "membership.ban_reason", "membership.request_message"),
                places(words).stream().sorted().toList());
        erased("KEEP_TEXT");
        assertEquals(List.of(), places(words));
        Api.as(ADA).get(asked.path("")).then().statusCode(200).body("memberCount", is(1));
        Api.as(ADA).get(banning.path("/members/" + memberId(banning))).then().statusCode(200).body("state", is("BANNED"));
    }

    private void answer(Circle circle, Map<String, String> answer) {
        String member = circle.path("/members/" + memberId(circle));
        Api.patchAs(ADA, Api.as(ADA).get(member).header("ETag")).body(answer).patch(member).then().statusCode(200);
    }

    private String memberId(Circle circle) {
        return pool.preparedQuery("""
                select cast(m.person_id as text) from membership m join person p on p.person_id = m.real_person_id
                where m.group_id = $1 and p.subject = $2
                """).execute(Tuple.of(UUID.fromString(circle.id()), guest.subject())).await().indefinitely().iterator().next()
                .getString(0);
    }

    @Test
    void invitationsToThePersonForgetTheAddressAndLetNobodyIn() throws Throwable {
        Circle circle = Circle.ofAda();
        String email = guest.name() + "@example.org";
        String code = Api.as(ADA).body(Map.of("email", email)).post(circle.path("/invitations")).then().statusCode(201)
                .extract()
                .path("code");
        guest.id();
        assertEquals(List.of("invitation.email", "invitation_mail.email"), places(email).stream().sorted().toList());
        erased("KEEP_TEXT");
        assertEquals(List.of(), places(email));
        Api.asBadly(RUI).body(Map.of("code", code)).post("/invitation-redemptions").then().statusCode(404);
        Api.as(RUI).get(circle.path("/me/membership")).then().statusCode(404);
    }

    @Test
    void shelvesOfOthersFollowAndTheOwnIsEmpty() throws Throwable {
        Trail trail = trail(Circle.ofAda());
        UUID id = UUID.fromString(guest.id());
        Eventually.holds(() -> assertEquals(1, count("select 1 from my_group where person_id = $1", id)));
        erased("BLANK_TEXT");
        assertEquals(0, count("select 1 from my_group where person_id = $1", id));
        assertEquals(0, count("select 1 from read_count where person_id = $1", id));
        UUID group = UUID.fromString(trail.circle.id());
        assertEquals(1, count("""
                select 1 from reading_group g where g.group_id = $1 and g.post_count = (
                  select sum(t.post_count) from thread t where t.group_id = g.group_id and t.deleted_at is null)
                """, group));
        Eventually.holds(() -> assertEquals(2, count("""
                select 1 from my_group e join group_card c on c.group_id = e.group_id
                where e.group_id = $1 and e.state = 'ACTIVE' and e.read_posts <= c.post_count and c.post_count = 3
                """, group)));
    }

    @Test
    void lastFacilitatorLeavesAGroupThatNeedsOne() throws Throwable {
        String group = guest.call().body(Map.of("name", "Orphaned", "zone", "UTC", "joinPolicy", "OPEN")).post("/groups").then()
                .statusCode(201).extract().path("groupId");
        Api.as(RUI).put("/groups/" + group + "/me/membership").then().statusCode(201);
        guest.call().delete("/groups/" + group + "/me/membership").then().statusCode(409);
        erased("KEEP_TEXT");
        Api.as(RUI).get("/groups/" + group).then().statusCode(200).body("needsFacilitator", is(true)).body("memberCount",
                is(1));
    }

    @Test
    void pseudonymLeadsToNobody() throws Throwable {
        Map<String, Object> settings = new HashMap<>(Map.of("name", "Masked", "zone", "UTC", "joinPolicy", "OPEN"));
        settings.put("pseudonymous", true);
        Trail trail = trail(Circle.of(settings));
        UUID id = UUID.fromString(guest.id());
        String pseudonym = guest.call().get(trail.circle.path("/me/membership")).then().statusCode(200).extract()
                .path("displayName");
        erased("BLANK_TEXT");
        assertEquals(List.of(), places(words));
        assertEquals(List.of(), places(pseudonym));
        assertEquals(1, count("select 1 from membership where real_person_id = $1", id));
        assertEquals(List.of(), places(guest.name()));
        assertEquals("Former member", receipt().getString("display_name"));
    }

    @Test
    void twoOfOnePseudonymousGroupCanBeErased() throws Throwable {
        Map<String, Object> settings = new HashMap<>(Map.of("name", "Masked", "zone", "UTC", "joinPolicy", "OPEN"));
        settings.put("pseudonymous", true);
        Circle circle = Circle.of(settings);
        Guest other = Guest.arrives();
        guest.call().put(circle.path("/me/membership")).then().statusCode(201);
        other.call().put(circle.path("/me/membership")).then().statusCode(201);
        other.call().body(Map.of("mode", "KEEP_TEXT")).put("/me/erasure").then().statusCode(202);
        pool.query("update erasure set due_at = now() - interval '1 second' where state = 'PENDING' and cause = 'REQUESTED'")
                .executeAndAwait();
        erased("KEEP_TEXT");
        Api.as(ADA).queryParam("state", "LEFT").get(circle.path("/members")).then().statusCode(200)
                .body("items.displayName", is(List.of("Former member", "Former member")));
    }

    @Test
    void personIsRefusedAndTheAccountIsGone() throws Throwable {
        String before = guest.freshToken();
        guest.patch("/me").body(Map.of("zone", "Europe/Lisbon", "language", "pt")).patch("/me").then().statusCode(200);
        UUID id = UUID.fromString(guest.id());
        erased("KEEP_TEXT");
        guest.use(before);
        guest.call().get("/me").then().statusCode(403).body("type", is("/problems/account-erased"));
        guest.call().delete("/me/erasure").then().statusCode(403);
        RealmAdmin.call().get("/users/" + guest.subject()).then().statusCode(404);
        Row receipt = receipt();
        assertEquals("ERASED", receipt.getString("person_state"));
        assertEquals(id, receipt.getUUID("person_id"));
        assertEquals(null, receipt.getString("zone"));
        assertEquals(null, receipt.getString("language"));
        assertTrue(receipt.getOffsetDateTime("completed_at") != null);
    }

    @Test
    void receiptSaysWhatThereWas() throws Throwable {
        trail(Circle.ofAda());
        trail(Circle.ofAda());
        erased("BLANK_TEXT");
        Row receipt = receipt();
        assertEquals(List.of(2, 4, 8, 2), Stream.of("group_count", "thread_count", "post_count", "progress_count")
                .map(receipt::getInteger).toList());
    }

    @Test
    void nothingHappensBeforeItsTimeOrAfterCancelling() throws Throwable {
        Circle circle = Circle.ofAda();
        guest.call().put(circle.path("/me/membership")).then().statusCode(201);
        guest.call().body(Map.of("mode", "BLANK_TEXT")).put("/me/erasure").then().statusCode(202);
        work();
        guest.call().get(circle.path("/me/membership")).then().statusCode(200).body("state", is("ACTIVE"));
        due();
        guest.call().delete("/me/erasure").then().statusCode(204);
        work();
        guest.call().get(circle.path("/me/membership")).then().statusCode(200).body("state", is("ACTIVE"));
        guest.use(guest.freshToken());
        guest.call().get("/me").then().statusCode(200).body("displayName", containsString(guest.name()));
    }

    @Test
    void whatBreaksOffInTheMiddleIsFinishedByTheNextRun() throws Throwable {
        List<Trail> trails = List.of(trail(Circle.ofAda()), trail(Circle.ofAda()), trail(Circle.ofAda()));
        Stumbling.GROUPS.set(1);
        ask("BLANK_TEXT");
        work();
        assertEquals("RUNNING", receipt().getString("state"));
        assertEquals("ERASING", receipt().getString("person_state"));
        assertEquals(1, receipt().getInteger("failures"));
        List<Object> states = new ArrayList<>();
        trails.forEach(
                trail -> states.add(Api.as(ADA).get(trail.posts() + "/3").then().statusCode(200).extract().path("state")));
        assertEquals(1, states.stream().filter("DELETED"::equals).count(), "a group is erased whole or not at all");
        assertEquals(2, states.stream().filter("VISIBLE"::equals).count());
        guest.use(guest.freshToken());
        guest.call().get("/me").then().statusCode(403).body("type", is("/problems/account-erased"));

        work();
        assertEquals("RUNNING", receipt().getString("state"), "it waits a little before it tries again");
        due();
        work();
        assertEquals("DONE", receipt().getString("state"));
        assertEquals(List.of(), places(words));
        assertEquals(List.of(), places(guest.name()));
        assertEquals(3, receipt().getInteger("group_count"));
        assertEquals(12, receipt().getInteger("post_count"));
    }

    @Test
    void accountIsRemovedWhenKeycloakIsBack() throws Throwable {
        Circle circle = Circle.ofAda();
        guest.call().put(circle.path("/me/membership")).then().statusCode(201);
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
        RealmAdmin.call().get("/users/" + guest.subject()).then().statusCode(200);
        ask("KEEP_TEXT");
        Accounts real = ClientProxy.unwrap(Arc.container().instance(Accounts.class).get());
        QuarkusMock.installMockForType(away, Accounts.class);
        work();
        assertEquals("RUNNING", receipt().getString("state"));
        assertEquals(List.of(), places(guest.name()));
        RealmAdmin.call().get("/users/" + guest.subject()).then().statusCode(200);
        QuarkusMock.installMockForType(real, Accounts.class);
        due();
        work();
        assertEquals("DONE", receipt().getString("state"));
        RealmAdmin.call().get("/users/" + guest.subject()).then().statusCode(404);
    }

    @Test
    void accountThatIsGoneAlreadyIsNoObstacle() throws Throwable {
        guest.id();
        ask("KEEP_TEXT");
        RealmAdmin.delete(guest.subject());
        work();
        assertEquals("DONE", receipt().getString("state"));
    }
}
