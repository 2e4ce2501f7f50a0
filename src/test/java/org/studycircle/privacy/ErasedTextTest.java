package org.studycircle.privacy;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.RUI;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.Discussion;
import org.studycircle.testing.Eventually;
import org.studycircle.testing.Guest;
import org.studycircle.testing.Texts;

import io.quarkus.test.junit.QuarkusTest;

/** What becomes of the words of somebody who is erased. */
@QuarkusTest
class ErasedTextTest {

    @Inject
    LeavingGuest leaving;

    @Test
    void keptTextStaysWithoutTheName() throws Throwable {
        LeavingGuest.Trail trail = leaving.trail(Circle.ofAda());
        String member = trail.circle().path("/members/" + leaving.guest.id());
        assertTrue(leaving.places(leaving.guest.name()).contains("membership.display_name"));
        leaving.erased("KEEP_TEXT");

        assertEquals(List.of(), leaving.places(leaving.guest.name()));
        Api.as(ADA).get(trail.posts() + "/3").then().statusCode(200).body("state", is("VISIBLE"))
                .body("text", is(leaving.words + " second version")).body("author.displayName", is("Former member"));
        Api.as(ADA).get(trail.circle().path("/threads/" + trail.thread())).then().statusCode(200)
                .body("title", is(leaving.words + " title"))
                .body("author.displayName", is("Former member")).body("postCount", is(4));
        Api.as(ADA).get(trail.circle().path("/members")).then().statusCode(200).body("items.displayName",
                not(hasItem("Former member")));
        Api.as(ADA).get(member).then().statusCode(200).body("state", is("LEFT")).body("displayName", is("Former member"));
        Api.as(RUI).get(member).then().statusCode(404);
        // what the guest had taken back is kept for nobody
        assertEquals(0, leaving.count("select 1 from post_revision where text like $1", leaving.words + " regretted%"));
        assertEquals(1, leaving.count("select 1 from post_revision where text like $1", leaving.words + " first version%"));
    }

    @Test
    void blankedTextIsNowhere() throws Throwable {
        LeavingGuest.Trail trail = leaving.trail(Circle.ofAda());
        assertTrue(leaving.places(leaving.words)
                .containsAll(List.of("post.text", "post.html", "post.excerpt", "post_revision.text", "thread.title")));
        leaving.erased("BLANK_TEXT");

        assertEquals(List.of(), leaving.places(leaving.words));
        assertEquals(List.of(), leaving.places(leaving.guest.name()));
        for (int number : new int[]{1, 3, 5}) {
            Api.as(ADA).get(trail.posts() + "/" + number).then().statusCode(200).body("state", is("DELETED"))
                    .body("text", nullValue()).body("author", nullValue());
        }
        Api.as(ADA).get(trail.posts()).then().statusCode(200).body("items.number", is(List.of(1, 2, 3, 4, 5)))
                .body("items.find { it.number == 4 }.html", containsString("Rui"));
        Api.as(ADA).get(trail.circle().path("/threads/" + trail.thread())).then().statusCode(200).body("title", is("(blanked)"))
                .body("postCount", is(2)).body("unread", is(1));
        Api.as(ADA).get(trail.circle().path("/threads/" + trail.alone())).then().statusCode(404);
        Api.as(ADA).get(trail.circle().path("/threads/" + trail.adas())).then().statusCode(200).body("title", is("Ada's"))
                .body("postCount", is(1)).body("unread", is(0));
        Api.as(ADA).body(Map.of("text", "One more")).post(trail.posts()).then().statusCode(201).body("number", is(6));
    }

    @Test
    void whatIsBlankedIsUnreadForNobody() throws Throwable {
        LeavingGuest.Trail trail = leaving.trail(Circle.ofAda());
        leaving.erased("BLANK_TEXT");
        String group = "where group_id = '" + trail.circle().id() + "'";
        Eventually
                .holds(() -> assertEquals(3, leaving.pool.query("select post_count from group_card " + group).execute().await()
                        .indefinitely().iterator().next().getInteger(0)));
        Eventually.holds(() -> assertEquals(List.of(2, 1), leaving.pool.query("select read_posts from my_group " + group
                + " order by role").execute().await().indefinitely().stream().map(row -> row.getInteger(0)).toList()));
    }

    @Test
    void membersAreToldOfEverythingThatWent() throws Throwable {
        LeavingGuest.Trail trail = leaving.trail(Circle.ofAda());
        String id = leaving.guest.id();
        String last = String.valueOf(lastEvent(trail.circle()));
        leaving.erased("BLANK_TEXT");
        List<Map<String, ?>> events = Api.as(RUI).queryParam("after", last).queryParam("limit", 100)
                .get(trail.circle().path("/events")).then().statusCode(200).extract().path("items");
        List<String> told = events.stream().map(event -> Stream.of("type", "threadId", "postNumber", "personId")
                .map(event::get).filter(value -> value != null).map(String::valueOf).reduce((a, b) -> a + " " + b).orElse(""))
                .toList();
        assertEquals(Set.of("MEMBER_LEFT " + id, "POST_DELETED " + trail.adas() + " 2", "POST_DELETED " + trail.thread() + " 1",
                "POST_DELETED " + trail.thread() + " 3", "THREAD_DELETED " + trail.alone(), "THREAD_UPDATED " + trail.thread()),
                Set.copyOf(told));
        assertEquals(6, told.size());
        List<Integer> numbers = events.stream().map(event -> (Integer) event.get("sequence")).toList();
        assertEquals(numbers.size(), numbers.get(numbers.size() - 1) - numbers.get(0) + 1);
    }

