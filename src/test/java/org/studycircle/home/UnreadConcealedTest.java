package org.studycircle.home;

import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.oneOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.studycircle.home.ShelfOf.shows;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.MIA;
import static org.studycircle.testing.People.RUI;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.Discussion;
import org.studycircle.testing.Eventually;
import org.studycircle.testing.People;
import org.studycircle.testing.Texts;
import org.studycircle.visibility.Behind;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** What is unread in a group counts for each reader what that reader sees. */
@QuarkusTest
class UnreadConcealedTest {

    private static final Map<String, Object> ALL = Map.of("read", List.of(Map.of("first", 1, "last", 1_000)));

    private static void readAll(People reader, Discussion discussion) {
        Api.as(reader).body(ALL).put(discussion.readState()).then().statusCode(200).body("unread", is(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"AFTER_FIRST_POST", "AFTER_READING", "AFTER_DUE", "ON_REVEAL"})
    void badgeCountsWhatIsSeenAndFollowsWhatOpens(String policy) {
        Behind behind = Behind.under(policy);
        Circle circle = behind.circle();
        shows(MIA, circle, "unread", 1);
        shows(ADA, circle, "unread", 2);
        behind.ruis().reply(RUI, 1);
        behind.adas().reply(RUI, 1);
        behind.adas().reply(ADA, 2);
        shows(ADA, circle, "unread", 4);
        assertEquals(1, ShelfOf.field(MIA, circle, "unread"));
        readAll(MIA, behind.adas());
        assertEquals(0, ShelfOf.field(MIA, circle, "unread"));
        behind.ruis().reply(ADA, 1);
        assertEquals(0, ShelfOf.field(MIA, circle, "unread"));

        behind.fulfil(policy);
        shows(MIA, circle, "unread", 7);
        readAll(MIA, behind.adas());
        readAll(MIA, behind.ruis());
        shows(MIA, circle, "unread", 0);
    }

    @Test
    void badgeOfAnArchivedGroupCanBeCleared() {
        Behind behind = Behind.under("ON_REVEAL");
        Circle circle = behind.circle();
        Discussion free = Discussion.openedBy(RUI, circle);
        shows(MIA, circle, "unread", 2);
        Api.as(ADA).header("If-Match", Api.as(ADA).get(circle.path("")).header("ETag")).put(circle.path("/archive")).then()
                .statusCode(200);
        shows(MIA, circle, "archived", true);
        assertEquals(2, ShelfOf.field(MIA, circle, "unread"));
        readAll(MIA, behind.adas());
        readAll(MIA, free);
        shows(MIA, circle, "unread", 0);
        Api.as(MIA).body(ALL).put(behind.ruis().readState()).then().statusCode(404);
    }

    /** Of each thread by itself: a placeholder may have posts that are seen all the same. */
    private static int inThreads(People reader, List<Discussion> threads) {
        int sum = 0;
        for (Discussion thread : threads) {
            Response state = Api.as(reader).get(thread.readState());
            state.then().statusCode(oneOf(200, 404));
            sum += state.statusCode() == 200 ? state.<Integer>path("unread") : 0;
        }
        return sum;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void badgeIsTheSumOfWhatIsSeenInThreads(long seed) {
        Circle circle = Circle.ofAda().joinedBy(RUI, MIA);
        Texts text = Texts.essayIn(circle, "Behind", 2, 4);
        Random random = new Random(seed);
        List<Discussion> threads = new ArrayList<>();
        List<Behind> all = new ArrayList<>();
        for (String policy : List.of("ALWAYS", "AFTER_FIRST_POST", "AFTER_READING", "ON_REVEAL")) {
            all.add(Behind.in(circle, text, Behind.assigned(text, policy),
                    random.nextBoolean() ? Map.of("paragraph", 1) : Map.of()));
        }
        all.forEach(behind -> threads.addAll(List.of(behind.ruis(), behind.adas())));
        threads.add(Behind.opened(circle, RUI, "Section", "Words", Map.of("sectionId", text.sectionId(0))));
        threads.add(Discussion.openedBy(RUI, circle));
        for (int step = 0; step < 60; step++) {
            act(random, threads.get(random.nextInt(threads.size())), List.of(ADA, RUI, MIA).get(random.nextInt(3)));
            if (step == 40) {
                all.get(3).fulfil("ON_REVEAL");
            }
            if (step % 20 == 19) {
                isExact(circle, threads);
            }
        }
        threads.stream().filter(thread -> Api.as(MIA).get(thread.readState()).statusCode() == 200)
                .forEach(thread -> readAll(MIA, thread));
        shows(MIA, circle, "unread", 0);
    }

    private static void isExact(Circle circle, List<Discussion> threads) {
        for (People reader : List.of(ADA, RUI, MIA)) {
            int unread = inThreads(reader, threads);
            Eventually.holds(() -> assertEquals(unread, ShelfOf.field(reader, circle, "unread"), reader.name()));
        }
    }

    private static void act(Random random, Discussion thread, People person) {
        int first = 1 + random.nextInt(6);
        switch (random.nextInt(8)) {
            case 0 -> Api.as(person).body(Map.of("keepUnread", List.of(Map.of("first", first, "last", first + 2))))
                    .put(thread.readState()).then().statusCode(oneOf(200, 404));
            case 1, 2 -> Api.as(person).body(Map.of("read", List.of(Map.of("first", first, "last", first + 2))))
                    .put(thread.readState()).then().statusCode(oneOf(200, 404));
            case 3 -> delete(thread, person, "/posts/" + (1 + first));
            case 4 -> {
                if (person == ADA && random.nextInt(4) == 0) {
                    delete(thread, person, "");
                }
            }
            default -> Api.as(person).body(Map.of("text", "Words", "parent", first)).post(thread.path("/posts")).then()
                    .statusCode(oneOf(201, 404, 422));
        }
    }

    private static void delete(Discussion thread, People person, String what) {
        Response standing = Api.as(person).get(thread.path(what));
        if (standing.statusCode() == 200) {
            Api.as(person).header("If-Match", standing.header("ETag")).delete(thread.path(what)).then()
                    .statusCode(oneOf(204, 403, 404, 409, 412));
        }
    }
}
