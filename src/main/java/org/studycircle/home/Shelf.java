package org.studycircle.home;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.group.JoinPolicy;
import org.studycircle.group.member.Role;
import org.studycircle.http.paging.Keyset;
import org.studycircle.http.paging.Page;
import org.studycircle.http.paging.Paging;
import org.studycircle.http.paging.Slice;
import org.studycircle.sql.Moment;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;

/** The groups of each person, read from copies alone: no group is asked. */
@ApplicationScoped
class Shelf {

    private static final Keyset BY_NAME = Keyset.ascending().text("m.name").uuid("m.group_id");

    /**
     * Nothing is counted: what is unread is a difference of two counters, what is due next the first entry of an index. Only for those
     * who joined late, as long as that grants them time, the assignments of the group are gone through.
     */
    private static final String MINE = """
            select m.group_id, m.name, m.role, m.state, m.joined_at, c.join_policy, c.member_count, c.pseudonymous, c.archived,
                   greatest(c.post_count - m.read_posts, 0) as unread, d.assignment_id, d.title, d.due_at
            from my_group m
            join group_card c on c.group_id = m.group_id
            left join lateral (
              (select d.assignment_id, d.title, d.due_at
               from group_due d
               where d.group_id = m.group_id and d.due_at > now() and coalesce(m.grace_until <= now(), true)
               order by d.due_at, d.assignment_id
               limit 1)
              union all
              (select d.assignment_id, d.title, late.due_at
               from group_due d
               cross join lateral (
                 select case when m.first_joined_at > d.opens_at
                             then greatest(d.due_at, least(m.grace_until, c.schedule_ends_at))
                             else d.due_at end as due_at
               ) late
               where d.group_id = m.group_id and d.due_at is not null and m.grace_until > now() and late.due_at > now()
               order by late.due_at, d.due_at, d.assignment_id
               limit 1)
            ) d on true
            where m.person_id = $1 and m.state = $2
            """;

    @Inject
    Pool pool;

    Uni<Page<MyGroup>> list(UUID personId, MyGroupState state, Paging paging) {
        Slice slice = paging.slice("my groups " + personId + " " + state, BY_NAME);
        return pool.preparedQuery(MINE + slice.clause(3))
                .mapping(state == MyGroupState.ACTIVE ? Shelf::group : Shelf::asked)
                .execute(slice.parameters(personId, state.name()))
                .map(rows -> slice.page(rows.stream().toList(), group -> List.of(group.name(), group.groupId())));
    }

    private static MyGroup group(Row row) {
        return group(row, row.getInteger("unread"), nextDue(row));
    }

    /** Who is not in yet sees nothing of the inside. */
    private static MyGroup asked(Row row) {
        return group(row, null, null);
    }

    private static MyGroup group(Row row, Integer unread, MyGroup.NextDue nextDue) {
        return new MyGroup(row.getUUID("group_id"), row.getString("name"), JoinPolicy.valueOf(row.getString("join_policy")),
                row.getInteger("member_count"), whenTrue(row, "pseudonymous"), whenTrue(row, "archived"),
                Role.valueOf(row.getString("role")),
                MyGroupState.valueOf(row.getString("state")), unread, nextDue, Moment.of(row, "joined_at"));
    }

    private static Boolean whenTrue(Row row, String column) {
        return row.getBoolean(column) ? Boolean.TRUE : null;
    }

    private static MyGroup.NextDue nextDue(Row row) {
        UUID assignment = row.getUUID("assignment_id");
        return assignment == null
                ? null
                : new MyGroup.NextDue(assignment, row.getString("title"), row.getOffsetDateTime("due_at").toInstant());
    }
}
