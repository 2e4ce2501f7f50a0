package org.studycircle.group.discovery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.group.GroupCard;
import org.studycircle.group.GroupView;
import org.studycircle.http.paging.Page;
import org.studycircle.http.paging.Paging;
import org.studycircle.http.paging.Slice;
import org.studycircle.http.problem.Malformed;
import org.studycircle.sql.Database;
import org.studycircle.sql.Keyset;
import org.studycircle.sql.RowReader;
import org.studycircle.sql.Sql;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;

/** Finds listed groups by what they say of themselves: those whose name says it before the others, and of each the newest first. */
@ApplicationScoped
public class Discovery {

    private static final Keyset<Found> RANKED = Keyset.<Found>descending().number("page.rank", Found::rank)
            .with("page.created_at", found -> found.card.view().createdAt(), Instant::parse)
            .uuid("page.group_id", found -> found.card.groupId());
    private static final Keyset<Found> NEWEST = Keyset.<Found>descending()
            .with("l.created_at", found -> found.card.view().createdAt(), Instant::parse)
            .uuid("l.group_id", found -> found.card.groupId());

    private static final RowReader<Found> READER = columns -> {
        Function<Row, GroupCard> card = GroupCard.reader().on(columns);
        int rank = columns.indexOf("rank");
        return row -> new Found(card.apply(row), row.getInteger(rank));
    };

    private static final String ASKED = """
            with asked as materialized (
              select search_query(cast(:terms as text[])) as words, search_pattern(cast(:terms as text[])) as part,
                     array[cast(:language as text)] as languages
            )
            """;

    private static final String NAME_SAYS_IT = "(l.name_words @@ (select words from asked)"
            + " or l.folded_name like (select part from asked))";
    private static final String SOMETHING_SAYS_IT = "l.words @@ (select words from asked)";
    private static final String LANGUAGE_IS_IT = "l.language_ranges @> (select languages from asked)";

    @Inject
    Database database;

    private final Map<Shape, Sql<Found>> made = new ConcurrentHashMap<>();

    private record Found(GroupCard card, int rank) {}

    /** All that the text of a statement depends on. */
    private record Shape(List<Tier> tiers, int limit, boolean backwards, Integer rank) {}

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
                    """.formatted(rank, match, rest, room, MOST_SORTED, NEWEST.clause(within(slice), 2));
        }

        /** The cursor's own tier goes on behind it, and any other is read from its end. */
        private Slice within(Slice slice) {
            boolean isOwn = !slice.isFromStart() && rankOf(slice) == rank;
            return isOwn ? slice : slice.fromStart();
        }

        boolean isAhead(Slice slice) {
            return slice.isFromStart() || (slice.backwards() ? rankOf(slice) <= rank : rankOf(slice) >= rank);
        }
    }

    private static Integer rankOf(Slice slice) {
        return slice.isFromStart() ? null : Integer.valueOf(slice.key().get(0));
    }

    Uni<Page<GroupView>> find(GroupSearch search, UUID callerId, Paging paging) {
        Slice slice = paging.slice("groups " + search);
        List<Tier> tiers = tiers(search, slice);
        Sql<Found> sql = made.computeIfAbsent(new Shape(tiers, slice.limit(), slice.backwards(), rankOf(slice)),
                shape -> Sql.of(READER, sql(tiers, slice)));
        return RANKED.from(database.call(sql), slice)
                .set("caller", callerId)
                .set("terms", search.terms().isEmpty() ? null : search.terms().toArray(String[]::new))
                .set("language", search.language())
                .list()
                .map(found -> RANKED.page(slice, found).map(one -> one.card.view()));
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
        return sql + "select page.rank, " + GroupCard.COLUMNS + GroupCard.OF_CALLER + "join (" + page
                + ") page on page.group_id = g.group_id where g.listed " + RANKED.clause(slice, 1);
    }
}
