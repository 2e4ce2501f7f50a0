package org.studycircle.across;

import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.MIA;
import static org.studycircle.testing.People.RUI;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.studycircle.testing.Api;
import org.studycircle.testing.People;

import io.quarkus.test.junit.QuarkusTest;

/** What searching in a group costs, as PostgreSQL's own plans of the real statements say, who sees all of it and who does not. */
@QuarkusTest
class SearchCostTest {

    /** Two hundred hits are read with their threads, to be put into order; that is bounded by a thousand. */
    private static final int MOST_FOR_RARE = 200 * 25;

    @AfterEach
    void stopLogging() throws SQLException {
        Costs.stopLogging();
    }

    /** Every post says something common, one in two hundred something rare. */
    @Test
    void costOfSearchingDoesNotGrowWithTheGroup() throws Exception {
        List<LongGroup> scenes = List.of(LongGroup.of(2_000), LongGroup.of(40_000));
        Costs costs = new Costs();
        for (LongGroup scene : scenes) {
            index(scene);
            Api.raw(ADA).get(scene.path("/posts?q=thought")).then().statusCode(200).body("items", hasSize(20));
            Costs.logPlans();
            for (People reader : List.of(ADA, RUI, MIA)) {
                String who = " for " + reader.displayName();
                costs.add(reader, "rare word" + who, scene.path("/posts?q=rare7x"));
                costs.add(reader, "best of a rare word" + who, scene.path("/posts?q=rare7x&order=BEST"));
                costs.add(reader, "common and rare word" + who, scene.path("/posts?q=thought rare7x"));
                costs.add(reader, "nothing" + who, scene.path("/posts?q=nothing"));
            }
            for (People reader : List.of(ADA, RUI)) {
                String who = " for " + reader.displayName();
                costs.add(reader, "common word" + who, scene.path("/posts?q=thought"));
                costs.add(reader, "common word of an author" + who,
                        scene.path("/posts?q=thought&authorId=" + scene.circle().personId(RUI)));
            }
            Costs.stopLogging();
        }
        costs.assertBounded("2000 posts", "40000 posts",
                list -> list.contains("rare") ? MOST_FOR_RARE : 2 * Costs.MOST_PER_PAGE);
    }

    /** As if the group had been followed. */
    private static void index(LongGroup scene) throws SQLException {
        try (Connection database = Costs.database(); Statement statement = database.createStatement()) {
            assertTrue(statement.executeUpdate("""
                    insert into post_words (group_id, thread_id, number, author_id, created_at, title, text, words, stamp)
                    select p.group_id, p.thread_id, p.number, p.author_id, p.created_at + p.number * interval '1 second', null, p.text,
                           to_tsvector('simple', 'a thought rare' || (row_number() over (order by p.thread_id, p.number)) %% 200 || 'x'), 1
                    from post p where p.group_id = '%1$s'
                    on conflict do nothing
                    """.formatted(scene.circle().id())) > 0);
            statement.execute("""
                    insert into followed_log (group_id, seq)
                    select group_id, event_seq from reading_group where group_id = '%1$s'
                    on conflict (group_id) do update set seq = excluded.seq
                    """.formatted(scene.circle().id()));
        }
    }
}
