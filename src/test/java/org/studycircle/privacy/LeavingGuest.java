package org.studycircle.privacy;

import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.RUI;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.Guest;
import org.studycircle.testing.Texts;
import org.studycircle.text.Ids;

import com.google.errorprone.annotations.CanIgnoreReturnValue;

import io.quarkus.vertx.VertxContextSupport;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** Somebody who leaves something of everything in groups, and is erased then; each test has one of its own. */
@Dependent
class LeavingGuest {

    final Guest guest = Guest.arrives();

    /** Part of everything that the guest writes. */
    final String words = "words-" + UUID.randomUUID();

    @Inject
    ErasureJob job;

    @Inject
    Pool pool;

    /** A group of ada's in which the guest has left one of everything. */
    record Trail(Circle circle, Texts text, String thread, String alone, String adas) {

        String posts() {
            return circle.path("/threads/" + thread + "/posts");
        }
    }

    @CanIgnoreReturnValue
    Trail trail(Circle circle) {
        guest.call().put(circle.path("/me/membership")).then().statusCode(201);
        Texts text = Texts.essayIn(circle, "Essay", 2, 3);
        read(circle, text);
        String thread = open(circle, words + " title", words + " opening");
        String posts = circle.path("/threads/" + thread + "/posts");
        Api.as(ADA).body(Map.of("text", "Ada's answer")).post(posts).then().statusCode(201);
        guest.call().body(Map.of("text", words + " first version")).post(posts).then().statusCode(201);
        Api.as(RUI).put(circle.path("/me/membership"));
        Api.as(RUI).body(Map.of("text", "Rui's answer", "parent", 3)).post(posts).then().statusCode(201);
        guest.patch(posts + "/3").body(Map.of("text", words + " second version")).patch(posts + "/3").then().statusCode(200);
        guest.call().body(Map.of("text", words + " regretted")).post(posts).then().statusCode(201);
        guest.call().header("If-Match", guest.call().get(posts + "/5").header("ETag")).delete(posts + "/5").then()
                .statusCode(204);
        String alone = open(circle, words + " monologue", words + " to nobody");
        String adas = Api.as(ADA).body(Map.of("title", "Ada's", "post", Map.of("text", "Ada's own")))
                .post(circle.path("/threads")).then().statusCode(201).extract().path("threadId");
        guest.call().body(Map.of("text", words + " at ada's")).post(circle.path("/threads/" + adas + "/posts")).then()
                .statusCode(201);
        return new Trail(circle, text, thread, alone, adas);
    }

    private String open(Circle circle, String title, String text) {
        return guest.call().body(Map.of("title", title, "post", Map.of("text", text))).post(circle.path("/threads")).then()
                .statusCode(201).extract().path("threadId");
    }

    private void read(Circle circle, Texts text) {
        guest.call().body(Map.of("events", List.of(Map.of("eventId", Ids.next(), "sectionId", text.sectionId(0), "kind", "READ",
                "paragraphKey", text.key(0, 0), "sequence", 1, "occurredAt", "2026-01-01T00:00:00Z"))))
                .post(circle.path("/me/reading-events")).then().statusCode(200).body("results[0].outcome", is("MERGED"));
    }

    void ask(String mode) {
        guest.call().body(Map.of("mode", mode)).put("/me/erasure").then().statusCode(202);
        due();
    }

    void due() {
        pool.preparedQuery("""
                update erasure e set due_at = now() - interval '1 second' from person p
                where p.person_id = e.person_id and p.subject = $1 and e.state <> 'DONE'
                """)
                .execute(Tuple.of(guest.subject())).await().indefinitely();
    }

    void work() throws Throwable {
        VertxContextSupport.subscribeAndAwait(() -> job.work());
    }

    void erased(String mode) throws Throwable {
        ask(mode);
        work();
        assertEquals("DONE", receipt().getString("state"));
    }

    Row receipt() {
        return pool.preparedQuery("""
                select e.*, p.state as person_state, p.display_name, p.zone, p.language
                from erasure e join person p on p.person_id = e.person_id
                where p.subject = $1
                """)
                .execute(Tuple.of(guest.subject())).map(rows -> rows.iterator().next()).await().indefinitely();
    }

    /** Every column of the database in which the words stand somewhere. */
    List<String> places(String text) {
        return places(text, "true");
    }

    /** But for what is in other groups, where another person may have been given the same name. */
    List<String> places(String text, Circle circle) {
        return places(text, "coalesce(to_jsonb(t) ->> 'group_id', '%1$s') = '%1$s'".formatted(circle.id()));
    }

    private List<String> places(String text, String condition) {
        List<String> places = new ArrayList<>();
        for (Row column : pool.query("""
                select table_name, column_name from information_schema.columns
                where table_schema = 'public'
                  and (data_type in ('text', 'character varying', 'json', 'jsonb') or udt_name in ('_text', '_varchar'))
                """).executeAndAwait()) {
            String table = column.getString(0);
            String name = column.getString(1);
            int found = pool.preparedQuery("select cast(count(*) as integer) from " + table + " t where cast(" + name
                    + " as text) like '%' || $1 || '%' and " + condition).execute(Tuple.of(text)).await().indefinitely()
                    .iterator().next().getInteger(0);
            if (found > 0) {
                places.add(table + "." + name);
            }
        }
        return places;
    }

    int count(String query, Object parameter) {
        return pool.preparedQuery(query).execute(Tuple.of(parameter)).await().indefinitely().size();
    }
}
