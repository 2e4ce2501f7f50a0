package org.studycircle.group.invitation;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.group.member.Author;
import org.studycircle.group.member.Permission;
import org.studycircle.group.member.Role;
import org.studycircle.group.member.Seated;
import org.studycircle.http.paging.Keyset;
import org.studycircle.http.paging.Page;
import org.studycircle.http.paging.Paging;
import org.studycircle.http.paging.Slice;
import org.studycircle.http.problem.Forbidden;
import org.studycircle.http.problem.NotFound;
import org.studycircle.sql.Moment;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** The invitations of a group, and what leads to them. */
@ApplicationScoped
class Invitations {

    private static final Keyset NEWEST_FIRST = Keyset.descending().with("i.created_at", OffsetDateTime::parse)
            .uuid("i.invitation_id");

    private static final String OF_GROUP = """
            select seat.role as seat_role, i.*
            from membership seat
            left join lateral (
              select i.group_id, i.invitation_id, i.role as invited_role, i.uses, i.uses_left, i.email, i.created_by,
                     maker.display_name, i.created_at, i.expires_at, i.revoked_at
              from invitation i
              join membership maker on maker.group_id = i.group_id and maker.person_id = i.created_by
              where i.group_id = seat.group_id %s
            ) i on true
            where seat.group_id = $1 and seat.real_person_id = $2 and seat.state = 'ACTIVE'
            """;

    @Inject
    Pool pool;

    /** Newest first, for facilitators. */
    Uni<Page<InvitationView>> list(UUID groupId, UUID callerId, Paging paging) {
        Slice slice = paging.slice("invitations " + groupId, NEWEST_FIRST);
        return pool.preparedQuery(OF_GROUP.formatted(slice.clause(3)) + slice.order())
                .execute(slice.parameters(groupId, callerId))
                .map(rows -> Seated.rows(rows, "invitation_id", Invitations::requireManaging, Invitations::view))
                .map(views -> slice.page(views, view -> List.of(utc(view.createdAt()), view.invitationId())));
    }

    Uni<InvitationView> get(UUID groupId, UUID callerId, UUID invitationId) {
        return pool.preparedQuery(OF_GROUP.formatted("and i.invitation_id = $3"))
                .execute(Tuple.of(groupId, callerId, invitationId))
                .map(rows -> Seated.rows(rows, "invitation_id", Invitations::requireManaging, Invitations::view))
                .map(views -> views.stream().findFirst().orElseThrow(NotFound::new));
    }

    private static void requireManaging(Role seat) {
        if (!seat.may(Permission.MANAGE_MEMBERS)) {
            throw new Forbidden("Facilitators of the group see its invitations.");
        }
    }

