package org.studycircle.home;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.schedule.EffectiveDates;
import org.studycircle.schedule.Joining;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** The copies of what is the same for everybody in a group. */
@ApplicationScoped
class Cards {

    static final int MOST_AT_ONCE = 1_000;

    /** A group that was deleted is looked for as long as its removal may take, with a margin. */
    private static final String UNCOPIED = """
            (select group_id from reading_group where not copied limit $1)
            union
            (select d.group_id from deleted_group d
             where d.deleted_at > now() - interval '1 day'
               and exists (select from my_group m where m.group_id = d.group_id)
             order by d.deleted_at limit $1)
            """;

    private static final String COMPARE = """
            select g.group_id, g.name, g.join_policy, g.pseudonymous, g.archived_at is not null as archived, g.member_count,
                   g.post_count, g.event_seq, g.copied, c.name as copied_name, c.zone as copied_zone,
                   c.grace_days as copied_grace_days, c.seq as copied_seq,
            """ + Joining.COLUMNS + """

            from reading_group g
            left join group_card c on c.group_id = g.group_id
            """ + Joining.SCHEDULE_END + """
            where g.group_id = $1 and g.deleted_at is null
            """;

    private static final String WRITE = """
            insert into group_card as c (group_id, name, zone, join_policy, pseudonymous, archived, grace_days, schedule_ends_at,
                                         member_count, post_count, seq)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            on conflict (group_id) do update
            set name = excluded.name, zone = excluded.zone, join_policy = excluded.join_policy, archived = excluded.archived,
                grace_days = excluded.grace_days, schedule_ends_at = excluded.schedule_ends_at,
                member_count = excluded.member_count, post_count = excluded.post_count, seq = excluded.seq
            where c.seq < excluded.seq
            """;

    @Inject
    Pool pool;

    /** Some groups with events that nobody has copied, or that are gone and still on shelves. */
    Uni<List<UUID>> uncopied() {
        return pool.preparedQuery(UNCOPIED)
                .mapping(row -> row.getUUID("group_id"))
                .execute(Tuple.of(MOST_AT_ONCE))
                .map(groups -> groups.stream().toList());
    }

    /** @return null where the group is gone */
    Uni<Card> compare(UUID groupId) {
        return pool.preparedQuery(COMPARE)
                .mapping(Cards::card)
                .execute(Tuple.of(groupId))
                .map(cards -> cards.stream().findFirst().orElse(null));
    }

    private static Card card(Row row) {
        String zone = row.getString("zone");
        return new Card(row.getUUID("group_id"), row.getString("name"), zone, row.getString("join_policy"),
                row.getBoolean("pseudonymous"), row.getBoolean("archived"), row.getInteger("grace_days"),
                instant(row.getLocalDateTime("schedule_end"), zone), row.getInteger("member_count"),
                row.getInteger("post_count"), row.getLong("event_seq"), row.getBoolean("copied"), copy(row));
    }

    private static OffsetDateTime instant(LocalDateTime end, String zone) {
        return end == null ? null : EffectiveDates.ending(end, ZoneId.of(zone)).atOffset(ZoneOffset.UTC);
    }

    private static Card.Copy copy(Row row) {
        return row.getLong("copied_seq") == null
                ? null
                : new Card.Copy(row.getString("copied_name"), row.getString("copied_zone"), row.getInteger("copied_grace_days"),
                        row.getLong("copied_seq"));
    }

    /** @param seq number of the event up to which everything else of the group is copied */
    Uni<Void> write(Card card, long seq) {
        return pool.preparedQuery(WRITE)
                .execute(Tuple.from(Arrays.asList(card.groupId(), card.name(), card.zone(), card.joinPolicy(),
                        card.pseudonymous(), card.archived(), card.graceDays(), card.scheduleEndsAt(), card.memberCount(),
                        card.postCount(), seq)))
                .replaceWithVoid();
    }

    /** @return whether the group has no further event, and knows now that it is copied */
    Uni<Boolean> finish(UUID groupId, long seq) {
        return pool.preparedQuery("""
                update reading_group set copied_seq = $2 where group_id = $1 and event_seq = $2 and deleted_at is null
                """)
                .execute(Tuple.of(groupId, seq))
                .map(rows -> rows.rowCount() == 1);
    }

    /** From now on the group counts as not copied, should nobody come to copy it. */
    Uni<Void> doubt(UUID groupId) {
        return pool.preparedQuery("update reading_group set copied_seq = 0 where group_id = $1").execute(Tuple.of(groupId))
                .replaceWithVoid();
    }

    /** @return the ids of groups after this one, in their order; fewer than {@link #MOST_AT_ONCE} where they are the last */
    Uni<List<UUID>> after(UUID groupId) {
        return pool.preparedQuery("select group_id from reading_group where group_id > $1 order by group_id limit $2")
                .mapping(row -> row.getUUID("group_id"))
                .execute(Tuple.of(groupId, MOST_AT_ONCE))
                .map(groups -> groups.stream().toList());
    }

    Uni<Void> forget(UUID groupId) {
        return pool.preparedQuery("delete from group_card where group_id = $1").execute(Tuple.of(groupId)).replaceWithVoid();
    }
}
