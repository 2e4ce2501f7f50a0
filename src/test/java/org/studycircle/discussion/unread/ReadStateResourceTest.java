package org.studycircle.discussion.unread;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.MIA;
import static org.studycircle.testing.People.RUI;
import static org.studycircle.testing.People.ZOE;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.Discussion;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class ReadStateResourceTest {

    /** A thread of ten posts by ada. */
    private static Discussion discussion() {
        Discussion discussion = Discussion.openedBy(ADA, Circle.ofAda().joinedBy(RUI, MIA));
        for (int i = 2; i <= 10; i++) {
            discussion.reply(ADA, 1);
        }
        return discussion;
    }

    private static Map<String, Integer> range(int first, int last) {
        return Map.of("first", first, "last", last);
    }

    private static Map<String, Object> marks(String kind, int first, int last) {
        return Map.of(kind, List.of(range(first, last)));
    }

    @Test
    void whatWasSeenIsRead() {
        Discussion discussion = discussion();
        String path = discussion.readState();
        Api.as(RUI).get(path).then().statusCode(200).body("unread", is(10)).body("read", empty()).body("keptUnread", empty());
        Api.as(RUI).body(Map.of("seen", List.of(range(2, 3), range(7, 7), range(4, 4)))).put(path).then()
                .statusCode(200).body("unread", is(6)).body("read", contains(range(2, 4), range(7, 7)));
        Api.as(RUI).get(path).then().body("unread", is(6)).body("read*.first", contains(2, 7)).body("read*.last",
                contains(4, 7));
        Api.as(RUI).get(discussion.path("")).then().body("unread", is(6));
        Api.as(RUI).get(discussion.circle().path("/threads")).then().body("items.unread", contains(6));
        Api.as(MIA).get(path).then().body("unread", is(10));
    }

    @Test
    void scrollingLeavesAloneWhatIsKeptUnread() {
        Discussion discussion = discussion();
        String path = discussion.readState();
        Api.as(RUI).body(marks("seen", 1, 10)).put(path).then().body("unread", is(0));
        Api.as(RUI).body(marks("keepUnread", 4, 5)).put(path).then().body("unread", is(2)).body("keptUnread",
                contains(range(4, 5)));
        Api.as(RUI).body(marks("seen", 1, 10)).put(path).then().body("unread", is(2)).body("keptUnread", contains(range(4, 5)));
        Api.as(RUI).body(marks("read", 5, 10)).put(path).then().body("unread", is(1)).body("keptUnread", contains(range(4, 4)));
        Api.as(RUI).get(path).then().body("unread", is(1)).body("read", contains(range(1, 3), range(5, 10)));
    }

    @Test
    void ownPostsAreAlwaysRead() {
        Discussion discussion = discussion();
        String path = discussion.readState();
        int own = discussion.reply(RUI, 1);
        Api.as(RUI).get(path).then().body("unread", is(10)).body("read", contains(range(own, own)));
        Api.as(RUI).body(marks("keepUnread", 1, own)).put(path).then()
                .body("unread", is(10)).body("read", contains(range(own, own))).body("keptUnread", contains(range(1, own - 1)));
    }

    @Test
    void deletedPostIsUnreadForNobody() {
        Discussion discussion = discussion();
        Api.as(ADA).header("If-Match", discussion.tag(ADA, "/posts/5")).delete(discussion.path("/posts/5")).then()
                .statusCode(204);
        Api.as(MIA).get(discussion.path("")).then().body("unread", is(9));
        Api.as(MIA).body(marks("seen", 1, 6)).put(discussion.readState()).then().body("unread", is(4));
        Api.as(MIA).body(marks("keepUnread", 5, 6)).put(discussion.readState()).then().body("unread", is(5));
    }

    @Test
    void numbersBeyondTheLastAreCutOff() {
        Discussion discussion = discussion();
        Api.as(RUI).body(marks("seen", 9, Integer.MAX_VALUE)).put(discussion.readState()).then()
                .statusCode(200).body("unread", is(8)).body("read", contains(range(9, 10)));
        discussion.reply(ADA, 1);
        Api.as(RUI).get(discussion.readState()).then().body("unread", is(9));
        Api.as(RUI).body(marks("seen", 12, 15)).put(discussion.readState()).then().body("unread", is(9));
    }

    @Test
    void outsiderHasNoReadState() {
        Discussion discussion = discussion();
        Api.as(ZOE).get(discussion.readState()).then().statusCode(404);
        Api.as(ZOE).body(marks("seen", 1, 10)).put(discussion.readState()).then().statusCode(404);
        Api.as(RUI).get(discussion.circle().path("/me/read-states/" + org.studycircle.text.Ids.next())).then()
                .statusCode(404);
        Api.as(RUI).get(discussion.readState()).then().body("unread", is(10));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"/seen/0/last|{\"seen\":[{\"first\":3,\"last\":2}]}",
            "/read/1/last|{\"read\":[{\"first\":1,\"last\":1},{\"first\":3,\"last\":2}]}",
            "/seen/0/first|{\"seen\":[{\"first\":0,\"last\":2}]}",
            "/read/0/last|{\"read\":[{\"first\":1}]}",
            "/keepUnread/0/first|{\"keepUnread\":[{\"last\":1}]}"})
    void rangeThatIsNoneIsRefused(String pointer, String marks) {
        Discussion discussion = Discussion.openedBy(ADA, Circle.ofAda().joinedBy(RUI));
        Api.asBadly(RUI).body(marks).put(discussion.readState()).then().statusCode(422)
                .body("type", is("/problems/validation")).body("errors.pointer", contains(pointer));
        Api.asBadly(RUI).body("{\"read\":[null]}").put(discussion.readState()).then().statusCode(422);
        Api.as(RUI).get(discussion.readState()).then().body("unread", is(1));
    }

    /** The rules, said with plain sets of numbers. */
    private static class Model {

        private final TreeSet<Integer> read = new TreeSet<>();
        private final TreeSet<Integer> kept = new TreeSet<>();
        private final TreeSet<Integer> own = new TreeSet<>();
        private int last = 10;

        private List<Integer> clipped(Map<String, Integer> range) {
            return IntStream.rangeClosed(range.get("first"), range.get("last")).filter(n -> n <= last).boxed().toList();
        }

        void seen(Map<String, Integer> range) {
            clipped(range).stream().filter(n -> !kept.contains(n)).forEach(read::add);
        }

        void read(Map<String, Integer> range) {
            kept.removeAll(clipped(range));
            read.addAll(clipped(range));
        }

        void keep(Map<String, Integer> range) {
            clipped(range).stream().filter(n -> !own.contains(n)).forEach(n -> {
                kept.add(n);
                read.remove(n);
            });
        }

        void write(int number) {
            last = number;
            own.add(number);
            read.add(number);
        }

        static List<Map<String, Integer>> ranges(TreeSet<Integer> numbers) {
            List<Map<String, Integer>> ranges = new ArrayList<>();
            for (int number : numbers) {
                int size = ranges.size();
                if (size > 0 && ranges.get(size - 1).get("last") == number - 1) {
                    ranges.set(size - 1, range(ranges.get(size - 1).get("first"), number));
                } else {
                    ranges.add(range(number, number));
                }
            }
            return ranges;
        }
    }

    @Test
    void anySequenceOfMarksEndsAsTheRulesSay() {
        Discussion discussion = discussion();
        Model model = new Model();
        Random random = new Random(7);
        for (int step = 0; step < 60; step++) {
            if (step % 10 == 9) {
                model.write(discussion.reply(RUI, 1));
            }
            Map<String, Integer> seen = random(random);
            Map<String, Integer> read = random(random);
            Map<String, Integer> keep = random(random);
            model.seen(seen);
            Map<String, Object> marks = new java.util.HashMap<>(Map.of("seen", List.of(seen)));
            if (random.nextInt(3) == 0) {
                model.read(read);
                marks.put("read", List.of(read));
            }
            if (random.nextInt(3) == 0) {
                model.keep(keep);
                marks.put("keepUnread", List.of(keep));
            }
            var state = Api.as(RUI).body(marks).put(discussion.readState()).then().statusCode(200).extract();
            assertEquals(Model.ranges(model.read), state.path("read"), "step " + step);
            assertEquals(Model.ranges(model.kept), state.path("keptUnread"), "step " + step);
            assertEquals(model.last - model.read.size(), state.<Integer>path("unread"), "step " + step);
        }
    }

    private static Map<String, Integer> random(Random random) {
        int first = 1 + random.nextInt(18);
        return range(first, first + random.nextInt(3));
    }
}
