package org.studycircle.discussion.post;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.MIA;
import static org.studycircle.testing.People.RUI;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.Discussion;
import org.studycircle.testing.Pages;
import org.studycircle.testing.server.Sql;
import org.studycircle.visibility.Behind;

import com.google.errorprone.annotations.CanIgnoreReturnValue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;

/** The posts of a thread in every order, and branches of its tree. */
@QuarkusTest
class PostListTest {

    @Inject
    AgroalDataSource database;

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

        /** With posts below the deepest level that is drawn, which post 51 is on. */
        static Tree deep() {
            Tree tree = new Tree();
            for (int above = 1; above <= 50; above++) {
                tree.reply(above);
            }
            Random random = new Random(50);
            for (int i = 0; i < 15; i++) {
                tree.reply(51 + random.nextInt(i + 1));
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
            assertEquals(numbers.stream().sorted(Comparator.reverseOrder()).toList(),
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
                .body("items", hasSize(51));
    }

    @Test
    void treeIsOneBelowTheDeepestLevelThatIsDrawn() {
        Tree tree = Tree.deep();
        for (int limit : new int[]{7, 100}) {
            assertEquals(tree.whole(99), tree.read(Map.of(), limit));
        }
        for (int under = 49; under <= 66; under++) {
            assertEquals(tree.branch(under, 99), tree.read(Map.of("under", under), 4), "under " + under);
            for (int levels = 1; levels <= 3; levels++) {
                assertEquals(tree.branch(under, levels), tree.read(Map.of("under", under, "depth", levels), 2),
                        "under " + under + " levels " + levels);
            }
        }
        Api.as(MIA).queryParam("under", 51).queryParam("limit", 100).get(tree.discussion.path("/posts")).then()
                .body("items.depth", everyItem(is(50)));
    }

    /** As the release before wrote it. */
    @Test
    void treeThatWasFlatBelowTheDeepestLevelIsPutRight() throws Exception {
        Tree tree = Tree.deep();
        assertEquals(15, Sql.change(database, """
                update post p
                set tree_path = above.tree_path || length(to_hex(p.number)) || to_hex(p.number) || '.'
                from post above
                where p.thread_id = cast(? as uuid) and above.thread_id = p.thread_id and above.number = 50 and p.number > 51
                """, tree.discussion.id()));
        assertNotEquals(tree.whole(99), tree.read(Map.of(), 100));
        try (InputStream migration = getClass().getResourceAsStream("/db/migration/V91__trees_below_the_deepest_level.sql")) {
            Sql.change(database, new String(migration.readAllBytes(), StandardCharsets.UTF_8));
        }
        assertEquals(tree.whole(99), tree.read(Map.of(), 100));
    }

    @Test
    void threadIsEnteredAtAPostInEachOrder() {
        Tree tree = Tree.random(12);
        List<Integer> oldest = IntStream.rangeClosed(1, 13).boxed().toList();
        Map<String, List<Integer>> orders = Map.of("TREE", tree.whole(99), "OLDEST", oldest, "NEWEST",
                oldest.stream().sorted(Comparator.reverseOrder()).toList());
        orders.forEach((order, all) -> oldest.forEach(number -> {
            var page = Api.as(MIA).queryParam("order", order).queryParam("from", number).queryParam("limit", 3)
                    .get(tree.discussion.path("/posts")).then().statusCode(200).extract();
            int at = all.indexOf(number);
            assertEquals(all.subList(at, Math.min(at + 3, 13)), page.path("items.number"), order + " from " + number);
            List<Integer> before = Api.as(MIA).queryParam("order", order).queryParam("before", page.<String>path("previous"))
                    .get(tree.discussion.path("/posts")).then().statusCode(200).extract().path("items.number");
            assertEquals(all.subList(0, at), before);
            if (at < 10) {
                Api.as(MIA).queryParam("order", order).queryParam("after", page.<String>path("next"))
                        .get(tree.discussion.path("/posts")).then().body("items[0].number", is(all.get(at + 3)));
            }
        }));
        Api.as(MIA).queryParam("from", 14).get(tree.discussion.path("/posts")).then().statusCode(404);
        Api.as(MIA).queryParam("from", 14).queryParam("order", "OLDEST").get(tree.discussion.path("/posts")).then()
                .body("items", empty());
        Api.as(MIA).queryParam("from", 14).queryParam("order", "NEWEST").get(tree.discussion.path("/posts")).then()
                .body("items[0].number", is(13));
    }

    @Test
    void readerGoesOnWithTheFirstUnreadPost() {
        Discussion discussion = discussion();
        IntStream.range(0, 6).forEach(i -> discussion.reply(RUI, 1));
        String posts = discussion.path("/posts");
        Api.as(MIA).queryParam("fromUnread", true).queryParam("order", "OLDEST").get(posts).then()
                .body("items.number", is(List.of(1, 2, 3, 4, 5, 6, 7)));
        Api.as(MIA).body(Map.of("read", List.of(Map.of("first", 1, "last", 3), Map.of("first", 5, "last", 5))))
                .put(discussion.readState()).then().statusCode(200);
        Api.as(RUI).header("If-Match", discussion.tag(RUI, "/posts/4")).delete(discussion.path("/posts/4")).then()
                .statusCode(204);
        for (String order : List.of("OLDEST", "TREE")) {
            Api.as(MIA).queryParam("fromUnread", true).queryParam("order", order).get(posts).then()
                    .body("items.number", is(List.of(6, 7)));
        }
        Api.as(MIA).queryParam("fromUnread", false).get(posts).then().body("items", hasSize(7));
        Api.as(MIA).body(Map.of("read", List.of(Map.of("first", 1, "last", 7)))).put(discussion.readState()).then()
                .statusCode(200);
        Api.as(MIA).queryParam("fromUnread", true).queryParam("order", "OLDEST").get(posts).then()
                .body("items.number", is(List.of(7)));
    }

    @Test
    void lastPageGoesOnWhenThereIsMore() {
        Discussion discussion = discussion();
        IntStream.range(0, 3).forEach(i -> discussion.reply(RUI, 1));
        Map<String, Object> since = Map.of("order", "OLDEST", "since", 4);
        Api.as(MIA).queryParams(since).get(discussion.path("/posts")).then().statusCode(200).body("items", empty())
                .body("next", nullValue());
        discussion.reply(RUI, 2);
        discussion.reply(RUI, 1);
        Api.as(MIA).queryParams(since).get(discussion.path("/posts")).then().body("items.number", is(List.of(5, 6)));
        Api.as(MIA).queryParam("order", "OLDEST").queryParam("since", 0).get(discussion.path("/posts")).then()
                .body("items", hasSize(6));
    }

    /** A concealed number is answered as one that there is not. */
    @Test
    void barredReaderEntersAtWhatIsSeen() {
        Behind behind = Behind.under("AFTER_READING");
        Discussion adas = behind.adas();
        int mine = adas.reply(MIA, 1, "My word");
        String posts = adas.path("/posts");
        for (int number : new int[]{2, 99}) {
            Api.as(MIA).queryParam("from", number).get(posts).then().statusCode(404);
        }
        Api.as(MIA).queryParam("from", 2).queryParam("order", "OLDEST").get(posts).then().body("items.number",
                is(List.of(mine)));
        Api.as(MIA).queryParam("since", 1).queryParam("order", "OLDEST").get(posts).then().body("items.number",
                is(List.of(mine)));
        Api.as(MIA).queryParam("from", 2).queryParam("order", "NEWEST").get(posts).then().body("items.number", is(List.of(1)));
        Api.as(MIA).queryParam("fromUnread", true).get(posts).then().body("items.number", is(List.of(1, mine)));
        Api.as(MIA).body(Map.of("read", List.of(Map.of("first", 1, "last", 1)))).put(adas.readState()).then().statusCode(200);
        Api.as(MIA).queryParam("fromUnread", true).get(posts).then().body("items.number", is(List.of(mine)));
        Api.as(MIA).queryParam("from", 1).get(behind.ruis().path("/posts")).then().statusCode(404);
        Api.as(MIA).queryParam("fromUnread", true).get(behind.ruis().path("/posts")).then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({"since,1,order,TREE", "since,1,from,1", "fromUnread,true,from,1", "fromUnread,true,since,1", "from,1,under,1",
            "fromUnread,true,depth,1", "from,1,after,x", "from,0,order,OLDEST", "since,-1,order,OLDEST",
            "fromUnread,yes,order,TREE",
            "since,2147483647,order,OLDEST", "from,x,order,TREE"})
    void startThatSaysTwoThingsIsRefused(String name, String value, String other, String otherValue) {
        Api.asBadly(RUI).queryParam(name, value).queryParam(other, otherValue).get(discussion().path("/posts")).then()
                .statusCode(400);
    }

    @Test
    void postInAListIsEditedWithoutBeingRead() {
        Discussion discussion = discussion();
        int number = discussion.reply(RUI, 1, "Who *wrote* it?");
        discussion.reply(MIA, number);
        for (Map<String, ?> query : List.of(Map.of("order", "OLDEST"), Map.of("under", 1), Map.of("under", 1, "depth", 2))) {
            Api.as(RUI).queryParams(query).queryParam("include", "TEXT").get(discussion.path("/posts")).then()
                    .body("items.find { it.number == 2 }.text", is("Who *wrote* it?"))
                    .body("items.find { it.number == 2 }.tag", is("\"1\""));
        }
        Api.as(RUI).get(discussion.path("/posts")).then().body("items.text", everyItem(nullValue()));
        String tag = Api.as(RUI).get(discussion.path("/posts")).then().extract().path("items[1].tag");
        Api.patchAs(RUI, tag).body(Map.of("text", "Who was it?")).patch(discussion.path("/posts/2")).then().statusCode(200)
                .body("tag", nullValue()).body("unread", nullValue());
        Api.as(RUI).header("If-Match", tag).delete(discussion.path("/posts/2")).then().statusCode(412);
        Api.as(ADA).get(discussion.path("/posts/2")).then().body("text", is("Who was it?"));
    }

    @Test
    void postInAListSaysWhetherItIsUnread() {
        Discussion discussion = discussion();
        IntStream.range(0, 3).forEach(i -> discussion.reply(RUI, 1));
        discussion.reply(MIA, 1);
        Api.as(MIA).body(Map.of("read", List.of(Map.of("first", 2, "last", 3)))).put(discussion.readState()).then()
                .statusCode(200);
        Api.as(MIA).queryParam("order", "OLDEST").get(discussion.path("/posts")).then()
                .body("items.unread", contains(true, false, false, true, false));
        Api.as(ADA).get(discussion.path("/posts")).then().body("items.unread", contains(false, true, true, true, true));
    }

    @ParameterizedTest
    @CsvSource({"include,HTML", "order,SIDEWAYS", "under,0", "under,x", "depth,0", "depth,51", "limit,0", "limit,101",
            "limit,x"})
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
