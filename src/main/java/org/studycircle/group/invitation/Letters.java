package org.studycircle.group.invitation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.group.OneGroup;
import org.studycircle.group.invitation.Delivery.Failure;
import org.studycircle.group.invitation.Delivery.State;
import org.studycircle.sql.Call;
import org.studycircle.sql.Database;
import org.studycircle.sql.Moment;
import org.studycircle.sql.Sql;

import io.smallrye.mutiny.Uni;

/** The mails that are due to invited people. */
@ApplicationScoped
class Letters {

    /** Who takes a letter and dies leaves it to others after that time. */
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final Duration KEPT = Duration.ofDays(1);
    private static final int MOST_FORGOTTEN = 500;

    /** What became of the mail, where the group sees it. */
    private static final String TELL = """
            with told as (
              update invitation set delivery = :state, delivery_at = :at, delivery_failure = :failure
              where group_id = :group and invitation_id = :invitation
            )
            """;

    /** Of several replicas that want a letter at once, one gets it: the others find that it is not due any more. */
    private static final Sql<Letter> CLAIM = Sql.rows(Letter.class, """
            update invitation_mail set due_at = :later, attempts = attempts + 1
            where due_at <= :now and (email, group_id, invitation_id) in (
              select email, group_id, invitation_id from invitation_mail where due_at <= :now order by due_at limit :most)
            returning email, group_id, invitation_id, expires_at, attempts
            """);
    private static final Sql<Standing> STANDING = Sql.column(Standing.class, """
            select case when exists (select from invitation_mail other where other.email = :email and other.sent_at > :sent)
                     then 'SERVED' else 'WANTED' end
            from invitation i
            join reading_group g on g.group_id = :group and g.archived_at is null and g.deleted_at is null
            where i.group_id = :group and i.invitation_id = :invitation and
            """ + OneGroup.of(InvitationState.IS_ACTIVE));
    private static final Sql<Void> SETTLE = Sql.command(TELL + """
            update invitation_mail set due_at = :due, sent_at = coalesce(:sent, sent_at)
            where email = :email and group_id = :group and invitation_id = :invitation
            """);
    private static final Sql<Void> RENEW = Sql.command(TELL + """
            update invitation_mail set due_at = :due, attempts = 0
            where email = :email and group_id = :group and invitation_id = :invitation
            """);
    private static final Sql<Void> DROP = Sql.command("""
            update invitation_mail set due_at = null where email = :email and group_id = :group and invitation_id = :invitation
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

    /** Whether there is to be a mail. */
    enum Standing {
        WANTED,
        /** The address had mail within a day: one link is enough. */
        SERVED,
        /** The invitation lets nobody in any more. */
        OVER
    }

    @Inject
    Database database;

    Uni<List<Letter>> claim(Instant now, int most) {
        return database.call(CLAIM).set("now", now).set("later", now.plus(LEASE)).set("most", most).list();
    }

    Uni<Standing> standing(Letter letter, Instant now) {
        return about(STANDING, letter.email(), letter.groupId(), letter.invitationId())
                .set("now", now)
                .set("sent", now.minus(KEPT))
                .first()
                .map(standing -> standing == null ? Standing.OVER : standing);
    }

    Uni<Void> sent(Letter letter, Instant now) {
        return settle(letter, new Delivery(State.SENT, now, null), now, null);
    }

    /** By the mail that the address has had for another invitation. */
    Uni<Void> served(Letter letter, Instant now) {
        return settle(letter, new Delivery(State.SENT, now, null), null, null);
    }

    /** @param dueAt null to give it up */
    Uni<Void> failed(Letter letter, Failure failure, Instant now, Instant dueAt) {
        return settle(letter, new Delivery(State.FAILED, now, failure), null, dueAt);
    }

    private Uni<Void> settle(Letter letter, Delivery delivery, Instant sentAt, Instant dueAt) {
        return telling(about(SETTLE, letter.email(), letter.groupId(), letter.invitationId()), delivery)
                .set("due", dueAt)
                .set("sent", sentAt)
                .run();
    }

    /** Of an invitation that lets nobody in. */
    Uni<Void> drop(Letter letter) {
        return about(DROP, letter.email(), letter.groupId(), letter.invitationId()).run();
    }

    /** A facilitator wants it to be sent, at once and perhaps once more. */
    Uni<Void> renew(InvitationView invitation) {
        return telling(about(RENEW, invitation.email(), invitation.groupId(), invitation.invitationId()),
                new Delivery(State.NOT_SENT, null, null)).set("due", Moment.now()).run();
    }

    private static <T> Call<T> telling(Call<T> call, Delivery delivery) {
        return call.set("state", delivery.state()).set("at", delivery.at()).set("failure", delivery.failure());
    }

    private <T> Call<T> about(Sql<T> sql, String email, UUID groupId, UUID invitationId) {
        return database.call(sql).set("email", email).set("group", groupId).set("invitation", invitationId);
    }

    /** Whose invitation has been over for a day is written to no more, and their address is kept no longer. */
    Uni<Void> forgetExpired(Instant now) {
        return database.call(FORGET).set("before", now.minus(KEPT)).set("most", MOST_FORGOTTEN).run();
    }
}
