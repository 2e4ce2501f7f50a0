package org.studycircle.discussion.unread;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.discussion.ReadCounts;
import org.studycircle.discussion.ThreadSql;
import org.studycircle.group.log.GroupLog;
import org.studycircle.group.member.Member;
import org.studycircle.group.member.Seat;
import org.studycircle.http.problem.NotFound;
import org.studycircle.sql.Database;
import org.studycircle.sql.RowReader;
import org.studycircle.sql.Sql;
import org.studycircle.visibility.Visibility;

import io.smallrye.mutiny.Uni;

/** What members have read. The sets are PostgreSQL's multiranges: {@code +} joins, {@code -} takes away. */
@ApplicationScoped
public class ReadStates {

    /**
     * SQL for the number of unread posts, of those that the caller sees: no post is looked at. Where nothing has
     * ever come back, which takes a moment to be counted, it is the difference of two counters. Goes by the names that {@link Visibility} has.
     */
    public static final String UNREAD = "(case when bar.assignment_id is null and isempty(t.deleted_numbers) and t.measures = 0 and t.version = 0 "
            + "then t.post_count - coalesce(s.counted, 0) else "
            + count(Visibility.SEEN, "coalesce(s.read, '{}') + t.deleted_numbers") + " end)";

    /** SQL for the number of the first post that the caller sees and has not read; null where there is none. */
    public static final String FIRST_UNREAD = "lower(int4multirange(int4range(1, t.last_number, '[]')) * " + Visibility.SEEN
            + " - (coalesce(s.read, '{}') + t.deleted_numbers))";

    /** SQL for the number of posts that are visible to the caller. */
    public static final String VISIBLE = "(case when bar.assignment_id is null then t.post_count else "
            + count(Visibility.SHOWN, "t.deleted_numbers") + " end)";

    /** What is marked: nobody marks what they don't see, or it would be read before it is seen. */
    private static final String SCROLLED = "cast(:seen as int4multirange) * cast(:sees as int4multirange)";
    private static final String CHOSEN = "cast(:read as int4multirange) * cast(:sees as int4multirange)";
    private static final String KEPT = "cast(:keep as int4multirange) * cast(:sees as int4multirange) - s.own";

    /** What is read after marking. */
    private static final String READ = "(s.read + (" + SCROLLED + " - s.kept) + " + CHOSEN + " - (" + KEPT + "))";

    /** The lock holds back whoever is about to delete posts, after whom the read states are counted anew. */
    private static final Sql<Marked> MARK = Sql.rows(Marked.class, """
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
            )
            select cast(s.read as text) as read, cast(s.kept as text) as kept, %5$s as unread, s.gained
            from marked s
            join thread t on t.group_id = :group and t.thread_id = :thread
            """.formatted(READ, CHOSEN, KEPT, ReadCounts.size(READ + " - t.deleted_numbers"),
            count("cast(:sees as int4multirange)", "s.read + t.deleted_numbers")));

    /** What is marked moves the count, in the same transaction. */
    private static final Sql<Void> COUNT = Sql.command("""
            insert into read_count as c (group_id, person_id, posts, version)
            values (:group, :person, greatest(:gained, 0), 1)
            on conflict (group_id, person_id) do update set posts = c.posts + :gained, version = c.version + 1
            """);

    private static final String SEEN_BY_CALLER = Seat.OF_CALLER + " and " + Visibility.SEES_ANYTHING + "\n";

    private static final Sql<StateRow> ONE = Visibility.sql(RowReader.of(StateRow.class), """
            select cast(coalesce(s.read, '{}') as text) as read, cast(coalesce(s.kept, '{}') as text) as kept,
            """ + UNREAD + " as unread\n" + ThreadSql.SEATED + SEEN_BY_CALLER);

    /** A member in front of a thread, of which there is a read state from now on. */
    private static final Sql<MarkingSeat> SEAT = Visibility.sql(RowReader.of(MarkingSeat.class),
            "with seated as (select " + Seat.MEMBER + """
            , t.last_number, cast(
            """ + Visibility.SEEN + " as text) as sees\n" + ThreadSql.SEATED + SEEN_BY_CALLER + """
            ), opened as (
              insert into read_state (group_id, person_id, thread_id, read, kept, own)
              select :group, seat_person_id, :thread, '{}', '{}', '{}' from seated
              on conflict (group_id, person_id, thread_id) do nothing
            )
            select * from seated
            """);

    @Inject
    GroupLog log;

    @Inject
    Database database;

    /** Ranges as PostgreSQL writes them. */
    private record StateRow(String read, String kept, int unread) {

        ReadState view() {
            return new ReadState(unread, PostRange.stored(read), PostRange.stored(kept));
        }
    }

    /** @param gained by how much the count of read posts has changed */
    private record Marked(String read, String kept, int unread, int gained) {

        ReadState view() {
            return new StateRow(read, kept, unread).view();
        }
    }

    /** @param sees numbers of the posts that the member sees, as PostgreSQL writes them */
    private record MarkingSeat(Member seat, int lastNumber, String sees) {}

    private static String count(String seen, String without) {
        return ReadCounts.size("int4multirange(int4range(1, t.last_number, '[]')) * " + seen + " - (" + without + ")");
    }

    /** @throws NotFound for who is no active member, and for a thread that is not there or of which the member sees nothing */
    Uni<ReadState> of(UUID groupId, UUID threadId, UUID callerId) {
        return database.call(ONE).set("group", groupId).set("thread", threadId).set("caller", callerId).first()
                .onItem().ifNull().failWith(NotFound::new)
                .map(StateRow::view);
    }

    /**
     * Merges marks into what the caller has read where that stands, so that two devices lose nothing to each other. It is nobody else's business, so an archived group
     * is no hindrance.
     *
     * @throws NotFound for who is no active member, and for a thread that is not there or of which the member sees nothing
     */
    Uni<ReadState> mark(UUID groupId, UUID threadId, UUID callerId, ReadMarks marks) {
        return database.call(SEAT).set("group", groupId).set("thread", threadId).set("caller", callerId).first()
                .onItem().ifNull().failWith(NotFound::new)
                .chain(seated -> mark(threadId, seated, marks))
                .onItem().ifNull().failWith(NotFound::new)
                .invoke(marked -> tell(groupId, marked.gained))
                .map(Marked::view);
    }

    private Uni<Marked> mark(UUID threadId, MarkingSeat seated, ReadMarks marks) {
        return database.call(MARK)
                .set("group", seated.seat.groupId())
                .set("person", seated.seat.personId())
                .set("thread", threadId)
                .set("seen", PostRange.upTo(seated.lastNumber, marks.seen()))
                .set("read", PostRange.upTo(seated.lastNumber, marks.read()))
                .set("keep", PostRange.upTo(seated.lastNumber, marks.keepUnread()))
                .set("sees", seated.sees)
                .first()
                .call(marked -> marked == null || marked.gained == 0
                        ? Uni.createFrom().voidItem()
                        : count(seated.seat, marked.gained));
    }

    private Uni<Void> count(Member seat, int gained) {
        return database.call(COUNT).set("group", seat.groupId()).set("person", seat.personId()).set("gained", gained).run();
    }

    private void tell(UUID groupId, int gained) {
        if (gained != 0) {
            log.tell(groupId);
        }
    }
}
