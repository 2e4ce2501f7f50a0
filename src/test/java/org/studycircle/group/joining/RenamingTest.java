package org.studycircle.group.joining;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.MIA;

import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.Eventually;
import org.studycircle.testing.Guest;
import org.studycircle.testing.server.Sql;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** Who follows a group hears that somebody goes by another name. */
@QuarkusTest
class RenamingTest {

    @Inject
    AgroalDataSource database;

    private final Guest guest = Guest.arrives();

    private Circle joined(Map<String, ?> settings) {
        Circle circle = Circle.of(settings).joinedBy(MIA);
        guest.call().put(circle.path("/me/membership")).then().statusCode(201);
        return circle;
    }

    private Circle joined() {
        return joined(Map.of("name", "Circle", "zone", "UTC", "joinPolicy", "OPEN"));
    }

    private void call(String name) {
        guest.patch("/me").body(Map.of("displayName", name)).patch("/me").then().statusCode(200);
    }

    private static ValidatableResponse heard(Circle circle, long after) {
        return Api.as(MIA).queryParam("after", after).get(circle.path("/events")).then().statusCode(200);
    }

    private void told(Circle circle, long after) {
        Eventually.holds(() -> heard(circle, after).body("items.type", contains("MEMBER_UPDATED"))
                .body("items.personId", contains(guest.id())).body("items.actorId", contains(guest.id())));
    }

    @Test
    void eachGroupIsToldOnce() throws SQLException {
        Circle one = joined();
        Circle other = joined();
        call("Another name");
        told(one, 3);
        told(other, 3);
        Api.as(MIA).get(one.path("/members/" + guest.id())).then().body("displayName", is("Another name"));
        guest.patch("/me").body(Map.of("zone", "Europe/Lisbon")).patch("/me").then().statusCode(200);
        call("Another name");
        assertEquals(0, Sql.number(database, "select count(*) from membership where renamed and real_person_id = ?",
                UUID.fromString(guest.id())));
        heard(one, 4).body("items", empty());
    }

    @Test
    void pseudonymousGroupIsNotTold() {
        Circle masks = joined(Map.of("name", "Masks", "zone", "UTC", "joinPolicy", "OPEN", "pseudonymous", true));
        Circle circle = joined();
        call("Another name");
        told(circle, 3);
        Api.as(ADA).queryParam("after", 3).get(masks.path("/events")).then().statusCode(200).body("items", empty());
    }

    @Test
    void archivedGroupIsToldSinceItShowsTheName() {
        Circle circle = joined();
        String tag = Api.as(ADA).get(circle.path("")).then().extract().header("ETag");
        Api.as(ADA).header("If-Match", tag).put(circle.path("/archive")).then().statusCode(200);
        call("Another name");
        told(circle, 4);
    }

    @Test
    void membersHearOfWhoHasLeftAndNotOfWhoHasNeverBeenIn() {
        Circle left = joined();
        guest.call().delete(left.path("/me/membership")).then().statusCode(204);
        Circle asked = Circle.ofAda().joinedBy(MIA);
        Asking.setPolicy(asked, "REQUEST");
        guest.call().put(asked.path("/me/membership")).then().statusCode(202);
        call("Another name");
        told(left, 4);
        Eventually.holds(() -> Api.as(ADA).queryParam("after", 4).get(asked.path("/events")).then()
                .body("items.type", contains("MEMBER_UPDATED")));
        heard(asked, 3).body("items", empty());
    }

    @Test
    void personOfManyGroupsIsRenamedInAllOfThemBitByBit() throws SQLException {
        UUID person = UUID.fromString(guest.id());
        Sql.change(database, """
                with made as (
                  insert into reading_group (group_id, name, zone, join_policy, listed, late_joiner_policy, default_visibility,
                                             member_count, facilitator_count, vacant_since, created_from, created_at, version)
                  select uuidv7(), 'Circle ' || n, 'UTC', 'OPEN', false, 'SAME_DATES', 'ALWAYS', 1, 0, now(), '', now(), 0
                  from generate_series(1, 230) n
                  returning group_id
                )
                insert into membership (group_id, person_id, real_person_id, display_name, role, state, joined_at, first_joined_at,
                                        created_at, version)
                select group_id, ?, ?, 'Before', 'MEMBER', 'ACTIVE', now(), now(), now(), 0 from made
                """, person, person);
        call("Afterwards");
        Eventually.becomes("named and told in all groups", () -> 230 == count("""
                select count(*) from membership m
                join group_event e on e.group_id = m.group_id and e.type = 'MEMBER_UPDATED' and e.person_id = m.person_id
                where m.real_person_id = ? and m.display_name = 'Afterwards' and not m.renamed
                """, person));
        assertEquals(0, count("select count(*) from person where person_id = ? and renamed", person));
    }

    private long count(String sql, UUID person) {
        try {
            return Sql.number(database, sql, person);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatAReplicaLeftIsToldByLooking() throws SQLException {
        Circle circle = joined();
        Sql.change(database, "update membership set renamed = true where real_person_id = ?", UUID.fromString(guest.id()));
        told(circle, 3);
    }
}
