package org.studycircle.group.invitation;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** The mails that are due to invited people. */
@ApplicationScoped
class Letters {

    /** Who takes a letter and dies leaves it to others after that time. */
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final Duration KEPT = Duration.ofDays(1);
    private static final int MOST_FORGOTTEN = 500;

    @Inject
    Pool pool;

    /** Of several replicas that want a letter at once, one gets it: the others find that it is not due any more. */
    Uni<List<Letter>> claim(OffsetDateTime now, int most) {
        return pool.preparedQuery("""
                update invitation_mail set due_at = $2, attempts = attempts + 1
                where due_at <= $1 and (email, group_id, invitation_id) in (
                  select email, group_id, invitation_id from invitation_mail where due_at <= $1 order by due_at limit $3)
                returning email, group_id, invitation_id, expires_at, attempts
                """)
                .execute(Tuple.of(now, now.plus(LEASE), most))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(Letters::letter).toList());
    }

    private static Letter letter(Row row) {
        return new Letter(row.getString("email"), row.getUUID("group_id"), row.getUUID("invitation_id"),
                row.getOffsetDateTime("expires_at"), row.getInteger("attempts"));
    }

    /** Not where the invitation lets nobody in any more, nor to an address that had mail within a day: one link is enough. */
    Uni<Boolean> isWanted(Letter letter, OffsetDateTime now) {
        return pool.preparedQuery("""
                select from invitation i
                join reading_group g on g.group_id = i.group_id and g.archived_at is null and g.deleted_at is null
                where i.group_id = $2 and i.invitation_id = $3 and i.revoked_at is null and i.uses_left > 0 and i.expires_at > $4
                  and not exists (select from invitation_mail other where other.email = $1 and other.sent_at > $5)
                """)
                .execute(Tuple.of(letter.email(), letter.groupId(), letter.invitationId(), now, now.minus(KEPT)))
                .map(rows -> rows.size() > 0);
    }

    /** @param sentAt null where nothing was to be sent */
    Uni<Void> settle(Letter letter, OffsetDateTime sentAt) {
        return update(letter, "due_at = null, sent_at = $4", sentAt);
    }

    /** @param dueAt null to give it up */
    Uni<Void> postpone(Letter letter, OffsetDateTime dueAt) {
        return update(letter, "due_at = $4", dueAt);
    }

    private Uni<Void> update(Letter letter, String change, OffsetDateTime time) {
        return pool.preparedQuery("update invitation_mail set " + change
                + " where email = $1 and group_id = $2 and invitation_id = $3")
                .execute(Tuple.of(letter.email(), letter.groupId(), letter.invitationId(), time))
                .replaceWithVoid();
    }

    /** Whose invitation has been over for a day is written to no more, and their address is kept no longer. */
    Uni<Void> forgetExpired(OffsetDateTime now) {
        return pool.preparedQuery("""
                select email, group_id, invitation_id from invitation_mail where expires_at < $1 order by expires_at limit $2
                """)
                .execute(Tuple.of(now.minus(KEPT), MOST_FORGOTTEN))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> Tuple.of(row.getString(0), row.getUUID(1), row.getUUID(2))).toList())
                .chain(expired -> expired.isEmpty() ? Uni.createFrom().voidItem() : forget(expired));
    }

    private Uni<Void> forget(List<Tuple> expired) {
        return pool.preparedQuery("""
                update invitation set email = null where email = $1 and group_id = $2 and invitation_id = $3
                """)
                .executeBatch(expired)
                .chain(() -> pool.preparedQuery("""
                        delete from invitation_mail where email = $1 and group_id = $2 and invitation_id = $3
                        """)
                        .executeBatch(expired))
                .replaceWithVoid();
    }
}
