package org.studycircle.group.joining;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.BEN;
import static org.studycircle.testing.People.RUI;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.People;
import org.studycircle.testing.server.Sql;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** Two facilitators who both want to be rid of it at the same instant: one of them always stays. */
@QuarkusTest
class LastFacilitatorRaceTest {

    private static final int ROUNDS = 200;

    @Inject
    DataSource database;

    @Test
    void oneOfTwoFacilitatorsIsRefusedEveryTime() throws Exception {
        Circle circle = Circle.ofAda().joinedBy(BEN, RUI).facilitatedBy(BEN);
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < ROUNDS; round++) {
                People leaves = round / 2 % 2 == 0 ? ADA : BEN;
                People other = leaves == ADA ? BEN : ADA;
                Callable<Response> othersAct = round % 2 == 0 ? leaving(other, circle) : steppingDown(other, circle);
                List<Response> answers = atOnce(both, leaving(leaves, circle), othersAct);
                People stays = answers.get(0).statusCode() == 409 ? leaves : other;
                assertOneRefused(answers, "round " + round);
                assertCounted(circle, 1);
                bringBack(stays == ADA ? BEN : ADA, stays, circle);
                assertCounted(circle, 2);
            }
        } finally {
            both.shutdown();
        }
    }

    private static List<Response> atOnce(ExecutorService both, Callable<Response> one, Callable<Response> other)
            throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        List<Future<Response>> answers = List.of(both.submit(() -> after(start, one)), both.submit(() -> after(start, other)));
        return List.of(answers.get(0).get(), answers.get(1).get());
    }

    private static Response after(CyclicBarrier start, Callable<Response> act) throws Exception {
        int place = start.await();
        assertEquals(true, place < 2);
        return act.call();
    }

    private static Callable<Response> leaving(People person, Circle circle) {
        return () -> Api.raw(person).delete(circle.path("/me/membership"));
    }

    private static Callable<Response> steppingDown(People person, Circle circle) {
        String tag = tag(person, person, circle);
        return () -> change(person, person, circle, tag, "MEMBER");
    }

    private static Response change(People by, People of, Circle circle, String tag, String role) {
        return Api.raw(by).contentType(Api.MERGE_PATCH).header("If-Match", tag).body(Map.of("role", role))
                .patch(circle.member(of));
    }

    private static String tag(People by, People of, Circle circle) {
        return Api.raw(by).get(circle.member(of)).header("ETag");
    }

    private static void assertOneRefused(List<Response> answers, String round) {
        assertEquals(1, answers.stream().filter(answer -> answer.statusCode() < 300).count(), round);
        assertEquals(List.of("/problems/last-facilitator"), answers.stream().filter(answer -> answer.statusCode() == 409)
                .map(answer -> answer.<String>path("type")).toList(), round);
    }

    /** The counters are those of the rows, and so many facilitate. */
    private void assertCounted(Circle circle, int facilitators) throws SQLException {
        assertEquals(List.of("t"), Sql.texts(database, """
                select g.member_count = count(*) filter (where m.state = 'ACTIVE')
                   and g.facilitator_count = count(*) filter (where m.state = 'ACTIVE' and m.role = 'FACILITATOR')
                   and g.facilitator_count = ?
                from reading_group g
                join membership m on m.group_id = g.group_id
                where g.group_id = ?
                group by g.group_id
                """, facilitators, UUID.fromString(circle.id())));
    }

    private static void bringBack(People gone, People stays, Circle circle) {
        int status = Api.raw(gone).contentType("application/json").put(circle.path("/me/membership")).statusCode();
        assertEquals(true, status == 200 || status == 201, "joins again, or never left");
        assertEquals(200, change(stays, gone, circle, tag(stays, gone, circle), "FACILITATOR").statusCode());
    }
}
