package org.studycircle.group.member;

import static org.studycircle.group.member.MembershipState.REQUESTED;

import java.time.Instant;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;

import org.studycircle.http.paging.Page;
import org.studycircle.http.paging.Paging;
import org.studycircle.http.paging.Slice;
import org.studycircle.http.problem.Forbidden;
import org.studycircle.http.problem.NotFound;
import org.studycircle.people.People;
import org.studycircle.people.Person;
import org.studycircle.people.PersonCopies;
import org.studycircle.sql.Moment;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;

/** Who belongs to which group. Other features ask here who the caller is in a group before they do anything in it. */
@ApplicationScoped
public class Members implements PersonCopies {

    @Inject
    Pool pool;

    @Inject
    People people;

    @Inject
    Pseudonyms pseudonyms;

    /**
     * The caller as an active member, within a transaction or session.
     *
     * @throws NotFound for everybody else, whether the group exists or not
     */
    public Uni<Member> active(UUID groupId, UUID personId) {
        return Panache.getSession().chain(session -> session.createSelectionQuery("""
                select new Member(m.groupId, m.personId, m.displayName, m.role, g.zone, g.archivedAt)
                from Membership m join ReadingGroup g on g.id = m.groupId
                where m.groupId = :group and m.realPersonId = :person and m.state = ACTIVE
                """, Member.class)
                .setParameter("group", groupId)
                .setParameter("person", personId)
                .getSingleResultOrNull())
                .onItem().ifNull().failWith(NotFound::new);
    }

    /** @return the caller, who may do this in the group; 404 for strangers, 403 for members of another role */
    public Uni<Member> allowed(UUID groupId, UUID personId, Permission permission) {
        return active(groupId, personId).invoke(member -> member.require(permission));
    }

    /** @param personId who the member is in the group */
    public Uni<Membership> find(UUID groupId, UUID personId) {
        return Panache.getSession().chain(session -> session.find(Membership.class, new MembershipId(groupId, personId)));
    }

    /** The membership of who is calling, null for somebody who never asked for one. */
    public Uni<Membership> own(UUID groupId, UUID callerId) {
        return Panache.getSession().chain(session -> session.createSelectionQuery("""
                from Membership m where m.groupId = :group and m.realPersonId = :person
                """, Membership.class)
                .setParameter("group", groupId)
                .setParameter("person", callerId)
                .getSingleResultOrNull());
    }

    /**
     * Somebody who is not in yet, as the group will know them; the caller holds the lock on the group's row. The person is read
     * again and stays as they are until the transaction ends: what they change in the meantime would miss this copy of it.
     */
    public Uni<Membership> newcomer(UUID groupId, boolean pseudonymous, UUID callerId) {
        return people.get(callerId)
                .call(person -> Panache.getSession()
                        .chain(session -> session.refresh(person, LockModeType.PESSIMISTIC_READ)))
                .chain(person -> pseudonymous
                        ? pseudonyms.free(groupId).map(name -> Membership.under(name, groupId, person))
                        : Uni.createFrom().item(Membership.of(groupId, person)));
    }

    public Uni<Void> add(Membership membership) {
        return Panache.getSession().chain(session -> session.persist(membership));
    }

    /** Where the person goes by another name, that one stays. */
    @Override
    public Uni<Void> renew(Person person) {
        return Panache.getSession().chain(session -> session
                .createMutationQuery("""
                        update Membership set
                          displayName = case when personId = realPersonId then :name else displayName end,
                          hidesProgress = :hides
                        where realPersonId = :person
                          and (hidesProgress <> :hides or personId = realPersonId and displayName <> :name)
                        """)
                .setParameter("name", person.displayName())
                .setParameter("hides", person.hidesProgress())
                .setParameter("person", person.id())
                .executeUpdate())
                .replaceWithVoid();
    }

    /** Members in one state, for a member of the group; only facilitators see who is not active. */
    public Uni<Page<MembershipView>> list(UUID groupId, UUID callerId, MembershipState state, MemberOrder order,
            Paging paging) {
        Slice slice = paging.slice("members " + groupId + " " + state + " " + order, order.keyset());
        return pool.preparedQuery("""
                select seat.role as seat_role, m.*
                from membership seat
                left join lateral (
                  select m.group_id, m.person_id, m.display_name, m.role, m.state, m.joined_at, m.since, m.request_message,
                         m.answer_word, m.answered_at, m.ban_reason
                  from membership m where m.group_id = seat.group_id and m.state = $3
                """ + slice.clause(4) + """
                ) m on true
                where seat.group_id = $1 and seat.real_person_id = $2 and seat.state = 'ACTIVE'
                """ + slice.order())
                .execute(slice.parameters(groupId, callerId, state.name()))
                .map(rows -> Seated.rows(rows, "person_id", seat -> mayList(seat, state), row -> row))
                .map(rows -> slice.page(rows, order::key).map(Members::seen));
    }

    private static void mayList(Role seat, MembershipState state) {
        if (state != MembershipState.ACTIVE && !seat.may(Permission.MANAGE_MEMBERS)) {
            throw new Forbidden("Facilitators of the group may list who is not an active member.");
        }
    }

    private static MembershipView seen(Row row) {
        MembershipState state = MembershipState.valueOf(row.getString("state"));
        Instant answered = Moment.of(row, "answered_at");
        return new MembershipView(row.getUUID("group_id"), row.getUUID("person_id"), row.getString("display_name"),
                Role.valueOf(row.getString("role")), state, Moment.of(row, "joined_at"),
                state == REQUESTED ? new JoinRequest(row.getString("request_message"), Moment.of(row, "since")) : null,
                answered == null ? null : new JoinAnswer(row.getString("answer_word"), answered), row.getString("ban_reason"))
                .seenBy(Role.valueOf(row.getString("seat_role")));
    }

    /** A membership as members see it. */
    public static MembershipView card(Row row) {
        return new MembershipView(row.getUUID("group_id"), row.getUUID("person_id"), row.getString("display_name"),
                Role.valueOf(row.getString("role")), MembershipState.valueOf(row.getString("state")),
                Moment.of(row, "joined_at"), null, null, null);
    }
}
