package org.studycircle.across;

import static org.hamcrest.Matchers.hasSize;
import static org.studycircle.testing.People.ADA;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.studycircle.testing.Api;
import org.studycircle.text.Ids;

import io.quarkus.test.junit.QuarkusTest;

/** What finding groups costs, as PostgreSQL's own plans of the real statements say. */
@QuarkusTest
class FindingCostTest {

    @AfterEach
    void stopLogging() throws SQLException {
        Costs.stopLogging();
    }

    /** Each group says the same but for a few: thirty of them something rare, one in a hundred something now and then. */
    @Test
    void costOfFindingGroupsDoesNotGrowWithTheirNumber() throws Exception {
        String mark = Ids.next().toString().replaceAll("[^a-f]", "x");
        List<Integer> sizes = List.of(3_000, 30_000);
        Costs costs = new Costs();
        try {
            for (int size : sizes) {
                list(mark, size);
                Stream.of("raer", "comnon", "descirbed", "ocasional").forEach(word -> Api.raw(ADA).queryParam("q", word + mark)
                        .get("/groups").then().statusCode(200).body("items", hasSize(20)));
                Costs.logPlans();
                costs.add("rare word", "/groups?q=rare" + mark);
                costs.add("part of a rare word", "/groups?q=are" + mark);
                costs.add("rare characters", "/groups?q=読書会 " + mark);
                costs.add("rare language", "/groups?language=tlh");
                costs.add("nothing", "/groups?q=nothing" + mark);
                costs.add("common word", "/groups?q=common" + mark);
                costs.add("common description", "/groups?q=described" + mark);
                costs.add("common beginning", "/groups?q=com");
                costs.add("common language", "/groups?language=fr");
                costs.add("common and rare", "/groups?language=fr&q=rare" + mark + " described" + mark);
                costs.add("mistyped rare word", "/groups?q=raer" + mark);
                costs.add("mistyped common word", "/groups?q=comnon" + mark);
                costs.add("mistyped language", "/groups?language=tlh&q=comnon" + mark);
                costs.add("mistyped words", "/groups?q=raer" + mark + " comnon" + mark + " descirbed" + mark);
                costs.add("mistyped occasional word", "/groups?q=ocasional" + mark);
                costs.add("occasional word", "/groups?q=occasional" + mark);
            }
        } finally {
            unlist(mark);
        }
        // where there are up to a thousand hits, each of them is looked at, and for each letter of a mistyped word there is a look into the index
        costs.assertBounded(sizes.get(0) + " groups", sizes.get(1) + " groups",
                search -> search.contains("occasional") || search.equals("mistyped words") ? 1_000 : 2 * Costs.MOST_PER_PAGE);
    }

    private static void list(String mark, int size) throws SQLException {
        try (Connection database = Costs.database(); Statement statement = database.createStatement()) {
            statement.execute("""
                    with founded as (
                      insert into reading_group (group_id, name, description, zone, language, join_policy, listed,
                        late_joiner_policy, default_visibility, member_count, facilitator_count, created_from, created_at, version)
                      select gen_random_uuid(),
                        'Common%1$s ' || md5(i::text) || case when i <= 30 then ' rare%1$s' when i <= 60 then ' 読書会 %1$s' else '' end,
                        'All are described%1$s as ' || md5('x' || i)
                          || case when i %% 100 = 70 then ' and the occasional%1$s one' else '' end,
                        'UTC', case when i between 61 and 90 then 'tlh' else 'fr' end, 'OPEN', true, 'SAME_DATES', 'ALWAYS', 1, 1,
                        decode('%2$s', 'hex'),
                        now() - random() * interval '1 year', 0
                      from generate_series((select count(*) + 1 from reading_group where created_from = decode('%2$s', 'hex')), %3$d) i
                      returning *
                    )
                    insert into listed_group
                    select group_id, created_at, search_folded(name), search_document(name), search_document(name || ' . ' || description),
                      search_languages(language, '{}')
                    from founded
                    """.formatted(mark, hex(mark), size));
            statement.execute("vacuum listed_group");
        }
    }

    private static void unlist(String mark) throws SQLException {
        try (Connection database = Costs.database(); Statement statement = database.createStatement()) {
            statement.execute("delete from reading_group where created_from = decode('" + hex(mark) + "', 'hex')");
        }
    }

    private static String hex(String mark) {
        return HexFormat.of().formatHex(mark.getBytes(StandardCharsets.UTF_8));
    }
}
