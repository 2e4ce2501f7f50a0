package org.studycircle.discussion.post;

import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.sql.Call;
import org.studycircle.sql.Database;
import org.studycircle.sql.Sql;

import io.smallrye.mutiny.Uni;

/**
 * What facilitators remove of a thread, and put back. A removed post counts as deleted, and what it said lies apart. Each act is about the post or the branch that it names, however
 * many others are: what is put back is what no other act takes away. All of this under the lock on the thread.
 */
@ApplicationScoped
class Removals {

    private static final String REMOVED = "p.number = :number or :branch and p.tree_path >= :path and p.tree_path < "
            + TreePath.endSql(":path");
    private static final Sql<Integer> REMOVE = Sql.column(Integer.class, """
            with measured as (
              insert into thread_measure (group_id, thread_id, kind, number, whole_branch, tree_path, reason, words, taken_by, taken_at)
              values (:group, :thread, 'REMOVED', :number, :branch, :path, :reason, :words, :person, :at)
            ), former as (
              select p.number, p.text, p.html, case when p.excerpt_of = p.revision then p.excerpt end as excerpt
              from post p
              where p.group_id = :group and p.thread_id = :thread and p.deleted_at is null and (%s)
            ), kept as (
              insert into removed_post (group_id, thread_id, number, text, html, excerpt)
              select :group, :thread, number, text, html, excerpt from former
            ), gone as (
              update post p
              set text = null, html = null, excerpt = null, excerpt_of = p.revision + 1, deleted_at = :at, removed_at = :at, revision = p.revision + 1
              from former f
              where p.group_id = :group and p.thread_id = :thread and p.number = f.number
            ), counted as (
              update thread t
              set post_count = t.post_count - f.posts, deleted_numbers = t.deleted_numbers + f.numbers, measures = t.measures + 1
              from (
                select cast(count(*) as integer) as posts, coalesce(range_agg(int4range(number, number, '[]')), '{}') as numbers from former
              ) f
              where t.group_id = :group and t.thread_id = :thread
            )
            select number from former order by number
            """.formatted(REMOVED));
    private static final Sql<Integer> PUT_BACK = Sql.column(Integer.class, """
            with undone as (
              delete from thread_measure m where m.group_id = :group and m.thread_id = :thread and m.kind = 'REMOVED' and m.number = :number
              returning m.number, m.whole_branch, m.tree_path
            ), back as (
              delete from removed_post k
              using post p, undone m
              where k.group_id = :group and k.thread_id = :thread
                and p.group_id = :group and p.thread_id = :thread and p.number = k.number and %1$s
                and not exists (select from thread_measure m where m.group_id = :group and m.thread_id = :thread and m.kind = 'REMOVED'
                    and m.number <> :number and %1$s)
              returning k.number, k.text, k.html, k.excerpt
            ), shown as (
              update post p
              set text = b.text, html = b.html, excerpt = b.excerpt, excerpt_of = case when b.excerpt is not null then p.revision + 1 end, deleted_at = null, removed_at = null, revision = p.revision + 1
              from back b
              where p.group_id = :group and p.thread_id = :thread and p.number = b.number
            ), counted as (
              update thread t
              set post_count = t.post_count + b.posts, deleted_numbers = t.deleted_numbers - b.numbers, measures = t.measures + b.measures
              from (
                select (select cast(count(*) as integer) from undone) as measures, cast(count(*) as integer) as posts,
                       coalesce(range_agg(int4range(number, number, '[]')), '{}') as numbers
                from back
              ) b
              where t.group_id = :group and t.thread_id = :thread
            )
            select number from back order by number
            """.formatted(MeasureSql.covers("p")));
    private static final Sql<Standing> STANDING = Sql.rows(Standing.class, """
            select m.whole_branch, m.reason, m.words from thread_measure m
            where m.group_id = :group and m.thread_id = :thread and m.kind = 'REMOVED' and m.number = :number
            """);
    private static final Sql<Boolean> COVERED = Sql.column(Boolean.class, "select " + MeasureSql.isRemoved("p")
            + " from post p where p.group_id = :group and p.thread_id = :thread and p.number = :number");
    private static final Sql<Void> GIVE_UP = Sql.command("""
            with given_up as (
              delete from removed_post k where k.group_id = :group and k.thread_id = :thread and k.number = :number
              returning k.text
            ), former as (
              insert into post_revision (group_id, thread_id, number, revision, text, replaced_by, replaced_at)
              select :group, :thread, :number, p.revision, g.text, p.author_id, :at
              from given_up g
              join post p on p.group_id = :group and p.thread_id = :thread and p.number = :number
            )
            update post p
            set deleted_at = :at, removed_at = null, excerpt_of = p.revision + 1, revision = p.revision + 1
            where p.group_id = :group and p.thread_id = :thread and p.number = :number
            """);

    @Inject
    Database database;

    private record Standing(boolean wholeBranch, RemovalReason reason, String words) {}

    /** @return what was said when this very post was removed, or its branch; null where it was not */
    Uni<NewRemoval> standing(PostKey key) {
        return about(STANDING, key).first().onItem().ifNotNull()
                .transform(standing -> new NewRemoval(standing.wholeBranch, standing.reason, standing.words));
    }

    /** Whether the post is removed, or would be if it were not deleted. */
    Uni<Boolean> covers(PostKey key) {
        return about(COVERED, key).first();
    }

    /** @return the numbers of the posts that are gone by it */
    Uni<List<Integer>> remove(PostKey key, PostSeat seat, NewRemoval removal, Instant at) {
        return about(REMOVE, key)
                .set("branch", removal.wholeBranch())
                .set("path", seat.post().treePath())
                .set("reason", removal.reason())
                .set("words", removal.words())
                .set("person", seat.seat().personId())
                .set("at", at)
                .list();
    }

    /** @return the numbers of the posts that are there again */
    Uni<List<Integer>> putBack(PostKey key) {
        return about(PUT_BACK, key).list();
    }

    /** From now on the post counts as deleted by its author. */
    Uni<Void> giveUp(PostKey key, Instant at) {
        return about(GIVE_UP, key).set("at", at).run();
    }

    private <T> Call<T> about(Sql<T> sql, PostKey key) {
        return database.call(sql).set("group", key.groupId()).set("thread", key.threadId()).set("number", key.number());
    }
}
