package org.studycircle.discussion.post;

import java.time.Instant;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.sql.Call;
import org.studycircle.sql.Database;
import org.studycircle.sql.Sql;

import io.smallrye.mutiny.Uni;

/** What facilitators lock of a thread: number 0 is all of it. All of this under the lock on the thread's row. */
@ApplicationScoped
public class Locks {

    private static final Sql<UUID> LOCK = Sql.column(UUID.class, """
            with locked as (
              insert into thread_measure (group_id, thread_id, kind, number, whole_branch, tree_path, words, taken_by, taken_at)
              values (:group, :thread, 'LOCKED', :number, true, :path, :words, :person, :at)
              on conflict on constraint thread_measure_pkey do nothing
              returning number
            )
            update thread t set measures = t.measures + 1
            from locked
            where t.group_id = :group and t.thread_id = :thread
            returning t.thread_id
            """);
    private static final Sql<UUID> UNLOCK = Sql.column(UUID.class, """
            with unlocked as (
              delete from thread_measure m
              where m.group_id = :group and m.thread_id = :thread and m.kind = 'LOCKED' and m.number = :number
              returning m.number
            )
            update thread t set measures = t.measures + 1
            from unlocked
            where t.group_id = :group and t.thread_id = :thread
            returning t.thread_id
            """);

    @Inject
    Database database;

    /**
     * @param path of the branch, empty for the whole thread
     * @return whether it was not locked before
     */
    public Uni<Boolean> lock(PostKey key, String path, NewLock lock, UUID personId, Instant at) {
        return about(LOCK, key)
                .set("path", path)
                .set("words", lock.words())
                .set("person", personId)
                .set("at", at)
                .first()
                .map(changed -> changed != null);
    }

    /** @return whether it was locked */
    public Uni<Boolean> unlock(PostKey key) {
        return about(UNLOCK, key).first().map(changed -> changed != null);
    }

    private <T> Call<T> about(Sql<T> sql, PostKey key) {
        return database.call(sql).set("group", key.groupId()).set("thread", key.threadId()).set("number", key.number());
    }
}
