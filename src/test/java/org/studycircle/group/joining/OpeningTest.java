package org.studycircle.group.joining;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.studycircle.group.joining.Asking.ask;
import static org.studycircle.group.joining.Asking.decide;
import static org.studycircle.group.joining.Asking.own;
import static org.studycircle.group.joining.Asking.setPolicy;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.BEN;
import static org.studycircle.testing.People.MIA;
import static org.studycircle.testing.People.RUI;
import static org.studycircle.testing.People.ZOE;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.Eventually;
import org.studycircle.testing.People;
import org.studycircle.testing.server.Sql;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;

/** Who waits before a group that opens is let in. */
@QuarkusTest
class OpeningTest {

    @Inject
    AgroalDataSource database;

    private static Circle byRequest() {
        return Circle.of(Map.of("name", "Asked", "zone", "UTC", "joinPolicy", "REQUEST"));
    }

    @Test
    void whoWaitsIsLetInAndTold() {
        Circle circle = byRequest();
        ask(RUI, circle, "Hello").statusCode(202);
        ask(MIA, circle, "Me too").statusCode(202);
        setPolicy(circle, "OPEN");
        Stream.of(RUI, MIA).forEach(person -> own(person, circle).statusCode(200).body("state", is("ACTIVE"))
                .body("role", is("MEMBER")).body("answer", hasKey("at")).body("answer", not(hasKey("word")))
                .body("$", not(hasKey("request"))));
        Api.as(ADA).get(circle.path("")).then().body("memberCount", is(3));
        Api.as(ADA).queryParam("after", 3).get(circle.path("/events")).then()
                .body("items.type", contains("GROUP_UPDATED", "MEMBER_JOINED", "MEMBER_JOINED"))
                .body("items[1..2].personId", is(List.of(RUI.id(), MIA.id())))
                .body("items[1..2].actorId", is(List.of(ADA.id(), ADA.id())));
        Api.as(RUI).queryParam("after", 2).get(circle.path("/events")).then().statusCode(200);
    }

    @Test
    void whoIsNotWaitingStaysOut() {
        Circle circle = byRequest();
        for (People person : List.of(RUI, MIA, ZOE)) {
            ask(person, circle, "Hello").statusCode(202);
        }
        decide(circle, RUI, Map.of("state", "REMOVED")).statusCode(200);
        decide(circle, ZOE, Map.of("state", "BANNED")).statusCode(200);
        Api.as(MIA).delete(circle.path("/me/membership")).then().statusCode(204);
        setPolicy(circle, "OPEN");
        Api.as(ADA).get(circle.path("")).then().body("memberCount", is(1));
        Api.as(ADA).get(circle.member(RUI)).then().body("state", is("REMOVED"));
        Api.as(ADA).get(circle.member(MIA)).then().body("state", is("LEFT"));
        Api.as(ADA).get(circle.member(ZOE)).then().body("state", is("BANNED"));
    }

    @Test
    void nobodyIsLetInByWhoMayNotOpenNorByAnotherPolicy() {
        Circle circle = Circle.ofAda().joinedBy(BEN);
        setPolicy(circle, "REQUEST");
        ask(RUI, circle, "Hello").statusCode(202);
        String tag = Api.as(BEN).get(circle.path("")).then().extract().header("ETag");
        Api.patchAs(BEN, tag).body(Map.of("joinPolicy", "OPEN")).patch(circle.path("")).then().statusCode(403);
        setPolicy(circle, "INVITATION");
        own(RUI, circle).statusCode(200).body("state", is("REQUESTED"));
        Api.as(ADA).get(circle.path("")).then().body("memberCount", is(2));
    }

    @Test
    void manyAreLetInBitByBit() throws SQLException {
        Circle circle = byRequest();
        UUID group = UUID.fromString(circle.id());
        Sql.change(database, """
                insert into membership (group_id, person_id, real_person_id, display_name, role, state, created_at, version)
                select ?, id, id, 'Reader ' || n, 'MEMBER', 'REQUESTED', now(), 0
                from (select n, uuidv7() as id from generate_series(1, 250) n) waiting
                """, group);
        Sql.change(database, "update reading_group set request_count = 250 where group_id = ?", group);
        setPolicy(circle, "OPEN");
        Eventually.holds(() -> Api.as(ADA).get(circle.path("")).then().body("memberCount", is(251)));
        assertEquals(250, count("select count(*) from membership where group_id = ? and state = 'ACTIVE' and role = 'MEMBER'"
                + " and first_joined_at is not null and answered_at is not null", group));
        assertEquals(250,
                count("select count(distinct person_id) from group_event where group_id = ? and type = 'MEMBER_JOINED'",
                        group));
        assertEquals(0, count("select request_count from reading_group where group_id = ?", group));
    }

    private long count(String sql, UUID group) throws SQLException {
        return Sql.number(database, sql, group);
    }

    @Test
    void archivedGroupLetsNobodyInBeforeItIsRestored() throws SQLException {
        Circle circle = byRequest();
        ask(RUI, circle, "Hello").statusCode(202);
        String tag = Api.as(ADA).get(circle.path("")).then().extract().header("ETag");
        Api.as(ADA).header("If-Match", tag).put(circle.path("/archive")).then().statusCode(200);
        Sql.change(database, "update reading_group set join_policy = 'OPEN' where group_id = ?", UUID.fromString(circle.id()));
        own(RUI, circle).body("state", is("REQUESTED"));
        tag = Api.as(ADA).get(circle.path("")).then().extract().header("ETag");
        Api.as(ADA).header("If-Match", tag).delete(circle.path("/archive")).then().statusCode(200);
        Eventually.holds(() -> own(RUI, circle).body("state", is("ACTIVE")));
    }
}
