package org.studycircle.group.discovery;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.group.GroupView;
import org.studycircle.group.Groups;
import org.studycircle.group.Groups.Card;
import org.studycircle.http.paging.Keyset;
import org.studycircle.http.paging.Page;
import org.studycircle.http.paging.Paging;
import org.studycircle.http.paging.Slice;
import org.studycircle.http.problem.Malformed;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;

/** Finds listed groups by what they say of themselves: those whose name says it before the others, and of each the newest first. */
@ApplicationScoped
public class Discovery {

    private static final Keyset RANKED = Keyset.descending().number("page.rank")
            .with("page.created_at", OffsetDateTime::parse).uuid("page.group_id");

    /** The first parameter is the caller. All three are used by every statement, and followed by those of the cursor. */
    private static final String ASKED = """
            with asked as materialized (
              select search_query(cast($2 as text[])) as words, search_pattern(cast($2 as text[])) as part,
                     array[cast($3 as text)] as languages
            )
            """;
    private static final int PARAMETERS = 3;

    private static final String NAME_SAYS_IT = "(l.name_words @@ (select words from asked)"
            + " or l.folded_name like (select part from asked))";
    private static final String SOMETHING_SAYS_IT = "l.words @@ (select words from asked)";
    private static final String LANGUAGE_IS_IT = "l.language_ranges @> (select languages from asked)";

    @Inject
    Pool pool;

    private record Found(Card card, int rank) {

        static Found of(Row row) {
            return new Found(Card.of(row), row.getInteger("rank"));
        }

        List<?> key() {
            GroupView view = card.view();
            return List.of(rank, view.createdAt().atOffset(ZoneOffset.UTC), view.groupId());
        }
    }

    /**
     * Groups that fit equally well. A page of them costs about the same however many groups there are: up to so many hits are
     * sorted; where there are more, hits are so frequent that going through the newest groups meets enough of them soon. Which of
     * both to do is not left to the planner, who can't know how frequent it is what is looked for.
     *
     * @param rank the higher, the better
     * @param match what an index finds
     * @param rest what else must be, or empty
     */
    private record Tier(int rank, String match, String rest) {

        private static final int MOST_SORTED = 1_000;
        private static final Keyset NEWEST = Keyset.descending().with("l.created_at", OffsetDateTime::parse)
                .uuid("l.group_id");

        /** @param room where something is to be looked for at all, or empty */
        String sql(Slice slice, String room) {
            return """
                    , hits_%1$d as materialized (
                      select l.created_at, l.group_id from listed_group l
                      where %2$s %3$s %4$s
                      limit %5$d + 1
                    ), page_%1$d as materialized (
                      (
                        select %1$d as rank, l.created_at, l.group_id from hits_%1$d l
                        where (select count(*) from hits_%1$d) <= %5$d
                        %6$s
                      ) union all (
                        select %1$d, l.created_at, l.group_id from listed_group l
                        where (select count(*) from hits_%1$d) > %5$d and coalesce(%2$s, false) %3$s
                        %6$s
                      )
                    )
                    """.formatted(rank, match, rest, room, MOST_SORTED, within(slice).clause(PARAMETERS + 2));
        }

        /** The cursor's own tier goes on behind it, and any other is read from its end. */
        private Slice within(Slice slice) {
            boolean isOwn = slice.key() != null && rankOf(slice) == rank;
            return new Slice(slice.list(), NEWEST, slice.limit(), slice.backwards(),
                    isOwn ? slice.key().subList(1, slice.key().size()) : null);
        }

        boolean isAhead(Slice slice) {
            return slice.key() == null || (slice.backwards() ? rankOf(slice) <= rank : rankOf(slice) >= rank);
        }

        private static long rankOf(Slice slice) {
            return (Long) slice.key().get(0);
        }
    }

    public Uni<Page<GroupView>> find(GroupSearch search, UUID callerId, Paging paging) {
        Slice slice = paging.slice("groups " + search, RANKED);
        String[] terms = search.terms().isEmpty() ? null : search.terms().toArray(String[]::new);
        return pool.preparedQuery(sql(tiers(search, slice), slice))
                .mapping(Found::of)
                .execute(slice.parameters(callerId, terms, search.language()))
                .map(rows -> slice.page(rows.stream().toList(), Found::key).map(found -> found.card.view()));
    }

    /** @return those that the page may have rows of, in the order in which it is read */
    private static List<Tier> tiers(GroupSearch search, Slice slice) {
        String inLanguage = search.language() == null ? "" : " and " + LANGUAGE_IS_IT;
        List<Tier> tiers = search.terms().isEmpty()
                ? List.of(new Tier(0, LANGUAGE_IS_IT, ""))
                : List.of(new Tier(1, NAME_SAYS_IT + inLanguage, ""),
                        new Tier(0, SOMETHING_SAYS_IT + inLanguage, "and not coalesce(" + NAME_SAYS_IT + ", false)"));
        List<Tier> ahead = new ArrayList<>(tiers.stream().filter(tier -> tier.isAhead(slice)).toList());
        if (ahead.isEmpty()) {
            throw Malformed.cursor();
        }
        if (slice.backwards()) {
            Collections.reverse(ahead);
        }
        return ahead;
    }

    /** A tier is looked into only where the one before leaves room on the page. */
    private static String sql(List<Tier> tiers, Slice slice) {
        StringBuilder sql = new StringBuilder(ASKED);
        String room = "";
        for (Tier tier : tiers) {
            sql.append(tier.sql(slice, room));
            room = "and (select count(*) from page_" + tier.rank() + ") <= " + slice.limit();
        }
        String page = tiers.stream().map(tier -> "select * from page_" + tier.rank())
                .collect(Collectors.joining(" union all "));
        return sql + "select page.rank, " + Card.COLUMNS + Card.OF_CALLER + "join (" + page
                + ") page on page.group_id = g.group_id where g.listed " + slice.clause(PARAMETERS + 1);
    }
}
