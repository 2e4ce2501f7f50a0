package org.studycircle.discussion.post;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class TreePathTest {

    /** Trees as lists: element i says, modulo what there is, which post the post i + 2 replies to. */
    @Provide
    Arbitrary<List<Integer>> threads() {
        return Arbitraries.integers().between(0, 400).list().ofMaxSize(400);
    }

    /** Threads that grow in chains, so that they get deeper than the deepest level. */
    @Provide
    Arbitrary<List<Integer>> deepThreads() {
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(9, Arbitraries.just(-1)),
                net.jqwik.api.Tuple.of(1, Arbitraries.integers().between(0, 400))).list().ofMinSize(230).ofMaxSize(400);
    }

    private static Map<Integer, TreePath> paths(List<Integer> replies) {
        Map<Integer, TreePath> paths = new TreeMap<>(Map.of(1, TreePath.root()));
        for (int answered : replies) {
            int number = paths.size() + 1;
            paths.put(number, paths.get(parent(answered, number)).ofReplies().with(number));
        }
        return paths;
    }

    private static int parent(int answered, int number) {
        return answered < 0 ? number - 1 : 1 + answered % (number - 1);
    }

    /** The tree as people draw it, by the rule and without paths: too deep a reply stands below its parent's parent. */
    private record Drawn(int number, int depth, Drawn above, List<Drawn> below) {

        void walk(List<Drawn> order) {
            order.add(this);
            below.forEach(reply -> reply.walk(order));
        }
    }

    private static Map<Integer, Drawn> drawn(List<Integer> replies) {
        Map<Integer, Drawn> posts = new TreeMap<>(Map.of(1, new Drawn(1, 0, null, new ArrayList<>())));
        for (int answered : replies) {
            int number = posts.size() + 1;
            Drawn parent = posts.get(parent(answered, number));
            Drawn above = parent.depth == 200 ? parent.above : parent;
            Drawn post = new Drawn(number, above.depth + 1, above, new ArrayList<>());
            above.below.add(post);
            posts.put(number, post);
        }
        return posts;
    }

    private static List<Integer> byPath(Map<Integer, TreePath> paths) {
        return paths.entrySet().stream().sorted((a, b) -> a.getValue().value().compareTo(b.getValue().value()))
                .map(Map.Entry::getKey).toList();
    }

    @Property(tries = 300)
    void orderOfPathsIsOrderOfTheTree(@ForAll("threads") List<Integer> replies) {
        assertOrderOfTree(replies);
    }

    @Property(tries = 100)
    void orderOfPathsIsOrderOfADeepTree(@ForAll("deepThreads") List<Integer> replies) {
        assertOrderOfTree(replies);
    }

    private static void assertOrderOfTree(List<Integer> replies) {
        List<Drawn> order = new ArrayList<>();
        drawn(replies).get(1).walk(order);
        Map<Integer, TreePath> paths = paths(replies);
        assertEquals(order.stream().map(Drawn::number).toList(), byPath(paths));
        order.forEach(post -> assertEquals(post.depth, paths.get(post.number).depth()));
    }

    @Property(tries = 100)
    void branchIsOneRangeOfPaths(@ForAll("deepThreads") List<Integer> replies,
            @ForAll @IntRange(min = 0, max = 400) int which) {
        Map<Integer, TreePath> paths = paths(replies);
        int number = 1 + which % paths.size();
        List<Drawn> branch = new ArrayList<>();
        drawn(replies).get(number).walk(branch);
        TreePath top = paths.get(number);
        List<Integer> inRange = byPath(paths).stream()
                .filter(n -> paths.get(n).value().compareTo(top.value()) > 0 && paths.get(n).value().compareTo(top.end()) < 0)
                .toList();
        assertEquals(branch.stream().map(Drawn::number).skip(1).toList(), inRange);
    }

    @Property
    void siblingsAreInOrderOfTheirNumbers(@ForAll @IntRange(min = 2) int a, @ForAll @IntRange(min = 2) int b) {
        assertEquals(Integer.signum(Integer.compare(a, b)),
                Integer.signum(TreePath.root().with(a).value().compareTo(TreePath.root().with(b).value())));
    }

    @Test
    void deepestPathOfLargestNumbersIsShortEnoughForAnIndex() {
        TreePath path = TreePath.root();
        for (int depth = 1; depth <= 300; depth++) {
            path = path.ofReplies().with(Integer.MAX_VALUE - 100 + depth);
        }
        assertEquals(TreePath.LAST, path.depth());
        assertTrue(path.value().length() < 2_100);
    }

    @Test
    void replyBelowTheLastLevelStandsBesideTheOneItAnswers() {
        Map<Integer, TreePath> chain = paths(IntStream.range(0, 202).mapToObj(i -> -1).toList());
        assertEquals(200, chain.get(201).depth());
        assertEquals(200, chain.get(202).depth());
        assertEquals(chain.get(201).ofReplies(), chain.get(200));
        assertEquals(chain.get(203).ofReplies(), chain.get(200));
    }
}