    private static InvitationView view(Row row) {
        Instant expiresAt = Moment.of(row, "expires_at");
        Instant revokedAt = Moment.of(row, "revoked_at");
        int usesLeft = row.getInteger("uses_left");
        return new InvitationView(row.getUUID("group_id"), row.getUUID("invitation_id"),
                Role.valueOf(row.getString("invited_role")), InvitationState.of(revokedAt, usesLeft, expiresAt),
                row.getInteger("uses"), usesLeft, row.getString("email"),
                new Author(row.getUUID("created_by"), row.getString("display_name")), Moment.of(row, "created_at"), expiresAt,
                revokedAt, null);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** What is bound to an address and would let its owner in, newest first. */
    Uni<Page<MyInvitation>> boundTo(String email, UUID callerId, Paging paging) {
        Slice slice = paging.slice("my invitations " + callerId, NEWEST_FIRST);
        return pool.preparedQuery("""
                select i.group_id, i.invitation_id, i.role, i.created_by, i.created_at, i.expires_at, maker.display_name, g.name
                from invitation_mail mail
                join invitation i on i.group_id = mail.group_id and i.invitation_id = mail.invitation_id
                join reading_group g on g.group_id = i.group_id
                join membership maker on maker.group_id = i.group_id and maker.person_id = i.created_by
                left join membership own on own.group_id = i.group_id and own.real_person_id = $2
                where mail.email = $1 and i.revoked_at is null and i.uses_left > 0 and i.expires_at > $3
                  and g.archived_at is null and g.deleted_at is null
                  and (own.state is null or own.state not in ('ACTIVE', 'BANNED'))
                """ + slice.clause(4))
                .execute(slice.parameters(email, callerId, OffsetDateTime.now(ZoneOffset.UTC)))
                .map(rows -> rows.stream().map(Invitations::mine).toList())
                .map(views -> slice.page(views, view -> List.of(utc(view.createdAt()), view.invitationId())));
    }

    private static MyInvitation mine(Row row) {
        return new MyInvitation(row.getUUID("group_id"), row.getUUID("invitation_id"), row.getString("name"),
                Role.valueOf(row.getString("role")), new Author(row.getUUID("created_by"), row.getString("display_name")),
                Moment.of(row, "created_at"), Moment.of(row, "expires_at"));
    }

    /**
     * What a code leads to, as the caller meets it. One statement, whether there is such an invitation or not.
     *
     * @throws NotFound where it leads nowhere
     */
    Uni<Offer> offer(InvitationCode code, UUID callerId) {
        return offer("""
                from invitation_code lead
                join invitation i on i.group_id = lead.group_id and i.invitation_id = lead.invitation_id
                left join membership own on own.group_id = i.group_id and own.real_person_id = $2
                where lead.code_hash = $1
                """, Tuple.of(code.hash(), callerId));
    }

    /** @throws NotFound unless the invitation is bound to just this address */
    Uni<Offer> offer(UUID groupId, UUID invitationId, String email, UUID callerId) {
        return offer("""
                from invitation i
                left join membership own on own.group_id = i.group_id and own.real_person_id = $4
                where i.group_id = $1 and i.invitation_id = $2 and i.email = $3
                """, Tuple.of(groupId, invitationId, email, callerId));
    }

    private Uni<Offer> offer(String from, Tuple parameters) {
        return pool.preparedQuery("select i.group_id, i.invitation_id, i.role, i.email, i.revoked_at, own.state " + from)
                .mapping(row -> new Offer(row.getUUID("group_id"), row.getUUID("invitation_id"),
                        Role.valueOf(row.getString("role")), row.getString("email"),
                        row.getOffsetDateTime("revoked_at") != null,
                        row.getString("state") != null))
                .execute(parameters)
                .map(rows -> rows.size() == 0 ? null : rows.iterator().next())
                .onItem().ifNull().failWith(NotFound::new)
                .invoke(Offer::requireSeen);
    }

    /** Within a transaction that holds the group's row: one use less, or the reason why there is none. */
    Uni<Void> use(Offer offer) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery("""
                        update invitation set uses_left = uses_left - 1
                        where group_id = :group and invitation_id = :invitation and uses_left > 0 and revoked_at is null
                          and expires_at > :now
                        """)
                        .setParameter("group", offer.groupId())
                        .setParameter("invitation", offer.invitationId())
                        .setParameter("now", Moment.now())
                        .executeUpdate())
                .chain(used -> used == 1
                        ? Uni.createFrom().voidItem()
                        : find(offer.groupId(), offer.invitationId()).map(invitation -> {
                            throw offer.refusal(invitation.state());
                        }));
    }

    Uni<Invitation> find(UUID groupId, UUID invitationId) {
        return Panache.getSession()
                .chain(session -> session.find(Invitation.class, new InvitationId(groupId, invitationId)));
    }

    /** With what leads to it: its code, and its address if it has one. */
    Uni<Void> add(Invitation invitation) {
        return Panache.getSession().chain(session -> session.persist(invitation)
                .chain(session::flush)
                .chain(() -> session.createNativeQuery("""
                        insert into invitation_code (code_hash, group_id, invitation_id) values (:hash, :group, :invitation)
                        """)
                        .setParameter("hash", invitation.codeHash())
                        .setParameter("group", invitation.groupId())
                        .setParameter("invitation", invitation.invitationId())
                        .executeUpdate())
                .chain(() -> invitation.email() == null
                        ? Uni.createFrom().item(0)
                        : session.createNativeQuery("""
                                insert into invitation_mail (email, group_id, invitation_id, created_at, expires_at, due_at,
                                                             attempts)
                                values (:email, :group, :invitation, :created, :expires, :created, 0)
                                """)
                                .setParameter("email", invitation.email())
                                .setParameter("group", invitation.groupId())
                                .setParameter("invitation", invitation.invitationId())
                                .setParameter("created", invitation.createdAt())
                                .setParameter("expires", invitation.expiresAt())
                                .executeUpdate()))
                .replaceWithVoid();
    }
}
