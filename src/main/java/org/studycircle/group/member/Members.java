package org.studycircle.group.member;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.http.paging.Page;
import org.studycircle.http.paging.Paging;
import org.studycircle.http.paging.Slice;
import org.studycircle.http.problem.Forbidden;
import org.studycircle.http.problem.NotFound;
import org.studycircle.people.Person;
import org.studycircle.people.PersonCopies;
import org.studycircle.sql.Columns;
import org.studycircle.sql.Database;
import org.studycircle.sql.ListSql;
import org.studycircle.sql.Sql;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** Who belongs to which group. Other features ask here who the caller is in a group before they do anything in it. */
@ApplicationScoped
public class Members implements PersonCopies {

    private static final Sql<Seating> ACTIVE = Sql.rows(Seating.class, "select " + Seat.MEMBER + Seat.FROM + Seat.OF_CALLER);
    private static final Map<MemberOrder, ListSql<Seated<MembershipRow>>> LISTS = Arrays.stream(MemberOrder.values())
            .collect(Collectors.toMap(Function.identity(), Members::list));
    private static final Sql<Newcomer> NEWCOMER = Sql.rows(Newcomer.class, """
            select p.person_id, p.display_name, m.person_id as known_as
            from person p
            left join membership m on m.group_id = :group and m.real_person_id = p.person_id
            where p.person_id = :person
            for share of p
            """);
    /** Where the person goes by another name, that one stays. */
    private static final Sql<Void> RENEW = Sql.command("""
            update membership
            set display_name = :name
            where real_person_id = :person and person_id = real_person_id and display_name <> :name
            """);

    @Inject
    Database database;

    @Inject
    Pseudonyms pseudonyms;

    private record Seating(Member seat) {}

    private static ListSql<Seated<MembershipRow>> list(MemberOrder order) {
        return ListSql.of(Seated.reader(MembershipRow.class), order.keyset(), "select seat.role as seat_role, m.*\n" + Seat.FROM
                + "left join lateral (select " + Columns.of(MembershipRow.class, "m") + """
                  from membership m where m.group_id = :group and m.state = :state {page}
                ) m on true
                """ + Seat.OF_CALLER + "{order}");
    }

    /**
     * The caller as an active member.
     *
     * @throws NotFound for everybody else, whether the group exists or not
     */
    public Uni<Member> active(UUID groupId, UUID callerId) {
        return database.call(ACTIVE).set("group", groupId).set("caller", callerId).first()
                .onItem().ifNull().failWith(NotFound::new)
                .map(Seating::seat);
    }

    /** @return the caller, who may do this in the group; 404 for strangers, 403 for members of another role */
    public Uni<Member> allowed(UUID groupId, UUID callerId, Permission permission) {
        return active(groupId, callerId).invoke(member -> member.require(permission));
    }

    /** @param personId who the member is in the group */
    public Uni<Membership> find(UUID groupId, UUID personId) {
        return Panache.getSession().chain(session -> session.find(Membership.class, new MembershipId(groupId, personId)));
    }

    /** The membership of who is calling, null for somebody who never asked for one. */
    public Uni<Membership> own(UUID groupId, UUID callerId) {
        return Panache.getSession().chain(session -> session.createSelectionQuery("""
                select m from Membership m join ReadingGroup g on g.id = m.groupId and g.deletedAt is null
                where m.groupId = :group and m.realPersonId = :person
                """, Membership.class)
                .setParameter("group", groupId)
                .setParameter("person", callerId)
                .getSingleResultOrNull());
    }

    /**
     * The membership of who is calling, or a new one of somebody who is not in yet, as the group will know them; whoever asks holds the
     * lock on the group's row. The person stays as they are until the transaction ends: what they change in the meantime would miss
     * this copy of it.
     */
    public Uni<Membership> ownOrNew(UUID groupId, boolean pseudonymous, UUID callerId) {
        return database.call(NEWCOMER).set("group", groupId).set("person", callerId).first()
                .onItem().ifNull().failWith(NotFound::new)
                .chain(person -> person.knownAs() == null
                        ? newcomer(groupId, pseudonymous, person)
                        : find(groupId, person.knownAs()));
    }

    private Uni<Membership> newcomer(UUID groupId, boolean pseudonymous, Newcomer person) {
        return pseudonymous
                ? pseudonyms.free(groupId).map(name -> Membership.under(name, groupId, person))
                : Uni.createFrom().item(Membership.of(groupId, person));
    }

    public Uni<Void> add(Membership membership) {
        return Panache.getSession().chain(session -> session.persist(membership));
    }

    @Override
    public Uni<Void> renew(Person person) {
        return database.call(RENEW)
                .set("name", person.displayName())
                .set("person", person.id())
                .run();
    }

    /** Members in one state, for a member of the group; only facilitators see who is not active. */
    public Uni<Page<MembershipView>> list(UUID groupId, UUID callerId, MembershipState state, MemberOrder order,
            Paging paging) {
        Slice slice = paging.slice("members " + groupId + " " + state + " " + order);
        return database.call(LISTS.get(order), slice).set("group", groupId).set("caller", callerId).set("state", state).list()
                .map(rows -> page(slice, order, rows, state));
    }

    private static Page<MembershipView> page(Slice slice, MemberOrder order, List<Seated<MembershipRow>> rows,
            MembershipState state) {
        List<MembershipRow> members = Seated.all(rows, seat -> requireListing(seat, state));
        Role viewer = rows.get(0).role();
        return order.keyset().page(slice, members).map(row -> MembershipView.of(row).seenBy(viewer));
    }

    private static void requireListing(Role seat, MembershipState state) {
        if (state != MembershipState.ACTIVE && !seat.may(Permission.MANAGE_MEMBERS)) {
            throw new Forbidden("Facilitators of the group may list who is not an active member.");
        }
    }
}
