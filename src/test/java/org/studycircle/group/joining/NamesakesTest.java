package org.studycircle.group.joining;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.studycircle.testing.People.ADA;

import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.Eventually;
import org.studycircle.testing.Guest;
import org.studycircle.testing.Texts;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** Members of one name are told apart. */
@QuarkusTest
class NamesakesTest {

    private final String name = "Rui " + UUID.randomUUID();
    private Circle circle;
    private Guest first;
    private Guest second;

    @BeforeEach
    void twoOfOneName() {
        circle = Circle.ofAda();
        first = called(name);
        second = called(name);
        join(first);
    }

    private static Guest called(String name) {
        Guest guest = Guest.arrives();
        call(guest, name);
        return guest;
    }

    private static void call(Guest guest, String name) {
        guest.patch("/me").body(Map.of("displayName", name)).patch("/me").then().statusCode(200);
    }

    private void join(Guest guest) {
        guest.call().put(circle.path("/me/membership")).then().statusCode(201);
    }

    private ValidatableResponse member(Guest guest) {
        return Api.as(ADA).get(circle.path("/members/" + guest.id())).then().statusCode(200);
    }

    @Test
    void whoHasANameAloneHasNoMark() {
        member(first).body("displayName", is(name)).body("$", not(hasKey("mark")));
    }

    @Test
    void bothAreMarkedWhenTheSecondComesAndTheGroupIsTold() {
        second.call().put(circle.path("/me/membership")).then().statusCode(201).body("mark", is(2));
        member(first).body("mark", is(1));
        member(second).body("mark", is(2));
        Api.as(ADA).queryParam("after", 2).get(circle.path("/events")).then()
                .body("items.type", contains("MEMBER_JOINED", "MEMBER_UPDATED"))
                .body("items.personId", contains(second.id(), first.id()))
                .body("items[1]", not(hasKey("actorId")));
    }

    @Test
    void markStandsWhereTheNameStands() {
        join(second);
        Texts.essayIn(circle, "Board", 1, 1);
        second.call().body(Map.of("title", "Who?", "post", Map.of("text", "I"))).post(circle.path("/threads")).then()
                .statusCode(201).body("author.mark", is(2));
        String thread = Api.as(ADA).get(circle.path("/threads")).then().body("items[0].author.mark", is(2)).extract()
                .path("items[0].threadId");
        Api.as(ADA).get(circle.path("/threads/" + thread + "/posts")).then().body("items[0].author.mark", is(2));
        Api.as(ADA).get(circle.path("/members")).then().body("items.mark.findAll { it != null }", contains(1, 2));
        Api.as(ADA).get(circle.path("/progress")).then().body("items.member.mark.findAll { it != null }", contains(1, 2));
    }

    @Test
    void markStaysWhenTheOtherGoesAndComesBackWithWhoItWas() {
        join(second);
        first.call().delete(circle.path("/me/membership")).then().statusCode(204);
        member(second).body("mark", is(2));
        join(first);
        member(first).body("mark", is(1));
        Guest third = called(name);
        join(third);
        member(third).body("mark", is(3));
    }

    @Test
    void namesThatDifferInCaseAloneAreOne() {
        call(second, name.toUpperCase(Locale.ROOT));
        join(second);
        member(second).body("mark", is(2));
    }

    @Test
    void whoTakesTheNameLaterIsMarkedAndWhoGivesItUpIsNotAnyMore() {
        call(second, "Other " + name);
        join(second);
        member(second).body("$", not(hasKey("mark")));
        call(second, name);
        Eventually.holds(() -> member(second).body("mark", is(2)));
        member(first).body("mark", is(1));
        Api.as(ADA).queryParam("after", 3).get(circle.path("/events")).then()
                .body("items.type", contains("MEMBER_UPDATED", "MEMBER_UPDATED"))
                .body("items.personId", contains(first.id(), second.id()));
        call(second, "Other " + name);
        member(second).body("$", not(hasKey("mark")));
        member(first).body("mark", is(1));
    }

    @Test
    void pseudonymousGroupNeedsNoMarks() {
        circle = Circle.of(Map.of("name", "Masks", "zone", "UTC", "joinPolicy", "OPEN", "pseudonymous", true));
        join(first);
        join(second);
        Api.as(ADA).get(circle.path("/members")).then().body("items.mark.findAll { it != null }", empty());
    }
}
