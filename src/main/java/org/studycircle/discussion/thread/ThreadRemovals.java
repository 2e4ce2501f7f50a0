package org.studycircle.discussion.thread;

import java.time.Instant;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.group.member.Permission;
import org.studycircle.group.member.Seat;
import org.studycircle.http.problem.NotFound;
import org.studycircle.sql.Call;
import org.studycircle.sql.Database;
import org.studycircle.sql.Sql;

import io.smallrye.mutiny.Uni;

/** Which threads facilitators have removed, and why. */
@ApplicationScoped
class ThreadRemovals {

    private static final Sql<ThreadRemoval> ONE = Sql.rows(ThreadRemoval.class, """
            select t.thread_id, t.title, m.reason, m.words, by.person_id as removed_by_person_id, by.display_name as removed_by_display_name,
                   by.mark as removed_by_mark, m.taken_at as removed_at
            """ + Seat.FROM + """
            join thread t on t.group_id = :group and t.thread_id = :thread
            join thread_measure m on m.group_id = :group and m.thread_id = :thread and m.kind = 'REMOVED' and m.number = 0
            join membership by on by.group_id = :group and by.person_id = m.taken_by
            """ + Seat.OF_CALLER + " and (t.author_id = seat.person_id or " + Seat.may(Permission.MODERATE) + ")");
    private static final Sql<Void> ADD = Sql.command("""
            insert into thread_measure (group_id, thread_id, kind, number, whole_branch, tree_path, reason, words, taken_by, taken_at)
            values (:group, :thread, 'REMOVED', 0, true, '', :reason, :words, :person, :at)
            """);
    private static final Sql<Integer> STANDS = Sql.column(Integer.class,
            "select m.number from thread_measure m where m.group_id = :group and m.thread_id = :thread and m.kind = 'REMOVED' and m.number = 0");
    private static final Sql<Integer> TAKE_BACK = Sql.column(Integer.class,
            "delete from thread_measure m where m.group_id = :group and m.thread_id = :thread and m.kind = 'REMOVED' and m.number = 0 returning m.number");

    @Inject
    Database database;

    /** @throws NotFound for who is no active member, and for a thread that is not removed or another member's */
    Uni<ThreadRemoval> of(ThreadKey key, UUID callerId) {
        return about(ONE, key).set("caller", callerId).first().onItem().ifNull().failWith(NotFound::new)
                .map(ThreadRemoval::told);
    }

    Uni<Void> add(ThreadKey key, NewThreadRemoval removal, UUID personId, Instant at) {
        return about(ADD, key)
                .set("reason", removal.reason())
                .set("words", removal.words())
                .set("person", personId)
                .set("at", at)
                .run();
    }

    /** @return whether there was one */
    Uni<Boolean> takeBack(ThreadKey key) {
        return about(TAKE_BACK, key).first().map(number -> number != null);
    }

    Uni<Boolean> stands(ThreadKey key) {
        return about(STANDS, key).first().map(number -> number != null);
    }

    private <T> Call<T> about(Sql<T> sql, ThreadKey key) {
        return database.call(sql).set("group", key.groupId()).set("thread", key.threadId());
    }
}
