package org.studycircle.load;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import org.studycircle.history.Attempt;
import org.studycircle.history.Attempt.Outcome;
import org.studycircle.history.History;
import org.studycircle.history.HistoryCheck;
import org.studycircle.history.Stored;
import org.studycircle.history.Stored.Counter;
import org.studycircle.history.Stored.Post;
import org.studycircle.history.StoredIn;
import org.studycircle.testing.Api;
import org.studycircle.testing.People;

import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;

/** What a group has become, once nobody writes in it any more. */
public record Verdict(Scenery scenery, History history, Connection database) {

    /** @return what is wrong; nothing where all is well */
    public List<String> faults() throws SQLException {
        Stored stored = new StoredIn(database, UUID.fromString(scenery.groupId())).read(walked());
        List<Counter> counters = new ArrayList<>(stored.counters());
        counters.addAll(unread(stored));
        return HistoryCheck.faults(history,
                new Stored(stored.posts(), stored.events(), stored.walked(), stored.readings(), counters));
    }

    /**
     * Tries a write again of which nothing is known.
     *
     * @return 200 where it had been done, 201 where not
     */
    public int repeated(Abandoned abandoned) {
        Attempt unknown = abandoned.attempt();
        long begun = System.nanoTime();
        ExtractableResponse<Response> answer = Api.as(abandoned.author())
                .body(Map.of("postId", unknown.post(), "text", unknown.text()))
                .post(scenery.path("/threads/" + unknown.thread() + "/posts")).then().extract();
        history.add(new Attempt(unknown.thread(), unknown.post(), unknown.text(), begun, System.nanoTime(), Outcome.DONE,
                answer.path("number")));
        return answer.statusCode();
    }

    private List<Long> walked() {
        List<Long> walked = new ArrayList<>();
        String after = "0";
        while (true) {
            ExtractableResponse<Response> page = Api.as(People.ADA).queryParam("after", after).queryParam("limit", 100)
                    .get(scenery.path("/events")).then().statusCode(200).extract();
            page.<List<Integer>>path("items.sequence").forEach(sequence -> walked.add(sequence.longValue()));
            if (after.equals(page.path("next"))) {
                return walked;
            }
            after = page.path("next");
        }
    }

    /** What mia is told, against posts and ranges. */
    private List<Counter> unread(Stored stored) {
        Map<UUID, Long> posts = stored.posts().stream().collect(Collectors.groupingBy(Post::thread, Collectors.counting()));
        return posts.entrySet().stream().map(thread -> {
            ExtractableResponse<Response> state = Api.as(People.MIA)
                    .get(scenery.path("/me/read-states/" + thread.getKey()))
                    .then().statusCode(200).extract();
            long read = state.<List<Map<String, Integer>>>path("read").stream()
                    .mapToLong(range -> range.get("last") - range.get("first") + 1).sum();
            return new Counter("unread of thread " + thread.getKey(), state.<Integer>path("unread"), thread.getValue() - read);
        }).toList();
    }
}
