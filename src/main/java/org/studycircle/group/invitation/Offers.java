package org.studycircle.group.invitation;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.group.OneGroup;
import org.studycircle.http.problem.NotFound;
import org.studycircle.sql.Call;
import org.studycircle.sql.Database;
import org.studycircle.sql.Moment;
import org.studycircle.sql.Sql;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** Invitations as they meet who wants to come in, what leads to them, and their uses. */
@ApplicationScoped
class Offers {

    private static final String OFFER = "select i.group_id, i.invitation_id, i.role, i.email, own.state is not null as known, "
            + InvitationState.IS_REVOKED + " as revoked\n";
    private static final Sql<Offer> BY_CODE = Sql.rows(Offer.class, OFFER + """
            from invitation_code lead
            join invitation i on i.group_id = lead.group_id and i.invitation_id = lead.invitation_id
            left join membership own on own.group_id = i.group_id and own.real_person_id = :caller
            where lead.code_hash = :code
            """);
    private static final Sql<Offer> BY_EMAIL = Sql.rows(Offer.class, OneGroup.of(OFFER) + """
            from invitation i
            left join membership own on own.group_id = :group and own.real_person_id = :caller
            where i.group_id = :group and i.invitation_id = :invitation and i.email = :email
            """);
    private static final Sql<Void> USE = Sql.command("""
            update invitation i set uses_left = i.uses_left - 1
            where i.group_id = :group and i.invitation_id = :invitation and
            """ + OneGroup.of(InvitationState.IS_ACTIVE));
    private static final Sql<InvitationState> STATE = Sql.column(InvitationState.class,
            "select " + OneGroup.of(InvitationState.STATE)
                    + " from invitation i where i.group_id = :group and i.invitation_id = :invitation");
    private static final Sql<Void> LEAD_BY_CODE = Sql.command("""
            insert into invitation_code (code_hash, group_id, invitation_id) values (:code, :group, :invitation)
            """);
    private static final Sql<Void> LEAD_BY_EMAIL = Sql.command("""
            insert into invitation_mail (email, group_id, invitation_id, created_at, expires_at, due_at, attempts)
            values (:email, :group, :invitation, :created, :expires, :created, 0)
            """);

    @Inject
    Database database;

    /**
     * What a code leads to, as the caller meets it. One statement, whether there is such an invitation or not.
     *
     * @throws NotFound where it leads nowhere
     */
    Uni<Offer> byCode(InvitationCode code, UUID callerId) {
        return seen(database.call(BY_CODE).set("code", code.hash()).set("caller", callerId));
    }

    /** @throws NotFound unless the invitation is bound to just this address */
    Uni<Offer> byEmail(UUID groupId, UUID invitationId, String email, UUID callerId) {
        return seen(database.call(BY_EMAIL)
                .set("group", groupId)
                .set("invitation", invitationId)
                .set("email", email)
                .set("caller", callerId));
    }

    private static Uni<Offer> seen(Call<Offer> call) {
        return call.first().onItem().ifNull().failWith(NotFound::new).invoke(Offer::requireSeen);
    }

    /** Within a transaction that holds the group's row: one use less, or the reason why there is none. */
    Uni<Void> use(Offer offer) {
        return about(USE, offer).count()
                .chain(used -> used == 1
                        ? Uni.createFrom().voidItem()
                        : about(STATE, offer).first().map(state -> {
                            throw offer.refusal(state);
                        }));
    }

    private <T> Call<T> about(Sql<T> sql, Offer offer) {
        return database.call(sql)
                .set("group", offer.groupId())
                .set("invitation", offer.invitationId())
                .set("now", Moment.now());
    }

    /** With what leads to it: its code, and its address if it has one. */
    Uni<Void> add(Invitation invitation) {
        return Panache.getSession().chain(session -> session.persist(invitation))
                .chain(() -> database.call(LEAD_BY_CODE)
                        .set("code", invitation.codeHash())
                        .set("group", invitation.groupId())
                        .set("invitation", invitation.invitationId())
                        .run())
                .chain(() -> invitation.email() == null ? Uni.createFrom().voidItem() : leadByEmail(invitation));
    }

    private Uni<Void> leadByEmail(Invitation invitation) {
        return database.call(LEAD_BY_EMAIL)
                .set("email", invitation.email())
                .set("group", invitation.groupId())
                .set("invitation", invitation.invitationId())
                .set("created", invitation.createdAt())
                .set("expires", invitation.expiresAt())
                .run();
    }
}
