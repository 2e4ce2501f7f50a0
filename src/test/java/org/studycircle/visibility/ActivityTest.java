package org.studycircle.visibility;

import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.MIA;
import static org.studycircle.testing.People.RUI;
import static org.studycircle.visibility.Sight.read;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.Discussion;
import org.studycircle.testing.People;
import org.studycircle.testing.Texts;

import io.quarkus.test.junit.QuarkusTest;

/** When a thread was active last, and its place in lists, go by what its reader sees of it. */
@QuarkusTest
class ActivityTest {

    /** Page by page, so that every cursor is used. */
    private static List<String> listed(People reader, Circle circle, String filter) {
        List<String> ids = new ArrayList<>();
        Map<String, Object> query = new HashMap<>(Map.of("limit", 2));
        while (true) {
            var page = Api.as(reader).queryParams(query).get(circle.path("/threads" + filter)).then().statusCode(200).extract();
            ids.addAll(page.path("items.threadId"));
            if (page.path("next") == null) {
                return ids;
            }
            query.put("after", page.path("next"));
        }
    }

    private static List<String> backwards(People reader, Circle circle, String filter) {
        String path = circle.path("/threads" + filter);
        Map<String, Object> query = new HashMap<>(Map.of("limit", 2));
        var page = Api.as(reader).queryParams(query).get(path).then().statusCode(200).extract();
        while (page.path("next") != null) {
            query.put("after", page.path("next"));
            page = Api.as(reader).queryParams(query).get(path).then().statusCode(200).extract();
        }
        List<String> ids = new ArrayList<>(page.path("items.threadId"));
        while (page.path("previous") != null) {
            page = Api.as(reader).queryParam("limit", 2).queryParam("before", page.<String>path("previous")).get(path).then()
                    .statusCode(200).extract();
            ids.addAll(0, page.path("items.threadId"));
        }
        return ids;
    }

    @Test
    void threadMovesByWhatItsReaderSees() {
        Behind behind = Behind.under("ON_REVEAL");
        Circle circle = behind.circle();
        String ruis = behind.ruis().id();
        String adas = behind.adas().id();
        Discussion free = Discussion.openedBy(RUI, circle);
        String activity = read(MIA, behind.adas().path("")).extract().path("lastActivityAt");
        assertEquals(List.of(free.id(), adas, ruis), listed(MIA, circle, ""));

        behind.ruis().reply(RUI, 1);
        behind.adas().reply(RUI, 1);
        behind.ruis().reply(ADA, 1);
        assertEquals(List.of(free.id(), adas, ruis), listed(MIA, circle, ""));
        assertEquals(List.of(ruis, adas, free.id()), listed(ADA, circle, ""));
        read(MIA, behind.adas().path("")).body("lastActivityAt", is(activity)).body("lastNumber", is(1));
        read(RUI, behind.adas().path("")).body("lastActivityAt", not(is(activity))).body("lastNumber", is(3));

        int mine = behind.adas().reply(MIA, 1);
        String own = read(MIA, behind.adas().path("/posts/" + mine)).extract().path("createdAt");
        read(MIA, behind.adas().path("")).body("lastActivityAt", is(own)).body("lastNumber", is(mine)).body("postCount", is(2));
        assertEquals(List.of(adas, free.id(), ruis), listed(MIA, circle, ""));
        free.reply(RUI, 1);
        assertEquals(List.of(free.id(), adas, ruis), listed(MIA, circle, ""));
        int theirs = behind.adas().reply(ADA, mine);
        String answer = read(MIA, behind.adas().path("/posts/" + theirs)).extract().path("createdAt");
        read(MIA, behind.adas().path("")).body("lastActivityAt", is(answer)).body("lastNumber", is(theirs));
        assertEquals(List.of(adas, free.id(), ruis), listed(MIA, circle, ""));
        behind.adas().reply(RUI, 1);
        behind.ruis().reply(RUI, 1);
        read(MIA, behind.adas().path("")).body("lastActivityAt", is(answer)).body("lastNumber", is(theirs));
        assertEquals(List.of(adas, free.id(), ruis), listed(MIA, circle, ""));

        behind.fulfil("ON_REVEAL");
        assertEquals(List.of(ruis, adas, free.id()), listed(MIA, circle, ""));
        read(MIA, behind.adas().path("")).body("lastNumber", is(theirs + 1));
    }

