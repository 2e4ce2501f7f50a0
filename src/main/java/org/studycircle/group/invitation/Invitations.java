package org.studycircle.group.invitation;

import java.time.Instant;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.group.OneGroup;
import org.studycircle.group.invitation.InvitationView.InvitationRow;
import org.studycircle.group.member.Permission;
import org.studycircle.group.member.Role;
import org.studycircle.group.member.Seat;
import org.studycircle.group.member.Seated;
import org.studycircle.http.paging.Page;
import org.studycircle.http.paging.Paging;
import org.studycircle.http.paging.Slice;
import org.studycircle.http.problem.NotFound;
import org.studycircle.sql.Call;
import org.studycircle.sql.Database;
import org.studycircle.sql.Keyset;
import org.studycircle.sql.ListSql;
import org.studycircle.sql.Moment;
import org.studycircle.sql.Sql;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** The invitations of a group. */
@ApplicationScoped
class Invitations {

    private static final Keyset<InvitationRow> NEWEST_FIRST = Keyset.<InvitationRow>descending()
            .with("i.created_at", InvitationRow::createdAt, Instant::parse)
            .uuid("i.invitation_id", InvitationRow::invitationId);
    private static final Keyset<MyInvitation> MY_NEWEST_FIRST = Keyset.<MyInvitation>descending()
            .with("i.created_at", MyInvitation::createdAt, Instant::parse)
            .uuid("i.invitation_id", MyInvitation::invitationId);

    /** To be continued with a condition on {@code i}, the invitation, and {@link #OF_CALLER}. */
    private static final String OF_GROUP = "select seat.role as seat_role, i.*\n" + Seat.FROM + """
            left join lateral (
              select i.group_id, i.invitation_id, i.role, i.uses, case when not g.pseudonymous then i.uses_left end as uses_left, i.email, i.delivery, i.delivery_at, i.delivery_failure, maker.person_id as maker_person_id,
                     maker.display_name as maker_display_name, maker.mark as maker_mark, i.created_at, i.expires_at, i.revoked_at,
            """ + OneGroup.of(InvitationState.STATE) + """
                     as state
              from invitation i
              join membership maker on maker.group_id = :group and maker.person_id = i.created_by
              where i.group_id = :group
            """;
    private static final String OF_CALLER = ") i on true\n" + Seat.OF_CALLER;
    private static final ListSql<Seated<InvitationRow>> LIST = ListSql.of(Seated.reader(InvitationRow.class), NEWEST_FIRST,
            OF_GROUP + "{page}" + OF_CALLER + "{order}");
    private static final Sql<Seated<InvitationRow>> ONE = Sql.of(Seated.reader(InvitationRow.class),
            OF_GROUP + "and i.invitation_id = :invitation " + OF_CALLER);

    private static final ListSql<MyInvitation> BOUND_TO = ListSql.rows(MyInvitation.class, MY_NEWEST_FIRST, """
            select i.group_id, i.invitation_id, g.name as group_name, i.role, maker.person_id as invited_by_person_id,
                   maker.display_name as invited_by_display_name, maker.mark as invited_by_mark, i.created_at, i.expires_at
            from invitation_mail mail
            join invitation i on i.group_id = mail.group_id and i.invitation_id = mail.invitation_id
            join reading_group g on g.group_id = i.group_id
            join membership maker on maker.group_id = i.group_id and maker.person_id = i.created_by
            left join membership own on own.group_id = i.group_id and own.real_person_id = :caller
            where mail.email = :email and
            """ + InvitationState.IS_ACTIVE + """
              and g.archived_at is null and g.deleted_at is null
              and (own.state is null or own.state not in ('ACTIVE', 'BANNED'))
            {page}
            """);

    @Inject
    Database database;

    /** Newest first, for facilitators. */
    Uni<Page<InvitationView>> list(UUID groupId, UUID callerId, Paging paging) {
        Slice slice = paging.slice("invitations " + groupId);
        return seated(database.call(LIST, slice), groupId, callerId).list()
                .map(rows -> Seated.all(rows, Invitations::requireManaging))
                .map(rows -> NEWEST_FIRST.page(slice, rows).map(InvitationView::of));
    }

    Uni<InvitationView> get(UUID groupId, UUID callerId, UUID invitationId) {
        return seated(database.call(ONE), groupId, callerId).set("invitation", invitationId).list()
                .map(rows -> Seated.all(rows, Invitations::requireManaging))
                .map(rows -> rows.stream().map(InvitationView::of).findFirst().orElseThrow(NotFound::new));
    }

    private static <T> Call<T> seated(Call<T> call, UUID groupId, UUID callerId) {
        return call.set("group", groupId).set("caller", callerId).set("now", Moment.now());
    }

    private static void requireManaging(Role seat) {
        seat.require(Permission.MANAGE_MEMBERS);
    }

    /** What is bound to an address and would let its owner in, newest first. */
    Uni<Page<MyInvitation>> boundTo(String email, UUID callerId, Paging paging) {
        Slice slice = paging.slice("my invitations " + callerId);
        return database.call(BOUND_TO, slice).set("email", email).set("caller", callerId).set("now", Moment.now()).list()
                .map(mine -> MY_NEWEST_FIRST.page(slice, mine));
    }

    Uni<Invitation> find(UUID groupId, UUID invitationId) {
        return Panache.getSession()
                .chain(session -> session.find(Invitation.class, new InvitationId(groupId, invitationId)));
    }
}
