package org.studycircle.group.member;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.BEN;
import static org.studycircle.testing.People.MIA;
import static org.studycircle.testing.People.RUI;
import static org.studycircle.testing.People.SAM;
import static org.studycircle.testing.People.ZOE;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.studycircle.group.Groups;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.Discussion;
import org.studycircle.testing.People;
import org.studycircle.testing.server.EmbeddedServers;
import org.studycircle.text.Ids;
import org.studycircle.text.Text;

import io.quarkus.test.junit.QuarkusTest;

/** Groups that know their members by ids and names of their own. */
@QuarkusTest
class PseudonymousGroupTest {

    private static final Pattern PLAIN = Pattern.compile("[A-Z][a-z]+ [A-Z][a-z]+");
    private static final Pattern NUMBERED = Pattern.compile("[A-Z][a-z]+ [A-Z][a-z]+ [1-9][0-9]*");

    private static Circle masked() {
        return Circle.of(Map.of("name", "Masks", "zone", "UTC", "joinPolicy", "OPEN", "pseudonymous", true));
    }

    private static String name(Circle circle, People person) {
        return Api.as(person).get(circle.path("/me/membership")).then().statusCode(200).extract().path("displayName");
    }

    @Test
    void groupKnowsEverybodyByAnIdAndANameOfItsOwn() {
        Circle circle = masked().joinedBy(RUI);
        Api.as(ADA).get(circle.path("")).then().body("pseudonymous", is(true))
                .body("membership.personId", not(ADA.id())).body("membership.displayName", matchesPattern(PLAIN));
        for (People person : List.of(ADA, RUI)) {
            UUID id = UUID.fromString(circle.personId(person));
            assertEquals(4, id.version(), "an id of version 7 tells when it was made");
            assertNotEquals(person.id(), id.toString());
            assertTrue(PLAIN.matcher(name(circle, person)).matches());
        }
        Api.as(RUI).get(circle.member(ADA)).then().statusCode(200).body("role", is("FACILITATOR"))
                .body("displayName", is(name(circle, ADA)));
        Api.as(ADA).get(circle.path("/members/" + RUI.id())).then().statusCode(404);
        Api.as(RUI).get("/me").then().body("personId", is(RUI.id())).body("displayName", is(RUI.displayName()));
    }

    @Test
    void samePersonIsSomebodyElseInEachGroup() {
        Circle one = masked().joinedBy(RUI);
        Circle other = masked().joinedBy(RUI);
        assertNotEquals(one.personId(RUI), other.personId(RUI));
        Api.as(ADA).get(other.path("/members/" + one.personId(RUI))).then().statusCode(404);
    }

    @Test
    void otherGroupsAreAsTheyWere() {
        Circle circle = Circle.of(Map.of("name", "Faces", "zone", "UTC", "joinPolicy", "OPEN", "pseudonymous", false));
        circle.joinedBy(RUI);
        Api.as(RUI).get(circle.path("")).then().body("$", not(hasKey("pseudonymous")))
                .body("membership.personId", is(RUI.id())).body("membership.displayName", is(RUI.displayName()));
    }

    @Test
    void policyIsFixedWhenTheGroupIsFounded() {
        for (Circle circle : List.of(masked(), Circle.ofAda())) {
            var before = Api.as(ADA).get(circle.path("")).then().statusCode(200).extract();
            for (Object change : List.of(true, false)) {
                Api.asBadly(ADA).contentType(Api.MERGE_PATCH).header("If-Match", before.header("ETag"))
                        .body(Map.of("pseudonymous", change)).patch(circle.path("")).then()
                        .statusCode(400).body("type", is("/problems/unknown-field"))
                        .body("errors.pointer", contains("/pseudonymous"));
            }
            Api.as(ADA).get(circle.path("")).then().header("ETag", is(before.header("ETag")))
                    .body("pseudonymous", is(before.<Object>path("pseudonymous")));
        }
    }

    @Test
    void whoLeavesAndComesBackIsTheSameToTheGroup() {
        Circle circle = masked().joinedBy(RUI);
        String id = circle.personId(RUI);
        String name = name(circle, RUI);
        Discussion discussion = Discussion.openedBy(RUI, circle);
        Api.as(RUI).delete(circle.path("/me/membership")).then().statusCode(204);
        Api.as(ADA).get(discussion.path("")).then().body("author.personId", is(id)).body("author.displayName", is(name));
        circle.joinedBy(RUI);
        assertEquals(id, circle.personId(RUI));
        assertEquals(name, name(circle, RUI));
        Api.patchAs(RUI, discussion.tag(RUI, "")).body(Map.of("title", "Still mine")).patch(discussion.path("")).then()
                .statusCode(200);
    }

