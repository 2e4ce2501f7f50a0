package org.studycircle.load;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.studycircle.history.Attempt;
import org.studycircle.history.Attempt.Outcome;
import org.studycircle.history.History;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.People;
import org.studycircle.testing.Texts;
import org.studycircle.text.Ids;

/** A group in which clients can be busy. */
public record Scenery(String groupId, List<UUID> threads, String sectionId, List<String> paragraphKeys) {

    private static final int THREADS = 4;

    /** Made through the API; what it writes is part of the history. */
    public static Scenery made(History history) {
        Circle circle = Circle.ofAda().joinedBy(People.BEN, People.RUI, People.MIA);
        Texts text = Texts.essayIn(circle, "An essay", 1, 5);
        List<UUID> threads = Stream.generate(() -> opened(circle, history)).limit(THREADS).toList();
        return new Scenery(circle.id(), threads, text.sectionIds().get(0), text.keys().get(0));
    }

    /** One more thread, in which nobody is busy. */
    public UUID quietThread(History history) {
        return opened(new Circle(groupId, Map.of()), history);
    }

    private static UUID opened(Circle circle, History history) {
        UUID thread = Ids.next();
        UUID post = Ids.next();
        String text = "Text of " + post;
        long begun = System.nanoTime();
        Api.as(People.ADA).body(Map.of("threadId", thread, "title", "A thread", "post", Map.of("postId", post, "text", text)))
                .post(circle.path("/threads")).then().statusCode(201);
        history.add(new Attempt(thread, post, text, begun, System.nanoTime(), Outcome.DONE, 1));
        return thread;
    }

    /** For example {@code path("/threads")}. */
    public String path(String rest) {
        return "/groups/" + groupId + rest;
    }
}
