package org.studycircle.home;

import static org.hamcrest.Matchers.oneOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.MIA;
import static org.studycircle.testing.People.RUI;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.Discussion;
import org.studycircle.testing.Eventually;
import org.studycircle.testing.People;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** What is unread in a group is what is unread in its threads, whatever was written, read, kept and deleted, and by how many at once. */
@QuarkusTest
class UnreadTest {

    private static final List<People> MEMBERS = List.of(ADA, RUI, MIA);
    private static final int STEPS = 40;
    private static final int LAST = 12;

    @Inject
    Pool pool;

    /** Somebody who does this and that in a group in which others do so too: refusals are part of it. */
    private record Walk(Circle circle, List<String> threads, People person, Random random) {

        void go(int steps) {
            for (int step = 0; step < steps; step++) {
                step(random.nextInt(17));
            }
        }

        private void step(int choice) {
            switch (choice) {
                case 0 -> open();
                case 1, 2, 3, 4 -> reply();
                case 5 -> deletePost();
                case 6 -> deleteThread();
                case 14 -> removePost();
                case 15 -> putBack();
                case 16 -> removeThread();
                case 7, 8 -> mark("keepUnread");
                case 9, 10 -> mark("seen");
                default -> mark("read");
            }
        }

        private void open() {
            String id = Discussion.openedBy(person, circle).id();
            synchronized (threads) {
                threads.add(id);
            }
        }

        private Discussion any() {
            synchronized (threads) {
                return new Discussion(circle, threads.get(random.nextInt(threads.size())));
            }
        }

        private void reply() {
            Api.as(person).body(Map.of("text", "Words")).post(any().path("/posts")).then().statusCode(oneOf(201, 404, 409));
        }

        private void mark(String kind) {
            int first = 1 + random.nextInt(LAST);
            List<Map<String, Integer>> ranges = List.of(Map.of("first", first, "last", first + random.nextInt(LAST)));
            Api.as(person).body(Map.of(kind, ranges)).put(any().readState()).then().statusCode(oneOf(200, 404));
        }

        private void deletePost() {
            String path = any().path("/posts/" + (2 + random.nextInt(LAST)));
            Response post = Api.as(person).get(path);
            if (post.statusCode() == 200) {
                Api.as(person).header("If-Match", post.header("ETag")).delete(path).then()
                        .statusCode(oneOf(204, 403, 404, 412));
            }
        }

        private String post() {
            return any().path("/posts/" + (1 + random.nextInt(LAST)));
        }

        private void removePost() {
            String path = post();
            Response post = Api.as(ADA).get(path);
            if (post.statusCode() == 200) {
                Api.as(ADA).header("If-Match", post.header("ETag"))
                        .body(Map.of("wholeBranch", random.nextBoolean(), "reason", "OTHER", "words", "Words"))
                        .put(path + "/removal")
                        .then().statusCode(oneOf(200, 404, 409, 412));
            }
        }

        private void putBack() {
            Api.as(ADA).delete(post() + "/removal").then().statusCode(oneOf(200, 404));
            Api.as(ADA).delete(any().path("/removal")).then().statusCode(oneOf(200, 404));
            Api.as(person).delete(post() + "/deletion").then().statusCode(oneOf(200, 403, 404, 409));
        }

        private void removeThread() {
            Discussion thread = any();
            Response read = Api.as(ADA).get(thread.path(""));
            if (read.statusCode() == 200 && random.nextInt(3) == 0) {
                Api.as(ADA).header("If-Match", read.header("ETag")).body(Map.of("reason", "OTHER", "words", "Words"))
                        .put(thread.path("/removal")).then().statusCode(oneOf(200, 404, 412));
            }
        }

        private void deleteThread() {
            String path = any().path("");
            Response thread = Api.as(person).get(path);
            if (thread.statusCode() == 200 && random.nextInt(3) == 0) {
                Api.as(person).header("If-Match", thread.header("ETag")).delete(path).then()
                        .statusCode(oneOf(204, 403, 404, 409, 412));
            }
        }
    }

    private static int inThreads(People person, Circle circle) {
        int sum = 0;
        Map<String, Object> query = new HashMap<>(Map.of("limit", 100));
        while (true) {
            var page = Api.as(person).queryParams(query).get(circle.path("/threads")).then().statusCode(200).extract();
            sum += page.<List<Integer>>path("items.unread").stream().mapToInt(Integer::intValue).sum();
            if (page.path("next") == null) {
                return sum;
            }
            query.put("after", page.path("next"));
        }
    }

    private void isExact(Circle circle) {
        for (People person : MEMBERS) {
            int unread = inThreads(person, circle);
            Eventually.holds(() -> assertEquals(unread, ShelfOf.field(person, circle, "unread"), person.name()));
        }
        assertEquals(0, one("""
                select count(*) from read_count c
                where c.group_id = $1 and c.posts <> (select coalesce(sum(s.counted), 0) from read_state s
                                                      where s.group_id = c.group_id and s.person_id = c.person_id)
                """, circle));
        assertEquals(one("select coalesce(sum(post_count), 0) from thread where group_id = $1 and deleted_at is null", circle),
                one("select post_count from reading_group where group_id = $1", circle));
        assertEquals(0, one("""
                select count(*) from thread t
                where t.group_id = $1 and t.counted <> case when t.deleted_at is null then t.post_count else 0 end
                """, circle));
    }

