package org.studycircle.unread;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.group.GroupArchived;
import org.studycircle.group.Seated;
import org.studycircle.problem.NotFound;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** What members have read. The sets are PostgreSQL's multiranges: {@code +} joins, {@code -} takes away. */
@ApplicationScoped
public class ReadStates {

    /**
     * SQL for the number of unread posts, from the rows of the thread {@code t} and of the caller's read state {@code s}, which
     * may be missing: no post is looked at.
     */
    public static final String UNREAD = """
            t.last_number - (
              select cast(coalesce(sum(upper(posts) - lower(posts)), 0) as integer)
              from unnest(coalesce(s.read, '{}') + t.deleted_numbers) posts
            )""";

    private static final String MARK = """
            with marked as (
              insert into read_state as s (group_id, person_id, thread_id, read, kept, own)
              values (:group, :person, :thread,
                      cast(:seen as int4multirange) + cast(:read as int4multirange) - cast(:keep as int4multirange),
                      cast(:keep as int4multirange), '{}')
              on conflict (group_id, person_id, thread_id) do update set
                read = s.read + (cast(:seen as int4multirange) - s.kept) + cast(:read as int4multirange)
                       - (cast(:keep as int4multirange) - s.own),
                kept = s.kept - cast(:read as int4multirange) + (cast(:keep as int4multirange) - s.own)
              returning s.read, s.kept
            )
            select cast(s.read as text), cast(s.kept as text),
            """ + UNREAD + """
             as unread
            from marked s
            join thread t on t.group_id = :group and t.thread_id = :thread
            """;

    @Inject
    Pool pool;

    Uni<ReadState> of(UUID groupId, UUID threadId, UUID callerId) {
        return pool.preparedQuery("""
                select seat.role as seat_role, t.thread_id, cast(coalesce(s.read, '{}') as text) as read,
                       cast(coalesce(s.kept, '{}') as text) as kept,
                """ + UNREAD + """
                 as unread
                from membership seat
                join thread t on t.group_id = seat.group_id and t.thread_id = $3 and t.deleted_at is null
                left join read_state s
                  on s.group_id = t.group_id and s.person_id = seat.person_id and s.thread_id = t.thread_id
                where seat.group_id = $1 and seat.real_person_id = $2 and seat.state = 'ACTIVE'
                """)
                .execute(Tuple.of(groupId, callerId, threadId))
                .map(rows -> Seated.row(rows, "thread_id", ReadStates::view));
    }

    /** Merges marks into what the caller has read, in one statement, so that two devices lose nothing to each other. */
    Uni<ReadState> mark(UUID groupId, UUID threadId, UUID callerId, ReadMarks marks) {
        return desk(groupId, threadId, callerId)
                .chain(desk -> Panache.getSession().chain(session -> session.createNativeQuery(MARK, Object[].class)
                        .setParameter("group", groupId)
                        .setParameter("person", desk.personId())
                        .setParameter("thread", threadId)
                        .setParameter("seen", PostRange.upTo(desk.lastNumber(), marks.seen()))
                        .setParameter("read", PostRange.upTo(desk.lastNumber(), marks.read()))
                        .setParameter("keep", PostRange.upTo(desk.lastNumber(), marks.keepUnread()))
                        .getSingleResult()))
                .map(marked -> new ReadState((Integer) marked[2], PostRange.stored((String) marked[0]),
                        PostRange.stored((String) marked[1])));
    }

    /** A member in front of a thread. */
    private record Desk(UUID personId, int lastNumber) {}

    private static Uni<Desk> desk(UUID groupId, UUID threadId, UUID callerId) {
        return Panache.getSession().chain(session -> session.createNativeQuery("""
                select cast(m.person_id as text), t.last_number, g.archived_at is not null
                from membership m
                join reading_group g on g.group_id = m.group_id
                join thread t on t.group_id = m.group_id and t.thread_id = :thread and t.deleted_at is null
                where m.group_id = :group and m.real_person_id = :person and m.state = 'ACTIVE'
                """, Object[].class)
                .setParameter("group", groupId)
                .setParameter("person", callerId)
                .setParameter("thread", threadId)
                .getSingleResultOrNull())
                .onItem().ifNull().failWith(NotFound::new)
                .invoke(row -> requireWriting((Boolean) row[2]))
                .map(row -> new Desk(UUID.fromString((String) row[0]), (Integer) row[1]));
    }

    private static void requireWriting(boolean archived) {
        if (archived) {
            throw new GroupArchived();
        }
    }

    private static ReadState view(Row row) {
        return new ReadState(row.getInteger("unread"), PostRange.stored(row.getString("read")),
                PostRange.stored(row.getString("kept")));
    }
}
