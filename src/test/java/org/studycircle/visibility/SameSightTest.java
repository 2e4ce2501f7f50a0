package org.studycircle.visibility;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.studycircle.visibility.Sight.read;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.People;
import org.studycircle.testing.server.Sql;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** What members are answered of threads, posts and events, against the predicate written out plainly. */
@QuarkusTest
class SameSightTest {

    private static final int STEPS = 60;
    private static final int MOST_DAYS = 25;

    @Inject
    AgroalDataSource database;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void everybodySeesWhatThePredicateSays(long seed) throws SQLException {
        RandomCircle chance = new RandomCircle(seed).afterSteps(STEPS);
        Circle circle = chance.circle();
        joinLater(circle, new Random(seed));
        for (People person : RandomCircle.CAST) {
            assertSame(PlainPredicate.THREADS, circle, person, threads(circle, person));
            assertSame(PlainPredicate.EVENTS, circle, person, events(circle, person));
            assertChosen(circle, person);
            for (String section : chance.sections()) {
                assertEquals(counted(circle, person, section), margin(circle, person, section), person.name());
            }
        }
    }

    /** Which moves what is granted to late joiners. */
    private void joinLater(Circle circle, Random random) throws SQLException {
        for (People person : RandomCircle.CAST) {
            assertEquals(1, Sql.change(database, "update membership set first_joined_at = now() - ? * interval '1 day' "
                    + "where group_id = cast(? as uuid) and person_id = cast(? as uuid)",
                    random.nextInt(MOST_DAYS), circle.id(), circle.personId(person)));
        }
    }

    private void assertSame(String predicate, Circle circle, People person, List<String> answered) throws SQLException {
        List<String> expected = Sql.texts(database, predicate, circle.id(), person.id());
        assertTrue(!expected.isEmpty());
        assertEquals(String.join("\n", expected), String.join("\n", answered), person.name());
    }

    private static List<String> threads(Circle circle, People person) {
        List<Map<String, Object>> items = read(person, circle.path("/threads?limit=100")).extract().path("items");
        return items.stream().map(thread -> said(thread) + ", seen " + seen(circle, person, (String) thread.get("threadId")))
                .toList();
    }

    /** Each choice of threads is one of those that the whole list has. */
    private void assertChosen(Circle circle, People person) throws SQLException {
        List<Map<String, Object>> seen = read(person, circle.path("/threads?limit=100")).extract()
                .<List<Map<String, Object>>>path("items").stream().filter(thread -> "VISIBLE".equals(thread.get("state")))
                .toList();
        Set<String> own = Set.copyOf(Sql.texts(database, "select thread_id from post where group_id = cast(? as uuid) "
                + "and author_id = cast(? as uuid)", circle.id(), circle.personId(person)));
        assertChosen(circle, person, seen, "mine=true", thread -> own.contains(thread.get("threadId")));
        assertChosen(circle, person, seen, "unread=true", thread -> (Integer) thread.get("unread") > 0);
        assertChosen(circle, person, seen, "unanswered=true", thread -> thread.get("lastPost") == null);
        for (People author : RandomCircle.CAST) {
            assertChosen(circle, person, seen, "authorId=" + author.id(),
                    thread -> author.id().equals(((Map<?, ?>) thread.get("author")).get("personId")));
        }
        List<Map<String, Object>> assignments = read(person, circle.path("/assignments?limit=100")).extract().path("items");
        for (Map<String, Object> assignment : assignments) {
            assertChosen(circle, person, seen, "withSections=true&assignmentId=" + assignment.get("assignmentId"),
                    thread -> isAbout(assignment, (Map<?, ?>) thread.get("about")));
        }
    }

    private static boolean isAbout(Map<String, Object> assignment, Map<?, ?> about) {
        return about != null && (assignment.get("assignmentId").equals(about.get("assignmentId"))
                || ((List<?>) assignment.get("sections")).stream()
                        .anyMatch(section -> ((Map<?, ?>) section).get("sectionId").equals(about.get("sectionId"))));
    }