    private long one(String sql, Circle circle) {
        return pool.preparedQuery(sql).execute(Tuple.of(UUID.fromString(circle.id()))).await().atMost(Duration.ofSeconds(10))
                .iterator().next().getLong(0);
    }

    private static Walk walk(Circle circle, List<String> threads, People person, long seed) {
        return new Walk(circle, threads, person, new Random(seed));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void unreadOfAGroupIsTheSumOfItsThreads(long seed) {
        Circle circle = Circle.ofAda().joinedBy(RUI, MIA);
        List<String> threads = new ArrayList<>(List.of(Discussion.openedBy(RUI, circle).id()));
        Random random = new Random(seed);
        for (int step = 0; step < STEPS; step++) {
            walk(circle, threads, MEMBERS.get(random.nextInt(MEMBERS.size())), random.nextLong()).go(1);
        }
        isExact(circle);
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void unreadIsExactAfterEverybodyWasAtItAtOnce(long seed) throws Exception {
        Circle circle = Circle.ofAda().joinedBy(RUI, MIA);
        List<String> threads = new ArrayList<>(List.of(Discussion.openedBy(RUI, circle).id()));
        ExecutorService everybody = Executors.newFixedThreadPool(MEMBERS.size() * 2);
        try {
            List<Callable<Void>> walks = new ArrayList<>();
            for (int i = 0; i < MEMBERS.size() * 2; i++) {
                Walk walk = walk(circle, threads, MEMBERS.get(i / 2), seed * 100 + i);
                walks.add(() -> {
                    walk.go(STEPS);
                    return null;
                });
            }
            for (Future<Void> walk : everybody.invokeAll(walks)) {
                walk.get();
            }
        } finally {
            everybody.shutdownNow();
        }
        isExact(circle);
    }

    @Test
    void whatIsRemovedIsUnreadAgainWhenItIsPutBack() {
        Circle circle = Circle.ofAda().joinedBy(RUI, MIA);
        Discussion discussion = Discussion.openedBy(RUI, circle);
        discussion.reply(RUI, 1);
        discussion.reply(RUI, 2);
        Map<String, ?> why = Map.of("wholeBranch", true, "reason", "OTHER", "words", "Words");
        Api.as(ADA).header("If-Match", discussion.tag(ADA, "/posts/2")).body(why).put(discussion.path("/posts/2/removal"))
                .then()
                .statusCode(200);
        Eventually.holds(() -> assertEquals(1, ShelfOf.field(MIA, circle, "unread")));
        Api.as(ADA).header("If-Match", discussion.tag(ADA, "")).body(Map.of("reason", "OTHER", "words", "Words"))
                .put(discussion.path("/removal")).then().statusCode(200);
        Eventually.holds(() -> assertEquals(0, ShelfOf.field(MIA, circle, "unread")));
        Api.as(ADA).delete(discussion.path("/removal")).then().statusCode(200);
        Eventually.holds(() -> assertEquals(1, ShelfOf.field(MIA, circle, "unread")));
        Api.as(ADA).delete(discussion.path("/posts/2/removal")).then().statusCode(200);
        Eventually.holds(() -> assertEquals(3, ShelfOf.field(MIA, circle, "unread")));
        isExact(circle);
    }

    @Test
    void whatWasReadAndIsDeletedIsNeitherReadNorUnread() {
        Circle circle = Circle.ofAda().joinedBy(RUI, MIA);
        Discussion discussion = Discussion.openedBy(ADA, circle);
        discussion.reply(ADA, 1);
        discussion.reply(ADA, 1);
        Api.as(RUI).body(Map.of("read", List.of(Map.of("first", 1, "last", 2)))).put(discussion.readState()).then()
                .statusCode(200);
        Eventually.holds(() -> assertEquals(1, ShelfOf.field(RUI, circle, "unread")));
        String second = discussion.path("/posts/2");
        Api.as(ADA).header("If-Match", discussion.tag(ADA, "/posts/2")).delete(second).then().statusCode(204);
        Eventually.holds(() -> assertEquals(1, ShelfOf.field(RUI, circle, "unread")));
        Eventually.holds(() -> assertEquals(2, ShelfOf.field(MIA, circle, "unread")));
        Discussion other = Discussion.openedBy(MIA, circle);
        Eventually.holds(() -> assertEquals(2, ShelfOf.field(RUI, circle, "unread")));
        Api.as(ADA).header("If-Match", discussion.tag(ADA, "")).delete(discussion.path("")).then().statusCode(204);
        Eventually.holds(() -> assertEquals(1, ShelfOf.field(RUI, circle, "unread")));
        Eventually.holds(() -> assertEquals(0, ShelfOf.field(MIA, circle, "unread")));
        other.reply(RUI, 1);
        Eventually.holds(() -> assertEquals(1, ShelfOf.field(MIA, circle, "unread")));
        isExact(circle);
    }
}
