package org.studycircle.discussion;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.group.member.Seat;
import org.studycircle.schedule.MemberDates;
import org.studycircle.sql.Database;
import org.studycircle.sql.Sql;
import org.studycircle.visibility.Visibility;

import io.smallrye.mutiny.Uni;

/** How many posts of a group a member has not read, of those that they see, over all its threads. */
@ApplicationScoped
public class Unread {

    /**
     * Of all posts those are taken off that are about subjects from which something bars the member, and what the member sees of them is added. It looks at each subject, and at the
     * threads in which the member has read or written; at those only where something bars them. All of it is of one snapshot, so that posts which the member does
     * not see move nothing.
     */
    private static final Sql<Count> COUNT = Sql.rows(Count.class, ("""
            select g.group_id, cast(greatest(
              g.post_count - coalesce(known.posts, 0) - coalesce(barred.posts, 0) + coalesce(seen.posts, 0), 0) as integer) as unread
            from unnest(cast(:groups as uuid[])) wanted (group_id)
            """ + Seat.joined("wanted.group_id", ":caller") + MemberDates.SCHEDULE_END + """
            left join read_count known on known.group_id = :group and known.person_id = seat.person_id
            left join lateral (
              select sum(t.posts - t.opened) as posts
              from talk_count t
            """ + Visibility.BAR + """
              where t.group_id = :group and bar.assignment_id is not null
            ) barred on true
            left join lateral (
              select sum(case when t.deleted_at is null then %s else s.counted end - case when t.first_counted then 1 else 0 end) as posts
              from read_state s
              join thread t on t.group_id = s.group_id and t.thread_id = s.thread_id
            """ + Visibility.BAR + """
              where s.group_id = :group and s.person_id = seat.person_id and barred.posts is not null
                and bar.assignment_id is not null
            ) seen on true
            """).formatted(ReadCounts.size("(" + Visibility.SHOWN + " + s.read) - t.deleted_numbers"))
            .replace(":groups", "\u0000").replace(":group", "g.group_id").replace("\u0000", ":groups"));

    @Inject
    Database database;

    private record Count(UUID groupId, int unread) {}

    /** @return by group, of those of which the person is an active member */
    public Uni<Map<UUID, Integer>> of(UUID personId, Collection<UUID> groups) {
        return database.call(COUNT).set("caller", personId).set("groups", groups.toArray(UUID[]::new)).list()
                .map(counts -> counts.stream().collect(Collectors.toMap(Count::groupId, Count::unread)));
    }
}
