package org.studycircle.search;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The statement that finds rows of a table by {@code words}, {@code w}. Up to some hundred hits are taken from the index of the words and put into order. Where there are
 * more, what is looked for is so frequent that rows are gone through in their order until the page is full. Which of both to do is not left to the planner, who
 * can't know how frequent it is; nor is it told how few rows a condition may leave, or it would go through all of them.
 *
 * @param languages SQL for an array of the tags of languages
 * @param key what tells rows of the table apart, beside the group
 * @param filter a condition on the columns of the table alone
 * @param columns what is read of a row, of the table and of what is joined, each with its name
 * @param joins what is joined to a row, and
 * @param condition on it, which decides whether it is found
 */
record WordsSql(String table, String languages, List<String> key, String filter, String columns, String joins,
        String condition) {

    private static final int MOST_SORTED = 500;
    private static final int MOST_COMPARED = 1_000;

    /**
     * A statement begins with this.
     *
     * @return the {@code with} that knows what is looked for
     */
    String asked() {
        return """
                with asked as materialized (
                  select search_terms(cast(:terms as text[]), cast(:exact as boolean[]), %1$s) as words
                  from reading_group g where g.group_id = :group
                ), hits as materialized (
                  select %2$s from %3$s w
                  where w.group_id = :group and w.words @@ (select words from asked) and %4$s
                  limit %5$d + 1
                )
                """.formatted(languages, columns("w"), table, filter, MOST_SORTED);
    }

    /**
     * @param best whether the page is in the order of {@code w.rank}
     * @param natural the order in which those come first that are compared, where the best are asked for
     * @return the rows of a page, to be joined laterally as {@code w}
     */
    String found(boolean best, String natural) {
        String first = natural + " limit " + MOST_COMPARED;
        return best
                ? "select w.* from (select w.* from (" + ways(first) + ") w" + first + ") w where true {page}"
                : ways("{page}");
    }

    private String ways(String order) {
        String found = "select " + columns + ", cast(ts_rank(w.words, (select words from asked)) * 1000000 as integer) as rank";
        return """
                (%1$s from hits
                 cross join lateral (select w.* from %2$s w where w.group_id = :group and (%3$s) = (%4$s) limit 1) w
                 %5$s
                 where (select count(*) from hits) <= %6$d and %7$s %8$s)
                union all
                (%1$s from %2$s w %5$s
                 where (select count(*) from hits) > %6$d and w.group_id = :group and %9$s
                   and coalesce(w.words @@ (select words from asked), false) and coalesce(%7$s, false) %8$s)
                """.formatted(found, table, columns("w"), columns("hits"), joins, MOST_SORTED, condition, order, filter);
    }

    private String columns(String of) {
        return key.stream().map(column -> of + "." + column).collect(Collectors.joining(", "));
    }
}
