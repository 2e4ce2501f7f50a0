package org.studycircle.visibility;

import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.MIA;
import static org.studycircle.testing.People.RUI;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.Discussion;
import org.studycircle.testing.People;
import org.studycircle.testing.Texts;
import org.studycircle.text.Ids;

import com.google.errorprone.annotations.CanIgnoreReturnValue;

import io.restassured.specification.RequestSpecification;

/**
 * A group with one assignment under a policy, which ada facilitates. Rui opened a thread about it, which ada replied to; ada opened another,
 * which rui replied to. Mia is behind: she has neither read nor written a word.
 *
 * @param ruis thread that rui opened
 * @param adas thread that ada opened
 */
public record Behind(Circle circle, Texts text, String assignmentId, Discussion ruis, Discussion adas) {

    public static final String SECRET_TITLE = "Secret title of a reader";
    public static final String SECRET = "Secret word of a reader";
    public static final String OPEN_TITLE = "Open title of a facilitator";
    public static final String OPEN = "Open word of a facilitator";
    public static final String ANSWER = "Hidden answer of a facilitator";

    public static Behind under(String policy) {
        return under(policy, Map.of());
    }

    /** @param about what the threads are about besides the assignment */
    public static Behind under(String policy, Map<String, ?> about) {
        Circle circle = Circle.ofAda().joinedBy(RUI, MIA);
        Texts text = Texts.essayIn(circle, "Behind", 2, 4);
        return in(circle, text, assigned(text, policy), about);
    }

    /** Threads about a section alone. */
    public static Behind underBySection(String policy) {
        Circle circle = Circle.ofAda().joinedBy(RUI, MIA);
        Texts text = Texts.essayIn(circle, "Behind", 2, 4);
        String assignmentId = assigned(text, policy);
        Map<String, Object> about = Map.of("sectionId", text.sectionId(0));
        return new Behind(circle, text, assignmentId, opened(circle, RUI, SECRET_TITLE, SECRET, about),
                opened(circle, ADA, OPEN_TITLE, OPEN, about)).answered();
    }

    public static Behind in(Circle circle, Texts text, String assignmentId, Map<String, ?> more) {
        Map<String, Object> about = new HashMap<>(more);
        about.put("assignmentId", assignmentId);
        if (more.containsKey("paragraph")) {
            about.put("anchor", Map.of("paragraphKey", text.key(0, (Integer) about.remove("paragraph"))));
            about.put("sectionId", text.sectionId(0));
        } else if (about.remove("section") != null) {
            about.put("sectionId", text.sectionId(0));
        }
        return new Behind(circle, text, assignmentId, opened(circle, RUI, SECRET_TITLE, SECRET, about),
                opened(circle, ADA, OPEN_TITLE, OPEN, about)).answered();
    }

    private Behind answered() {
        ruis.reply(ADA, 1, ANSWER);
        adas.reply(RUI, 1, SECRET);
        return this;
    }

    @CanIgnoreReturnValue
    public static Discussion opened(Circle circle, People person, String title, String text, Map<String, ?> about) {
        return Discussion.openedBy(person, circle, Map.of("title", title, "about", about, "post", Map.of("text", text)));
    }

    public static String assigned(Texts text, String policy) {
        Map<String, Object> draft = text.assignment(0, 1);
        draft.put("opensOn", "2026-01-01");
        draft.put("dueOn", LocalDate.now(ZoneOffset.UTC).plusDays(30).toString());
        draft.put("visibility", policy);
        return Api.as(ADA).body(draft).post(text.circle().path("/assignments")).then().statusCode(201).extract()
                .path("assignmentId");
    }

    String assignment() {
        return circle.path("/assignments/" + assignmentId);
    }

    String reveal() {
        return assignment() + "/reveal";
    }

    /** Somebody who knows how the assignment stands now. */
    RequestSpecification revealing(People person) {
        return Api.as(person).header("If-Match", Api.as(ADA).get(assignment()).header("ETag"));
    }

    String ownReveal() {
        return circle.path("/me/reveals/" + assignmentId);
    }

    /** A thread about the assignment. */
    Discussion opened(People person, String text) {
        return opened(circle, person, "Of " + person, text, Map.of("assignmentId", assignmentId));
    }

    void change(Map<String, ?> settings) {
        Api.patchAs(ADA, Api.as(ADA).get(assignment()).header("ETag")).body(settings).patch(assignment()).then()
                .statusCode(200);
    }

    void read(People reader, int section, int paragraph) {
        record(reader,
                Map.of("sectionId", text.sectionId(section), "kind", "READ", "paragraphKey", text.key(section, paragraph)));
    }

    void complete(People reader, int section) {
        record(reader, Map.of("sectionId", text.sectionId(section), "kind", "COMPLETED"));
    }

    private static int sequence;

    private void record(People reader, Map<String, Object> what) {
        Map<String, Object> event = new HashMap<>(what);
        event.putAll(Map.of("eventId", Ids.next().toString(), "sequence", ++sequence, "occurredAt", "2026-01-02T12:00:00Z"));
        Api.as(reader).body(Map.of("events", List.of(event))).post(circle.path("/me/reading-events")).then().statusCode(200);
    }

    /** Lets the policy be fulfilled for mia. */
    public void fulfil(String policy) {
        switch (policy) {
            case "AFTER_FIRST_POST" -> opened(MIA, "An answer").reply(MIA, 1);
            case "AFTER_READING" -> {
                complete(MIA, 0);
                complete(MIA, 1);
            }
            case "AFTER_DUE" -> change(Map.of("dueOn", LocalDate.now(ZoneOffset.UTC).minusDays(2).toString()));
            case "ON_REVEAL" -> revealing(ADA).put(reveal()).then().statusCode(200);
            default -> throw new IllegalArgumentException(policy);
        }
    }
}