    @Test
    void ownThingsAreOwn() {
        Circle circle = masked().joinedBy(RUI, MIA);
        Discussion discussion = Discussion.openedBy(RUI, circle);
        Api.as(RUI).get(discussion.path("")).then().body("unread", is(0));
        Api.as(MIA).get(discussion.path("")).then().body("unread", is(1));
        Api.as(MIA).body(Map.of("seen", List.of(Map.of("first", 1, "last", 1)))).put(discussion.readState()).then()
                .statusCode(200).body("unread", is(0));
        Api.as(MIA).get(discussion.path("")).then().body("unread", is(0));
        Map<String, ?> reply = Map.of("postId", Ids.next(), "text", "The same, twice.");
        Api.as(MIA).body(reply).post(discussion.path("/posts")).then().statusCode(201)
                .body("author.personId", is(circle.personId(MIA)));
        Api.as(MIA).body(reply).post(discussion.path("/posts")).then().statusCode(200);
        Api.as(RUI).body(reply).post(discussion.path("/posts")).then().statusCode(409).body("type", is("/problems/id-taken"));
        String tag = discussion.tag(MIA, "/posts/2");
        Api.patchAs(RUI, tag).body(Map.of("text", "Not mine")).patch(discussion.path("/posts/2")).then().statusCode(403);
        Api.patchAs(MIA, tag).body(Map.of("text", "Mine")).patch(discussion.path("/posts/2")).then().statusCode(200);
        Api.as(ADA).get(circle.path("/events")).then().body("items.actorId", hasSize(6))
                .body("items.findAll { it.type.startsWith('POST') }.actorId", everyItem(is(circle.personId(MIA))));
    }

    @Test
    void sameFoundingSentAgainAnswersWhatStands() {
        UUID id = Ids.next();
        Map<String, ?> draft = Map.of("groupId", id, "name", "Masks", "zone", "UTC", "pseudonymous", true);
        String known = Api.as(ADA).body(draft).post("/groups").then().statusCode(201).extract().path("membership.personId");
        Api.as(ADA).body(draft).post("/groups").then().statusCode(200).body("membership.personId", is(known));
        Api.as(ZOE).body(draft).post("/groups").then().statusCode(409).body("type", is("/problems/id-taken"));
    }

    @Test
    void everyNameCanBeShown() {
        assertTrue(Pseudonyms.FIRST.size() >= 64 && Pseudonyms.SECOND.size() >= 64);
        assertEquals(Pseudonyms.FIRST.size(), Set.copyOf(Pseudonyms.FIRST).size());
        assertEquals(Pseudonyms.SECOND.size(), Set.copyOf(Pseudonyms.SECOND).size());
        Stream.concat(Pseudonyms.FIRST.stream(), Pseudonyms.SECOND.stream())
                .forEach(word -> assertTrue(Text.isVisibleLine(word) && word.length() <= 10, word));
    }

    @Test
    void peopleWhoJoinAtOnceGetTheLastNamesAndThenNumbers() throws Exception {
        int free = 2;
        Circle circle = masked();
        String founder = name(circle, ADA);
        List<String> others = Pseudonyms.FIRST.stream()
                .flatMap(first -> Pseudonyms.SECOND.stream().map(second -> first + " " + second))
                .filter(name -> !name.equals(founder)).toList();
        give(circle, others.subList(free, others.size()));
        List<People> people = List.of(BEN, RUI, MIA, ZOE, SAM);
        people.stream().map(person -> CompletableFuture.runAsync(() -> Api.as(person).put(circle.path("/me/membership")).then()
                .statusCode(201))).toList().forEach(CompletableFuture::join);
        List<String> names = people.stream().map(person -> name(circle, person)).toList();
        assertEquals(people.size(), new HashSet<>(names).size(), names::toString);
        assertTrue(names.containsAll(others.subList(0, free)), names::toString);
        assertEquals(people.size() - free, names.stream().filter(name -> NUMBERED.matcher(name).matches()).count(),
                names::toString);
        assertFalse(names.contains(founder));
    }

    /** People who were members once have these names. */
    private static void give(Circle circle, List<String> names) throws SQLException {
        try (Connection database = EmbeddedServers.connect();
                PreparedStatement insert = database.prepareStatement("""
                        insert into membership (group_id, person_id, real_person_id, display_name, role, state, created_at, version)
                        select cast(? as uuid), gen_random_uuid(), gen_random_uuid(), name, 'MEMBER', 'LEFT', now(), 0
                        from unnest(?) name
                        """)) {
            insert.setString(1, circle.id());
            insert.setArray(2, database.createArrayOf("text", names.toArray()));
            assertEquals(names.size(), insert.executeUpdate());
        }
    }
}
