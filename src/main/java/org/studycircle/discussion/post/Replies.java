package org.studycircle.discussion.post;

import java.time.Instant;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.discussion.PostEventType;
import org.studycircle.discussion.TalkCounts;
import org.studycircle.discussion.ThreadSql;
import org.studycircle.group.log.GroupLog;
import org.studycircle.group.log.LogSql;
import org.studycircle.group.log.LogSql.Named;
import org.studycircle.group.log.Reference;
import org.studycircle.group.member.Author;
import org.studycircle.group.member.Permission;
import org.studycircle.group.member.Seat;
import org.studycircle.http.Fingerprint;
import org.studycircle.http.problem.NotFound;
import org.studycircle.sql.Call;
import org.studycircle.sql.Database;
import org.studycircle.sql.Sql;
import org.studycircle.text.Rendered;
import org.studycircle.visibility.Visibility;

import io.smallrye.mutiny.Uni;

/** Replying, which is what happens most: one statement, and another one to say why, where there is nothing to be written. */
@ApplicationScoped
class Replies {

    private static final String STANDING = "standing.group_id = :group and standing.thread_id = :thread and standing.post_id = :post";
    private static final String SEES_PARENT = Visibility.seesPost("cast(:parent as integer)");

    private static final Sql<ReplySeat> SEAT = Sql.rows(ReplySeat.class, "select " + Seat.MEMBER + """
            , parent.number is not null as has_parent, standing.number as standing, standing.created_from as standing_from,
            """ + MeasureSql.isRemoved("parent") + " as is_removed, " + MeasureSql.lockWords("parent") + " as lock_words, "
            + SEES_PARENT + " as sees_parent\n" + ThreadSql.SEATED + """
            left join post parent on parent.group_id = :group and parent.thread_id = :thread and parent.number = :parent
            left join post standing on
            """ + STANDING + "\n" + Seat.OF_CALLER);

