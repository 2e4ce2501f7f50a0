package org.studycircle.visibility;

import static org.hamcrest.Matchers.lessThan;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.BEN;
import static org.studycircle.testing.People.MIA;
import static org.studycircle.testing.People.RUI;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.People;
import org.studycircle.testing.Texts;
import org.studycircle.text.Ids;

import com.google.errorprone.annotations.CanIgnoreReturnValue;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** A group in which everybody does, by chance, whatever the service lets them do that has to do with who sees what. */
final class RandomCircle {

    static final List<People> CAST = List.of(ADA, BEN, RUI, MIA);

    private static final int SECTIONS = 3;
    private static final int PARAGRAPHS = 3;
    private static final List<String> CONCEALING = List.of("AFTER_FIRST_POST", "AFTER_READING", "AFTER_DUE", "ON_REVEAL");

    private final Random random;
    /** That conceal something, of those that assignments stand under here: none, one alone, or all. */
    private final List<String> concealing;
    private final Circle circle;
    private final Texts text;
    private final List<String> assignments = new ArrayList<>();
    private final List<String> threads = new ArrayList<>();
    private int sequence;

    RandomCircle(long seed) {
        random = new Random(seed);
        int which = Math.floorMod(seed, CONCEALING.size() + 2);
        concealing = which < CONCEALING.size()
                ? CONCEALING.subList(which, which + 1)
                : which == CONCEALING.size() ? List.of() : CONCEALING;
        Map<String, Object> settings = new HashMap<>(
                Map.of("name", "Chance", "zone", one(List.of("UTC", "Europe/Berlin", "America/New_York")),
                        "joinPolicy", "OPEN", "afterReadingNeedsReach", chance(3)));
        if (chance(3)) {
            settings.put("lateJoiners", Map.of("policy", "GRACE", "graceDays", 1 + random.nextInt(9)));
        }
        circle = Circle.of(settings).joinedBy(BEN, RUI, MIA);
        if (chance(2)) {
            circle.facilitatedBy(BEN);
        }
        text = Texts.essayIn(circle, "Chance", SECTIONS, PARAGRAPHS);
    }

    Circle circle() {
        return circle;
    }

    List<String> sections() {
        return text.sectionIds();
    }

    RandomCircle afterSteps(int steps) {
        assign();
        while (threads.isEmpty()) {
            open();
        }
        for (int step = 0; step < steps; step++) {
            step();
        }
        return this;
    }

    private void step() {
        switch (random.nextInt(19)) {
            case 0, 1 -> assign();
            case 2, 3 -> open();
            case 4, 5, 6, 7 -> reply();
            case 8, 9 -> read();
            case 10 -> done(Api.as(one(CAST)).put(circle.path("/me/reveals/" + one(assignments))));
            case 11 -> done(tagged(ADA, assignment()).put(assignment() + "/reveal"));
            case 12 -> delete(one(CAST), thread() + "/posts/" + (1 + random.nextInt(6)));
            case 13 -> mark();
            case 14 -> changePolicy();
            case 15 -> remove(thread() + "/posts/" + (1 + random.nextInt(6)), chance(2));
            case 16 -> done(Api.as(ADA).delete(thread() + "/posts/" + (1 + random.nextInt(6)) + "/removal"));
            case 17 -> done(Api.as(one(CAST)).delete(thread() + "/posts/" + (1 + random.nextInt(6)) + "/deletion"));
            default -> deleteOneOf(chance(2) ? assignment() : thread());
        }
    }

    private void assign() {
        List<Integer> sections = random.ints(0, SECTIONS).distinct().limit(1 + random.nextInt(2)).boxed().sorted().toList();
        Map<String, Object> draft = text.assignment(sections.stream().mapToInt(section -> section).toArray());
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        draft.put("opensOn", today.minusDays(20L + random.nextInt(20)).toString());
        draft.put("dueOn", today.plusDays(random.nextInt(9) - 5L).toString());
        draft.put("visibility", policy());
        assignments.add(Api.as(ADA).body(draft).post(circle.path("/assignments")).then().statusCode(201).extract()
                .path("assignmentId"));
    }

    private String policy() {
        return concealing.isEmpty() || chance(4) ? "ALWAYS" : one(concealing);
    }

    private void open() {
        Map<String, Object> about = new HashMap<>();
        int section = random.nextInt(SECTIONS);
        if (chance(2)) {
            about.put("assignmentId", one(assignments));
        }
        if (chance(2)) {
            about.put("sectionId", text.sectionId(section));
            if (chance(2)) {
                about.put("anchor", Map.of("paragraphKey", text.key(section, random.nextInt(PARAGRAPHS))));
            }
        }
        Map<String, Object> draft = new HashMap<>(Map.of("title", "By chance", "post", Map.of("text", "Words")));
        if (!about.isEmpty()) {
            draft.put("about", about);
        }
        Response opened = done(Api.as(one(CAST)).body(draft).post(circle.path("/threads")));
        if (opened.statusCode() == 201) {
            threads.add(opened.path("threadId"));
        }
    }

    private void reply() {
        done(Api.as(one(CAST)).body(Map.of("text", "A word", "parent", 1 + random.nextInt(4))).post(thread() + "/posts"));
    }

    private void read() {
        int section = random.nextInt(SECTIONS);
        Map<String, Object> event = new HashMap<>(Map.of("eventId", Ids.next(), "sequence", ++sequence, "occurredAt",
                "2026-01-02T12:00:00Z", "sectionId", text.sectionId(section)));
        if (chance(2)) {
            event.put("kind", "COMPLETED");
        } else {
            event.putAll(Map.of("kind", "READ", "paragraphKey", text.key(section, random.nextInt(PARAGRAPHS))));
        }
        done(Api.as(one(CAST)).body(Map.of("events", List.of(event))).post(circle.path("/me/reading-events")));
    }

    private void mark() {
        int first = 1 + random.nextInt(4);
        String which = one(List.of("seen", "read", "keepUnread"));
        done(Api.as(one(CAST)).body(Map.of(which, List.of(Map.of("first", first, "last", first + random.nextInt(4)))))
                .put(circle.path("/me/read-states/" + one(threads))));
    }

    private void changePolicy() {
        String path = assignment();
        done(Api.patchAs(ADA, tag(ADA, path)).body(Map.of("visibility", policy())).patch(path));
    }

    private void remove(String path, boolean wholeBranch) {
        done(tagged(ADA, path).body(Map.of("wholeBranch", wholeBranch, "reason", "OTHER", "words", "Words"))
                .put(path + "/removal"));
    }

    private void deleteOneOf(String path) {
        if (chance(2)) {
            delete(ADA, path);
        }
    }

    private void delete(People person, String path) {
        done(tagged(person, path).delete(path));
    }

    private static RequestSpecification tagged(People person, String path) {
        return Api.as(person).header("If-Match", tag(person, path));
    }

    /** Of what is gone, or not to be seen, one that nothing has. */
    private static String tag(People person, String path) {
        String tag = Api.as(person).get(path).header("ETag");
        return tag == null ? "\"none\"" : tag;
    }

    /** Much is refused, by what somebody sees, and for other reasons. */
    @CanIgnoreReturnValue
    private static Response done(Response response) {
        response.then().statusCode(lessThan(500));
        return response;
    }

    private String assignment() {
        return circle.path("/assignments/" + one(assignments));
    }

    private String thread() {
        return circle.path("/threads/" + one(threads));
    }

    private boolean chance(int of) {
        return random.nextInt(of) == 0;
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
