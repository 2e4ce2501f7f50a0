package org.studycircle.group.invitation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.sql.Call;
import org.studycircle.sql.Database;
import org.studycircle.sql.Sql;

import io.smallrye.mutiny.Uni;

/** The mails that are due to invited people. */
@ApplicationScoped
class Letters {

    /** Who takes a letter and dies leaves it to others after that time. */
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final Duration KEPT = Duration.ofDays(1);
    private static final int MOST_FORGOTTEN = 500;

    /** Of several replicas that want a letter at once, one gets it: the others find that it is not due any more. */
    private static final Sql<Letter> CLAIM = Sql.rows(Letter.class, """
            update invitation_mail set due_at = :later, attempts = attempts + 1
            where due_at <= :now and (email, group_id, invitation_id) in (
              select email, group_id, invitation_id from invitation_mail where due_at <= :now order by due_at limit :most)
            returning email, group_id, invitation_id, expires_at, attempts
            """);
    private static final Sql<Integer> WANTED = Sql.column(Integer.class, """
            select 1 from invitation i
            join reading_group g on g.group_id = i.group_id and g.archived_at is null and g.deleted_at is null
            where i.group_id = :group and i.invitation_id = :invitation and
            """ + InvitationState.IS_ACTIVE + """
              and not exists (select from invitation_mail other where other.email = :email and other.sent_at > :sent)
            """);
    private static final Sql<Void> SETTLE = Sql.command("""
            update invitation_mail set due_at = null, sent_at = :at
            where email = :email and group_id = :group and invitation_id = :invitation
            """);
    private static final Sql<Void> POSTPONE = Sql.command("""
            update invitation_mail set due_at = :at where email = :email and group_id = :group and invitation_id = :invitation
            """);
    private static final Sql<Void> FORGET = Sql.command("""
            with expired as (
              delete from invitation_mail
              where (email, group_id, invitation_id) in (
                select email, group_id, invitation_id from invitation_mail where expires_at < :before order by expires_at
                limit :most)
              returning email, group_id, invitation_id
            )
            update invitation i set email = null
            from expired e
            where i.email = e.email and i.group_id = e.group_id and i.invitation_id = e.invitation_id
            """);

    @Inject
    Database database;

    Uni<List<Letter>> claim(Instant now, int most) {
        return database.call(CLAIM).set("now", now).set("later", now.plus(LEASE)).set("most", most).list();
    }

    /** Not where the invitation lets nobody in any more, nor to an address that had mail within a day: one link is enough. */
    Uni<Boolean> isWanted(Letter letter, Instant now) {
        return about(WANTED, letter).set("now", now).set("sent", now.minus(KEPT)).first().map(wanted -> wanted != null);
    }

    /** @param sentAt null where nothing was to be sent */
    Uni<Void> settle(Letter letter, Instant sentAt) {
        return about(SETTLE, letter).set("at", sentAt).run();
    }

    /** @param dueAt null to give it up */
    Uni<Void> postpone(Letter letter, Instant dueAt) {
        return about(POSTPONE, letter).set("at", dueAt).run();
    }

    private <T> Call<T> about(Sql<T> sql, Letter letter) {
        return database.call(sql)
                .set("email", letter.email())
                .set("group", letter.groupId())
                .set("invitation", letter.invitationId());
    }

    /** Whose invitation has been over for a day is written to no more, and their address is kept no longer. */
    Uni<Void> forgetExpired(Instant now) {
        return database.call(FORGET).set("before", now.minus(KEPT)).set("most", MOST_FORGOTTEN).run();
    }
}