    /**
     * Who may reply, and everything that a reply changes. Each step reads the one before, so that locks are taken in the order thread, post, group;
     * the lock on the thread makes the numbers gapless and in commit order, the group's those of its events. Nothing is written before the group's
     * row is, which an archived group refuses: all is written, or nothing. A measure that a facilitator takes meanwhile changes their number in the
     * thread's row.
     */
    private static final Sql<Written> WRITE = Sql.rows(Written.class,
            "with seated as (select seat.person_id, seat.display_name, seat.mark, t.measures, "
                    + Seat.may(Permission.SPEAK_FOR_GROUP) + " as speaks_for_group\n" + ThreadSql.SEATED + """
              join post parent on parent.group_id = :group and parent.thread_id = :thread and parent.number = :parent
            """ + Seat.OF_CALLER + " and g.archived_at is null and " + SEES_PARENT
                    + " and not exists (select from post standing where " + STANDING + ") and (t.measures = 0 or not "
                    + MeasureSql.isRemoved("parent") + " and " + MeasureSql.lockWords("parent") + " is null" + """
            )), locked as (
              select s.*, t.last_number + 1 as number, t.assignment_id, t.section_id, t.paragraph_key, p.author_id as parent_author,
                     least(p.depth + 1, %1$d) as depth, %2$s as above
              from seated s
              join thread t on t.group_id = :group and t.thread_id = :thread and t.deleted_at is null and t.measures = s.measures
              join post p on p.group_id = :group and p.thread_id = :thread and p.number = :parent
              for update of t, p
            ), numbered as (
            """.formatted(TreePath.DEEPEST, TreePath.ofRepliesSql("p.tree_path"))
                    + LogSql.numbered("locked", 1, "x.*, " + TreePath.childSql("x.above", "x.number") + " as tree_path") + """
            ), posted as (
              insert into post (group_id, thread_id, number, post_id, parent_number, depth, tree_path, author_id, text, html,
                                excerpt, excerpt_of, revision, created_from, created_at)
              select :group, :thread, number, :post, :parent, depth, tree_path, person_id, :text, :html, :excerpt, 1, 1,
                     sha256(convert_to(person_id || :request, 'UTF8')), :at
              from numbered
            ), parent_answered as (
              update post p set reply_count = p.reply_count + 1
              from numbered
              where p.group_id = :group and p.thread_id = :thread and p.number = :parent
            ), thread_counted as (
              update thread t
              set last_number = n.number, post_count = t.post_count + 1, counted = t.counted + 1, activity_seq = n.event_seq,
                  last_post_at = :at
              from numbered n
              where t.group_id = :group and t.thread_id = :thread
            ), author_read as (
              insert into read_state as s (group_id, person_id, thread_id, read, kept, own, counted, seen_seq, seen_at)
              select :group, person_id, :thread, int4multirange(int4range(number, number, '[]')), '{}',
                     int4multirange(int4range(number, number, '[]')), 1, event_seq, :at
              from numbered
              on conflict (group_id, person_id, thread_id) do update
              set read = s.read + excluded.read, own = s.own + excluded.own, counted = s.counted + 1,
                  seen_seq = excluded.seen_seq, seen_at = excluded.seen_at
              returning s.person_id
            ), read_counted as (
              insert into read_count as c (group_id, person_id, posts, version)
              select :group, person_id, 1, 1 from author_read
              on conflict (group_id, person_id) do update set posts = c.posts + 1, version = c.version + 1
            ), answered_by_facilitator as (
              insert into read_state as s (group_id, person_id, thread_id, read, kept, own, shown, seen_seq, seen_at)
              select :group, parent_author, :thread, '{}', '{}', '{}', int4multirange(int4range(number, number, '[]')),
                     event_seq, :at
              from numbered
              where speaks_for_group and parent_author <> person_id
              on conflict (group_id, person_id, thread_id) do update
              set shown = s.shown + excluded.shown, seen_seq = excluded.seen_seq, seen_at = excluded.seen_at
            ), talked as (
            """ + TalkCounts.more("numbered", "0") + """
            ), spoken as (
            """ + Visibility.speaking("numbered", "t.person_id") + """
            ), told as (
            """ + LogSql.inserted(PostEventType.POST_CREATED, "numbered", ":at", "person_id",
                            new Named(Reference.THREAD, ":thread"), new Named(Reference.POST, "number"))
                    + """
            )
            select number, depth, tree_path, person_id as author_person_id, display_name as author_display_name,
                   mark as author_mark
            from numbered
            """);

    @Inject
    Database database;

    @Inject
    GroupLog log;

    @Inject
    PostMeter meter;

    /** What the database has said of a post that it has stored. */
    private record Written(int number, int depth, String treePath, Author author) {}

    /** @return null where there is nothing to write to, or the post stands already, of which the {@link #seat} says what it is */
    Uni<PostRow> write(UUID groupId, UUID threadId, UUID callerId, NewPost draft, Rendered rendered, Instant at) {
        return of(WRITE, groupId, threadId, callerId, draft)
                .set("text", draft.text())
                .set("html", rendered.html())
                .set("excerpt", rendered.excerpt())
                .set("request", Fingerprint.behindCreator(draft))
                .set("at", at)
                .first()
                .onItem().ifNotNull().invoke(() -> log.tell(groupId))
                .onItem().ifNotNull().invoke(meter::written)
                .onItem().ifNotNull().transform(written -> new PostRow(written.number, draft.postId(), draft.parent(),
                        written.depth, written.treePath, written.author, draft.text(), rendered.html(), at, null, null, null, 0,
                        1, true, false, null, null));
    }

    /** @throws NotFound for who is no active member, and for a thread that is not there or not seen */
    Uni<ReplySeat> seat(UUID groupId, UUID threadId, UUID callerId, NewPost draft) {
        return of(SEAT, groupId, threadId, callerId, draft).first().onItem().ifNull().failWith(NotFound::new);
    }

    private <R> Call<R> of(Sql<R> sql, UUID groupId, UUID threadId, UUID callerId, NewPost draft) {
        return database.call(sql)
                .set("group", groupId)
                .set("thread", threadId)
                .set("caller", callerId)
                .set("parent", draft.parent())
                .set("post", draft.postId());
    }
}
