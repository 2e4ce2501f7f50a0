package org.studycircle.home;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.discussion.Unread;
import org.studycircle.group.JoinPolicy;
import org.studycircle.group.member.Permission;
import org.studycircle.group.member.Role;
import org.studycircle.http.paging.Page;
import org.studycircle.http.paging.Paging;
import org.studycircle.http.paging.Slice;
import org.studycircle.schedule.MemberDates;
import org.studycircle.sql.Database;
import org.studycircle.sql.Keyset;
import org.studycircle.sql.ListSql;

import io.smallrye.mutiny.Uni;

/** The groups of each person, read from copies; only where something may be concealed from the person, the group itself is asked what is unread. */
@ApplicationScoped
class Shelf {

    private static final Keyset<ShelfRow> BY_NAME = Keyset.<ShelfRow>ascending().text("m.name", ShelfRow::name)
            .uuid("m.group_id", ShelfRow::groupId);

    /**
     * Nothing is counted: what is unread is a difference of two counters where nothing is concealed, what is due next the first entry of an index. Only for those
     * who joined late, as long as that grants them time, the assignments of the group are gone through.
     */
    private static final ListSql<ShelfRow> MINE = ListSql.rows(ShelfRow.class, BY_NAME, """
            select m.group_id, m.name, m.role, m.state, m.joined_at, c.join_policy, c.member_count, c.pseudonymous, c.archived, c.conceals,
                   greatest(c.post_count - m.read_posts, 0) as unread, d.assignment_id as next_due_assignment_id,
                   d.title as next_due_title, d.due_at as next_due_due_at
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
               cross join lateral (select
            """ + MemberDates.later("d.due_at", "d.opens_at", "m.first_joined_at", "m.grace_until", "c.schedule_ends_at") + """
                as due_at) late
               where d.group_id = m.group_id and d.due_at is not null and m.grace_until > now() and late.due_at > now()
               order by late.due_at, d.due_at, d.assignment_id
               limit 1)
            ) d on true
            where m.person_id = :caller and m.state = :state {page}
            """);

    @Inject
    Database database;

    @Inject
    Unread unread;

    private record ShelfRow(UUID groupId, String name, JoinPolicy joinPolicy, int memberCount, boolean pseudonymous,
            boolean archived, boolean conceals, Role role, MyGroupState state, int unread, MyGroup.NextDue nextDue,
            Instant joinedAt) {

        /** Whether posts that the person does not see are in the difference. */
        boolean isToBeCounted() {
            return conceals && state == MyGroupState.ACTIVE && !role.may(Permission.SEE_CONCEALED);
        }

        /**
         * Who is not in yet sees nothing of the inside.
         *
         * @param counted unread posts of groups that conceal something
         */
        MyGroup view(Map<UUID, Integer> counted) {
            boolean isIn = state == MyGroupState.ACTIVE;
            return new MyGroup(groupId, name, joinPolicy, memberCount, whenTrue(pseudonymous), whenTrue(archived), role, state,
                    isIn ? counted.getOrDefault(groupId, unread) : null, isIn ? nextDue : null, joinedAt);
        }

        private static Boolean whenTrue(boolean holds) {
            return holds ? Boolean.TRUE : null;
        }
    }

    Uni<Page<MyGroup>> list(UUID callerId, MyGroupState state, Paging paging) {
        Slice slice = paging.slice("my groups " + callerId + " " + state);
        return database.call(MINE, slice).set("caller", callerId).set("state", state).list()
                .map(rows -> BY_NAME.page(slice, rows))
                .chain(page -> counted(callerId, page.items()).map(counted -> page.map(row -> row.view(counted))));
    }

    private Uni<Map<UUID, Integer>> counted(UUID callerId, List<ShelfRow> rows) {
        List<UUID> groups = rows.stream().filter(ShelfRow::isToBeCounted).map(ShelfRow::groupId).toList();
        return groups.isEmpty() ? Uni.createFrom().item(Map.of()) : unread.of(callerId, groups);
    }
}
