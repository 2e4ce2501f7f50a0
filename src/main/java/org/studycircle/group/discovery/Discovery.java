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

/**
 * Finds listed groups by what they say of themselves: those whose name says it before the others, then those that say nearly that,
 * and of each the newest first.
 */
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

    @Inject
    Database database;

    private final Map<Shape, Sql<Found>> made = new ConcurrentHashMap<>();

    private record Found(GroupCard card, int rank) {}

    /** All that the text of a statement depends on. */
    private record Shape(List<Tier> tiers, int limit, boolean backwards, Integer rank) {}

    Uni<Page<GroupView>> find(GroupSearch search, UUID callerId, Paging paging) {
        Slice slice = paging.slice("groups " + search);
        List<Tier> tiers = tiers(search, slice);
        Sql<Found> sql = made.computeIfAbsent(new Shape(tiers, slice.limit(), slice.backwards(), Tier.rankOf(slice)),
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
        List<Tier> ahead = new ArrayList<>(Tier.of(search).stream().filter(tier -> tier.isAhead(slice)).toList());
        if (ahead.isEmpty()) {
            throw Malformed.cursor();
        }
        if (slice.backwards()) {
            Collections.reverse(ahead);
        }
        return ahead;
    }

    /** A tier is looked into only where those before leave room on the page. */
    private static String sql(List<Tier> tiers, Slice slice) {
        StringBuilder sql = new StringBuilder(Tier.ASKED);
        StringBuilder taken = new StringBuilder("0");
        for (Tier tier : tiers) {
            sql.append(tier.sql(NEWEST.clause(tier.within(slice), 2), "and " + taken + " <= " + slice.limit()));
            taken.append(" + (select count(*) from page_" + tier.name() + ")");
        }
        String page = tiers.stream().map(tier -> "select * from page_" + tier.name())
                .collect(Collectors.joining(" union all "));
        return sql + "select page.rank, " + GroupCard.COLUMNS + GroupCard.OF_CALLER + "join (" + page
                + ") page on page.group_id = g.group_id where g.listed " + RANKED.clause(slice, 1);
    }
}
