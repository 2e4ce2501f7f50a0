package org.studycircle.group.discovery;

import java.util.List;

import org.studycircle.http.paging.Slice;
import org.studycircle.sql.Keyset;

/**
 * Groups that fit equally well. A page of them costs about the same however many groups there are: up to so many hits are
 * sorted; where there are more, hits are so frequent that going through the newest groups meets enough of them soon. Which of
 * both to do is not left to the planner, who can't know how frequent it is what is looked for. Of groups that fit only nearly
 * there are no more than that, and none where enough others fit.
 *
 * @param rank the higher, the better
 * @param match what an index finds
 * @param rest what else must be, or empty
 */
record Tier(String name, int rank, String match, String rest) {

    static final String ASKED = """
            with asked as materialized (
              select search_query(cast(:terms as text[])) as words, search_pattern(cast(:terms as text[])) as part,
                     array[cast(:language as text)] as languages
            ), asked_nearly as materialized (
              select search_near_query(cast(:terms as text[])) as words
            )
            """;

    private static final String NAME_SAYS_IT = "(l.name_words @@ (select words from asked)"
            + " or l.folded_name like (select part from asked))";
    private static final String TEXT_SAYS_IT = "l.words @@ (select words from asked)";
    private static final String TEXT_NEARLY_SAYS_IT = "l.near_words @@ (select words from asked_nearly)";
    private static final String LANGUAGE_IS_IT = "l.language_ranges @> (select languages from asked)";

    private static final String NEARLY = "nearly";
    private static final int MOST_SORTED = 1_000;
    private static final int MOST_THAT_FIT = 100;

    /** @return the best first */
    static List<Tier> of(GroupSearch search) {
        if (search.terms().isEmpty()) {
            return List.of(new Tier("language", 0, LANGUAGE_IS_IT, ""));
        }
        String inLanguage = search.language() == null ? "" : " and " + LANGUAGE_IS_IT;
        String notInName = "and not coalesce(" + NAME_SAYS_IT + ", false)";
        return List.of(
                new Tier("name", 1, NAME_SAYS_IT + inLanguage, ""),
                new Tier("text", 0, TEXT_SAYS_IT + inLanguage, notInName),
                new Tier(NEARLY, -1, TEXT_NEARLY_SAYS_IT + inLanguage,
                        notInName + " and not coalesce(" + TEXT_SAYS_IT + ", false)" + fewFit(inLanguage)));
    }

    private static String fewFit(String inLanguage) {
        return """
                 and (select count(*) from (
                  select l.group_id from listed_group l where (%1$s or %2$s) %3$s limit %4$d + 1
                ) fit) <= %4$d
                """.formatted(NAME_SAYS_IT, TEXT_SAYS_IT, inLanguage, MOST_THAT_FIT);
    }

    /**
     * @param order of the rows, from {@link Keyset#clause}
     * @param room where something is to be looked for at all, or empty
     */
    String sql(String order, String room) {
        return """
                , hits_%1$s as materialized (
                  select l.created_at, l.group_id from listed_group l
                  where %2$s %3$s %4$s
                  limit %5$d + 1
                ), page_%1$s as materialized (%6$s)
                """.formatted(name, match, room, rest, MOST_SORTED, name.equals(NEARLY) ? sorted(order) : found(order));
    }

    private String sorted(String order) {
        return "select %d as rank, l.created_at, l.group_id from hits_%s l where true %s".formatted(rank, name, order);
    }

    private String found(String order) {
        return """
                (
                  select %1$d as rank, l.created_at, l.group_id from hits_%2$s l
                  where (select count(*) from hits_%2$s) <= %5$d
                  %6$s
                ) union all (
                  select %1$d, l.created_at, l.group_id from listed_group l
                  where (select count(*) from hits_%2$s) > %5$d and coalesce(%3$s, false) %4$s
                  %6$s
                )
                """.formatted(rank, name, match, rest, MOST_SORTED, order);
    }

    boolean isAhead(Slice slice) {
        return slice.isFromStart() || (slice.backwards() ? rankOf(slice) <= rank : rankOf(slice) >= rank);
    }

    /** The cursor's own tier goes on behind it, and any other is read from its end. */
    Slice within(Slice slice) {
        boolean isOwn = !slice.isFromStart() && rankOf(slice) == rank;
        return isOwn ? slice : slice.fromStart();
    }

    static Integer rankOf(Slice slice) {
        return slice.isFromStart() ? null : Integer.valueOf(slice.key().get(0));
    }
}
