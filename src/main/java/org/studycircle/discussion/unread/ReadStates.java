package org.studycircle.discussion.unread;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.discussion.ReadCounts;
import org.studycircle.group.log.GroupArchived;
import org.studycircle.group.log.GroupLog;
import org.studycircle.group.member.Seated;
import org.studycircle.http.problem.NotFound;
import org.studycircle.visibility.Visibility;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** What members have read. The sets are PostgreSQL's multiranges: {@code +} joins, {@code -} takes away. */
@ApplicationScoped
public class ReadStates {

    /**
     * SQL for the number of unread posts, of those that the caller sees: no post is looked at. Goes by the names that {@link Visibility}
     * has.
     */
    public static final String UNREAD = count(Visibility.SEEN, "coalesce(s.read, '{}') + t.deleted_numbers");

    /** SQL for the number of posts that are visible to the caller. */
    public static final String VISIBLE = count(Visibility.SEEN, "t.deleted_numbers");

    /** What is marked: nobody marks what they don't see, or it would be read before it is seen. */
    private static final String SCROLLED = "cast(:seen as int4multirange) * cast(:sees as int4multirange)";
    private static final String CHOSEN = "cast(:read as int4multirange) * cast(:sees as int4multirange)";
    private static final String KEPT = "cast(:keep as int4multirange) * cast(:sees as int4multirange) - s.own";

    /** What is read after marking. */
    private static final String READ = "(s.read + (" + SCROLLED + " - s.kept) + " + CHOSEN + " - (" + KEPT + "))";

    /** The lock holds back whoever is about to delete posts, after whom the read states are counted anew. */
    private static final String MARK = """
            with thread_locked as (
              select t.thread_id, t.deleted_numbers from thread t
              where t.group_id = :group and t.thread_id = :thread and t.deleted_at is null
              for share
            ), marked as (
              update read_state s
              set read = %1$s, kept = s.kept - %2$s + (%3$s), counted = %4$s, gained = %4$s - s.counted
              from thread_locked t
              where s.group_id = :group and s.person_id = :person and s.thread_id = t.thread_id
              returning s.read, s.kept, s.gained
            ), moved as (
              insert into read_count as c (group_id, person_id, posts, version)
              select :group, :person, greatest(gained, 0), 1 from marked where gained <> 0
              on conflict (group_id, person_id) do update
              set posts = c.posts + (select gained from marked), version = c.version + 1
            )
            select cast(s.read as text), cast(s.kept as text), %5$s as unread, s.gained
            from marked s
            join thread t on t.group_id = :group and t.thread_id = :thread
            """.formatted(READ, CHOSEN, KEPT, ReadCounts.size(READ + " - t.deleted_numbers"),
            count("cast(:sees as int4multirange)", "s.read + t.deleted_numbers"));

    @Inject
    GroupLog log;
    @Inject
    Pool pool;

    private static String count(String seen, String without) {
        return ReadCounts.size("int4multirange(int4range(1, t.last_number, '[]')) * " + seen + " - (" + without + ")");
    }

    Uni<ReadState> of(UUID groupId, UUID threadId, UUID callerId) {
        return pool.preparedQuery("""
                select seat.role as seat_role, t.thread_id, cast(coalesce(s.read, '{}') as text) as read,
                       cast(coalesce(s.kept, '{}') as text) as kept,
                """ + UNREAD + """
                 as unread
                from membership seat
                """ + Visibility.GROUP + """
                join thread t on t.group_id = seat.group_id and t.thread_id = $3 and t.deleted_at is null
                """ + Visibility.READ_STATE + Visibility.BAR + """
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
                        .setParameter("sees", desk.sees())
                        .getSingleResultOrNull()))
                .onItem().ifNull().failWith(NotFound::new)
                .invoke(marked -> tell(groupId, (Integer) marked[3]))
                .map(marked -> new ReadState((Integer) marked[2], PostRange.stored((String) marked[0]),
                        PostRange.stored((String) marked[1])));
    }

    private void tell(UUID groupId, int gained) {
        if (gained != 0) {
            log.tell(groupId);
        }
    }

    /**
     * A member in front of a thread.
     *
     * @param sees numbers of the posts that the member sees
     */
    private record Desk(UUID personId, int lastNumber, String sees) {}

    private static Uni<Desk> desk(UUID groupId, UUID threadId, UUID callerId) {
        return Panache.getSession().chain(session -> session.createNativeQuery("""
                with desk as (
                  select seat.person_id, t.last_number, g.archived_at is not null as archived,
                """ + Visibility.SEEN + """
                   as sees
                  from membership seat
                """ + Visibility.GROUP + """
                  join thread t on t.group_id = seat.group_id and t.thread_id = :thread and t.deleted_at is null
                """ + Visibility.READ_STATE + Visibility.BAR + """
                  where seat.group_id = :group and seat.real_person_id = :person and seat.state = 'ACTIVE'
                ), opened as (
                  insert into read_state (group_id, person_id, thread_id, read, kept, own)
                  select :group, person_id, :thread, '{}', '{}', '{}' from desk
                  on conflict (group_id, person_id, thread_id) do nothing
                )
                select cast(person_id as text), last_number, cast(sees as text), archived from desk
                """, Object[].class)
                .setParameter("group", groupId)
                .setParameter("person", callerId)
                .setParameter("thread", threadId)
                .getSingleResultOrNull())
                .onItem().ifNull().failWith(NotFound::new)
                .invoke(row -> requireWriting((Boolean) row[3]))
                .map(row -> new Desk(UUID.fromString((String) row[0]), (Integer) row[1], (String) row[2]));
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