    @Test
    void filterByTextDoesNotFindWhatIsConcealed() {
        Behind behind = Behind.under("AFTER_READING", Map.of("paragraph", 2));
        Circle circle = behind.circle();
        String section = "sectionId=" + behind.text().sectionId(0);
        String paragraph = "paragraphKey=" + behind.text().key(0, 2);
        String adas = behind.adas().id();
        for (String filter : List.of("?" + section, "?" + paragraph, "?" + section + "&" + paragraph)) {
            for (String order : List.of("", "&order=OPENED", "&assignmentId=" + behind.assignmentId())) {
                assertEquals(List.of(adas), listed(MIA, circle, filter + order), filter + order);
                assertEquals(2, listed(ADA, circle, filter + order).size());
            }
        }
        String other = "&paragraphKey=" + behind.text().key(0, 1);
        read(MIA, circle.path("/threads?" + section + other)).body("items", empty());
        assertEquals(2, listed(MIA, circle, "?assignmentId=" + behind.assignmentId()).size());
        read(MIA, behind.ruis().path("/explanation")).body("policies[0].toRead.size()", is(2))
                .body("policies[0]", not(hasKey("paragraphKey")));
        read(MIA, behind.adas().path("/explanation")).body("policies[0].toRead.size()", is(1))
                .body("policies[0].paragraphKey", is(behind.text().key(0, 2)));

        behind.read(MIA, 0, 2);
        for (String filter : List.of("?" + section, "?" + paragraph, "?" + section + "&" + paragraph)) {
            assertEquals(2, listed(MIA, circle, filter).size(), filter);
        }
    }

    /** Against the order that follows from what she is answered of each thread. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void listsAreInTheOrderOfWhatIsSeen(long seed) {
        Circle circle = Circle.ofAda().joinedBy(RUI, MIA);
        Texts text = Texts.essayIn(circle, "Behind", 2, 4);
        List<Discussion> threads = new ArrayList<>();
        Random random = new Random(seed);
        for (String policy : List.of("AFTER_READING", "ON_REVEAL", "ALWAYS")) {
            Behind behind = Behind.in(circle, text, Behind.assigned(text, policy), Map.of("section", true));
            threads.addAll(List.of(behind.ruis(), behind.adas()));
        }
        threads.add(Discussion.openedBy(RUI, circle));
        threads.add(Discussion.openedBy(MIA, circle));
        Map<String, Integer> places = new HashMap<>();
        List<String> opened = listed(ADA, circle, "?order=OPENED");
        opened.forEach(id -> places.put(id, -opened.indexOf(id)));
        for (int step = 1; step <= 40; step++) {
            Discussion thread = threads.get(random.nextInt(threads.size()));
            People writer = List.of(ADA, RUI, MIA).get(random.nextInt(3));
            var answer = Api.as(writer).body(Map.of("text", "Words")).post(thread.path("/posts"));
            boolean isSeen = answer.statusCode() == 201
                    && Api.as(MIA).get(thread.path("/posts/" + answer.path("number"))).statusCode() == 200;
            if (isSeen) {
                places.put(thread.id(), step);
            }
        }
        List<String> expected = new ArrayList<>(places.keySet());
        expected.sort(Comparator.comparing(places::get, Comparator.reverseOrder()));
        assertEquals(expected, listed(MIA, circle, ""));
        assertEquals(expected, backwards(MIA, circle, ""));
        assertEquals(opened, listed(MIA, circle, "?order=OPENED"));
        assertEquals(opened, backwards(MIA, circle, "?order=OPENED"));
        List<String> visible = expected.stream().filter(id -> Api.as(MIA).get(circle.path("/threads/" + id)).then().extract()
                .path("about.sectionId") != null).toList();
        assertEquals(visible, listed(MIA, circle, "?sectionId=" + text.sectionId(0)));
        assertEquals(visible, backwards(MIA, circle, "?sectionId=" + text.sectionId(0)));
        assertEquals(opened.stream().filter(visible::contains).toList(),
                listed(MIA, circle, "?order=OPENED&sectionId=" + text.sectionId(0)));
    }
}
