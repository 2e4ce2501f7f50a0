package org.studycircle.discussion.post;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.MIA;
import static org.studycircle.testing.People.RUI;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.Discussion;
import org.studycircle.testing.Pages;

import com.google.errorprone.annotations.CanIgnoreReturnValue;

import io.quarkus.test.junit.QuarkusTest;

/** The posts of a thread in every order, and branches of its tree. */
@QuarkusTest
class PostListTest {

    private static Discussion discussion() {
        return Discussion.openedBy(ADA, Circle.ofAda().joinedBy(RUI, MIA));
    }

    /** The tree of a thread, kept beside it. */
    private static class Tree {

        private final Discussion discussion = discussion();
        private final Map<Integer, List<Integer>> below = new TreeMap<>(Map.of(1, new ArrayList<>()));

        @CanIgnoreReturnValue
        int reply(int parent) {
            int number = discussion.reply(RUI, parent);
            below.get(parent).add(number);
            below.put(number, new ArrayList<>());
            return number;
        }

        static Tree random(int replies) {
            Tree tree = new Tree();
            Random random = new Random(replies);
            for (int i = 0; i < replies; i++) {
                tree.reply(1 + random.nextInt(tree.below.size()));
            }
            return tree;
        }

        List<Integer> branch(int top, int levels) {
            List<Integer> order = new ArrayList<>();
            if (levels > 0) {
                below.get(top).forEach(reply -> {
                    order.add(reply);
                    order.addAll(branch(reply, levels - 1));
                });
            }
            return order;
        }

        List<Integer> whole(int levels) {
            List<Integer> order = new ArrayList<>(List.of(1));
            order.addAll(branch(1, levels));
            return order;
        }

        List<Integer> read(Map<String, ?> query, int limit) {
            return Pages.bothWays(MIA, discussion.path("/posts"), query, limit, "items.number");
        }
    }

    @Test
    void threadIsReadInEveryOrderInBothDirections() {
        Tree tree = Tree.random(40);
        List<Integer> numbers = IntStream.rangeClosed(1, 41).boxed().toList();
        for (int limit : new int[]{1, 7, 41, 100}) {
            assertEquals(tree.whole(99), tree.read(Map.of(), limit));
            assertEquals(tree.whole(99), tree.read(Map.of("order", "TREE"), limit));
            assertEquals(numbers, tree.read(Map.of("order", "OLDEST"), limit));
            assertEquals(numbers.stream().sorted(java.util.Comparator.reverseOrder()).toList(),
                    tree.read(Map.of("order", "NEWEST"), limit));
        }
    }

    @Test
    void branchIsReadWithLimitsOnDepth() {
        Tree tree = Tree.random(30);
        for (int levels = 1; levels <= 4; levels++) {
            assertEquals(tree.whole(levels), tree.read(Map.of("depth", levels), 3), "levels " + levels);
            for (int under = 1; under <= 6; under++) {
                assertEquals(tree.branch(under, levels), tree.read(Map.of("under", under, "depth", levels), 2),
                        "under " + under + " levels " + levels);
            }
        }
        for (int under = 1; under <= 31; under += 3) {
            assertEquals(tree.branch(under, 99), tree.read(Map.of("under", under), 4), "under " + under);
        }
        Api.as(MIA).queryParam("depth", 1).get(tree.discussion.path("/posts")).then()
                .body("items[0].replyCount", is(tree.below.get(1).size()));
    }

    @Test
    void branchCutOffBehindItsCursorGoesOnBesideIt() {
        Tree tree = new Tree();
        int second = tree.reply(1);
        int third = tree.reply(1);
        int deep = tree.reply(tree.reply(second));
        assertEquals(List.of(1, second, third), tree.read(Map.of("depth", 1), 2));
        assertEquals(5, deep);
    }

    @Test
    void repliesDeeperThanTheDeepestLevelKeepTheirParent() {
        Discussion discussion = discussion();
        int last = 1;
        for (int i = 0; i < 53; i++) {
            last = discussion.reply(RUI, last, "Deeper");
        }
        Api.as(MIA).get(discussion.path("/posts/51")).then().body("depth", is(50)).body("parent", is(50));
        Api.as(MIA).get(discussion.path("/posts/54")).then().body("depth", is(50)).body("parent", is(53));
        Api.as(MIA).queryParam("limit", 100).get(discussion.path("/posts")).then()
                .body("items.number", is(IntStream.rangeClosed(1, 54).boxed().toList()));
        Api.as(MIA).queryParam("under", 50).get(discussion.path("/posts")).then()
                .body("items.number", contains(51, 52, 53, 54));
        Api.as(MIA).queryParam("depth", 50).queryParam("limit", 100).get(discussion.path("/posts")).then()
                .body("items", hasSize(54));
    }

    @ParameterizedTest
    @CsvSource({"order,SIDEWAYS", "under,0", "under,x", "depth,0", "depth,51", "limit,0", "limit,101", "limit,x"})
    void badParameterIsRefusedByName(String name, String value) {
        Discussion discussion = discussion();
        Api.asBadly(RUI).queryParam(name, value).get(discussion.path("/posts")).then()
                .statusCode(400).body("type", is("/problems/invalid-parameter")).body("errors.pointer", contains(name));
    }

    @Test
    void branchComesInTreeOrderOnly() {
        Discussion discussion = discussion();
        Api.asBadly(RUI).queryParam("order", "NEWEST").queryParam("under", 1).get(discussion.path("/posts")).then()
                .statusCode(400).body("type", is("/problems/invalid-parameter"));
        Api.as(RUI).queryParam("under", 2).get(discussion.path("/posts")).then().statusCode(404);
        Api.as(RUI).queryParam("under", 2).queryParam("depth", 1).get(discussion.path("/posts")).then().statusCode(404);
    }

    @Test
    void cursorIsGoodForItsOwnListAlone() {
        Discussion discussion = discussion();
        discussion.reply(RUI, 1);
        String cursor = Api.as(RUI).queryParam("limit", 1).get(discussion.path("/posts")).then().extract().path("next");
        Api.as(RUI).queryParam("after", cursor).queryParam("order", "OLDEST").get(discussion.path("/posts")).then()
                .statusCode(400).body("type", is("/problems/invalid-cursor"));
        Api.as(RUI).queryParam("after", cursor).queryParam("depth", 1).get(discussion.path("/posts")).then().statusCode(400);
        Api.as(RUI).queryParam("after", cursor).get(discussion(RUI).path("/posts")).then().statusCode(400);
        Api.as(RUI).queryParam("after", cursor + "A").get(discussion.path("/posts")).then().statusCode(400);
    }

    private static Discussion discussion(org.studycircle.testing.People person) {
        return Discussion.openedBy(person, Circle.ofAda().joinedBy(person));
    }
}