    private static void assertChosen(Circle circle, People person, List<Map<String, Object>> seen, String query,
            Predicate<Map<String, Object>> choice) {
        List<Object> expected = seen.stream().filter(choice).map(thread -> thread.get("threadId")).toList();
        List<Object> chosen = new ArrayList<>();
        String next = "";
        while (next != null) {
            var page = read(person, circle.path("/threads?limit=3&" + query + next)).extract();
            chosen.addAll(page.<List<Object>>path("items.threadId"));
            next = page.path("next") == null ? null : "&after=" + page.path("next");
        }
        assertEquals(expected, chosen, person.name() + " " + query);
    }

    /** How much there is about each paragraph of a section, by what its list has. */
    private static Map<String, List<Integer>> counted(Circle circle, People person, String section) {
        List<Map<String, Object>> items = read(person, circle.path("/threads?limit=100&sectionId=" + section)).extract()
                .path("items");
        Map<String, List<Integer>> counted = new TreeMap<>();
        items.forEach(thread -> counted.merge(paragraph(thread),
                List.of(1, (Integer) thread.get("unread"), thread.get("lastPost") == null ? 1 : 0),
                (one, other) -> IntStream.range(0, one.size()).mapToObj(i -> one.get(i) + other.get(i)).toList()));
        return counted;
    }

    private static String paragraph(Map<String, Object> thread) {
        Map<?, ?> anchor = (Map<?, ?>) ((Map<?, ?>) thread.get("about")).get("anchor");
        return anchor == null ? "whole" : (String) anchor.get("paragraphKey");
    }

    private static Map<String, List<Integer>> margin(Circle circle, People person, String section) {
        var talk = read(person, circle.path("/sections/" + section + "/discussion")).extract();
        Map<String, List<Integer>> counts = new TreeMap<>();
        List<Map<String, Object>> paragraphs = talk.path("paragraphs");
        paragraphs.forEach(each -> counts.put((String) each.get("key"), counts(each)));
        Map<String, Object> whole = talk.path("whole");
        if (whole != null) {
            counts.put("whole", counts(whole));
        }
        return counts;
    }

    private static List<Integer> counts(Map<String, Object> talk) {
        return Stream.of("threads", "unread", "unanswered").map(talk::get).map(Integer.class::cast).toList();
    }

    private static String said(Map<String, Object> thread) {
        boolean isSeen = "VISIBLE".equals(thread.get("state"));
        Map<?, ?> bar = (Map<?, ?>) thread.get(isSeen ? "repliesConcealed" : "concealed");
        return thread.get("threadId")
                + (isSeen
                        ? " last %s, posts %s, unread %s, opening %s, newest %s".formatted(thread.get("lastNumber"),
                                thread.get("postCount"), thread.get("unread"), part(thread, "opening", "excerpt"),
                                part(thread, "lastPost", "number"))
                        : "")
                + ", barred by " + (bar == null ? "nothing" : bar.get("assignmentId"));
    }

    private static Object part(Map<String, Object> thread, String post, String what) {
        return thread.get(post) == null ? "none" : ((Map<?, ?>) thread.get(post)).get(what);
    }

    private static String seen(Circle circle, People person, String thread) {
        Response answer = Api.as(person).get(circle.path("/threads/" + thread + "/posts?order=OLDEST&limit=100"));
        if (answer.statusCode() == 404) {
            return "nothing";
        }
        List<Map<String, Object>> items = answer.then().statusCode(200).extract().path("items");
        return String.join(" ", items.stream().filter(post -> !"CONCEALED".equals(post.get("state")))
                .map(post -> post.get("number").toString()).toList());
    }

    private static List<String> events(Circle circle, People person) {
        List<String> heard = new ArrayList<>();
        String after = "0";
        while (true) {
            var page = read(person, circle.path("/events?limit=100&after=" + after)).extract();
            List<Object> numbers = page.path("items.sequence");
            numbers.forEach(number -> heard.add(number.toString()));
            String next = page.path("next");
            if (next.equals(after)) {
                return heard;
            }
            after = next;
        }
    }
}
