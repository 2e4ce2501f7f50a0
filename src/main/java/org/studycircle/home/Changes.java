package org.studycircle.home;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.group.log.GroupEvent.Type;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** The events of a group, as far as copies depend on them. */
@ApplicationScoped
class Changes {

    private static final int MOST_AT_ONCE = 1_000;

    /** After these, posts that people had read count no more. */
    private static final Set<Type> LOSING_POSTS = EnumSet.of(Type.POST_DELETED, Type.THREAD_DELETED);

    @Inject
    Pool pool;

    /** Those that the copy has not come to yet, the first of them where there are many. */
    Uni<Changed> since(Card card) {
        if (card.isNew()) {
            return Uni.createFrom().item(new Changed(card.seq(), Set.of(), Set.of(), Set.of()));
        }
        return pool.preparedQuery("""
                select e.seq, e.type, e.person_id, e.assignment_id, e.thread_id
                from group_event e
                where e.group_id = $1 and e.seq > $2 and e.seq <= $3
                order by e.seq
                limit $4
                """)
                .execute(Tuple.of(card.groupId(), card.copy().seq(), card.seq(), MOST_AT_ONCE))
                .map(rows -> rows.stream().toList())
                .map(rows -> changed(card, rows));
    }

    private static Changed changed(Card card, List<Row> events) {
        return new Changed(events.isEmpty() ? card.seq() : events.get(events.size() - 1).getLong("seq"),
                ids(events, "person_id", event -> true),
                ids(events, "assignment_id", event -> true),
                ids(events, "thread_id", event -> LOSING_POSTS.contains(Type.valueOf(event.getString("type")))));
    }

    private static Set<UUID> ids(List<Row> events, String column, Predicate<Row> which) {
        return events.stream().filter(which).map(event -> event.getUUID(column)).filter(Objects::nonNull)
                .collect(toUnmodifiableSet());
    }
}