    private static int lastEvent(Circle circle) {
        return Api.as(ADA).queryParam("limit", 100).get(circle.path("/events")).then().statusCode(200).extract()
                .<List<Integer>>path("items.sequence").stream().mapToInt(Integer::intValue).max().orElseThrow();
    }

    @Test
    void facilitatorsReasonsAndUploadsGoToo() throws Throwable {
        Circle circle = Circle.ofAda();
        leaving.guest.call().put(circle.path("/me/membership")).then().statusCode(201);
        String member = circle.path("/members/" + leaving.guest.id());
        Api.patchAs(ADA, Api.as(ADA).get(member).header("ETag")).body(Map.of("role", "FACILITATOR")).patch(member).then()
                .statusCode(200);
        Discussion discussion = Discussion.openedBy(ADA, circle);
        String post = discussion.path("/posts/1");
        String own = Api.as(ADA).get(post).header("ETag");
        leaving.guest.call().header("If-Match", own).body(Map.of("reason", "OTHER", "words", leaving.words + " reason"))
                .put(post + "/removal").then().statusCode(200);
        String reply = leaving.guest.call().body(Map.of("text", leaving.words + " reply")).post(
                Discussion.openedBy(ADA, circle).path("/posts")).then().statusCode(201).extract().header("Location")
                .replaceFirst(
                        ".*/api/v1", "");
        Api.as(ADA).header("If-Match", Api.as(ADA).get(reply).header("ETag"))
                .body(Map.of("reason", "OTHER", "words", leaving.words + " is cited")).put(reply + "/removal").then()
                .statusCode(200);
        Texts.upload(leaving.guest.call(), Texts.PLAIN).queryParam("filename", leaving.words + ".txt")
                .body(leaving.words + "\n\nAn upload.\n")
                .post(circle.path("/imports")).then().statusCode(201);
        assertTrue(leaving.places(leaving.words)
                .containsAll(List.of("thread_measure.words", "removed_post.text", "removed_post.html", "text_import.source")));
        leaving.erased("BLANK_TEXT");
        assertEquals(List.of(), leaving.places(leaving.words));
        Api.as(ADA).get(post).then().statusCode(200).body("state", is("REMOVED")).body("removal", not(hasKey("words")));
        Api.as(ADA).delete(reply + "/removal").then().statusCode(200).body("state", is("DELETED"));
    }

    @Test
    void pseudonymLeadsToNobody() throws Throwable {
        Map<String, Object> settings = new HashMap<>(Map.of("name", "Masked", "zone", "UTC", "joinPolicy", "OPEN"));
        settings.put("pseudonymous", true);
        LeavingGuest.Trail trail = leaving.trail(Circle.of(settings));
        UUID id = UUID.fromString(leaving.guest.id());
        String pseudonym = leaving.guest.call().get(trail.circle().path("/me/membership")).then().statusCode(200).extract()
                .path("displayName");
        leaving.erased("BLANK_TEXT");
        assertEquals(List.of(), leaving.places(leaving.words));
        assertEquals(List.of(), leaving.places(pseudonym, trail.circle()));
        assertEquals(1, leaving.count("select 1 from membership where real_person_id = $1", id));
        assertEquals(List.of(), leaving.places(leaving.guest.name()));
        assertEquals("Former member", leaving.receipt().getString("display_name"));
    }

    @Test
    void twoOfOnePseudonymousGroupCanBeErased() throws Throwable {
        Map<String, Object> settings = new HashMap<>(Map.of("name", "Masked", "zone", "UTC", "joinPolicy", "OPEN"));
        settings.put("pseudonymous", true);
        Circle circle = Circle.of(settings);
        Guest other = Guest.arrives();
        leaving.guest.call().put(circle.path("/me/membership")).then().statusCode(201);
        other.call().put(circle.path("/me/membership")).then().statusCode(201);
        other.call().body(Map.of("mode", "KEEP_TEXT")).put("/me/erasure").then().statusCode(202);
        leaving.pool.query(
                "update erasure set due_at = now() - interval '1 second' where state = 'PENDING' and cause = 'REQUESTED'")
                .executeAndAwait();
        leaving.erased("KEEP_TEXT");
        Api.as(ADA).queryParam("state", "LEFT").get(circle.path("/members")).then().statusCode(200)
                .body("items.displayName", is(List.of("Former member", "Former member")));
    }
}
