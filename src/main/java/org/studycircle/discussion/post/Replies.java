package org.studycircle.discussion.post;

import java.time.Instant;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.discussion.PostEventType;
import org.studycircle.discussion.TalkCounts;
import org.studycircle.discussion.ThreadSql;
import org.studycircle.group.log.GroupArchived;
import org.studycircle.group.log.GroupLog;
import org.studycircle.group.log.LogSql;
import org.studycircle.group.log.LogSql.Named;
import org.studycircle.group.log.Reference;
import org.studycircle.group.member.Member;
import org.studycircle.group.member.Permission;
import org.studycircle.group.member.Seat;
import org.studycircle.http.Fingerprint;
import org.studycircle.http.problem.NotFound;
import org.studycircle.sql.Database;
import org.studycircle.sql.Sql;
import org.studycircle.visibility.Visibility;

import io.smallrye.mutiny.Uni;

/** Replying, which is what happens most: two statements. */
@ApplicationScoped
class Replies {

    private static final Sql<ReplySeat> SEAT = Sql.rows(ReplySeat.class, "select " + Seat.MEMBER + """
            , parent.tree_path as parent_path, standing.number as standing, standing.created_from as standing_from,
            """ + Visibility.seesPost("cast(:parent as integer)") + " as sees_parent\n" + ThreadSql.SEATED + """
            left join post parent on parent.group_id = :group and parent.thread_id = :thread and parent.number = :parent
            left join post standing on standing.group_id = :group and standing.thread_id = :thread and standing.post_id = :post
            """ + Seat.OF_CALLER);

    /**
     * Everything that a reply changes. Each step reads the one before, so that locks are taken in the order thread, post, group;
     * the lock on the thread makes the numbers gapless and in commit order, the group's those of its events.
     */
    private static final Sql<Integer> WRITE = Sql.column(Integer.class, """
            with thread_locked as (
              select thread_id from thread
              where group_id = :group and thread_id = :thread and deleted_at is null
              for update
            ), parent_answered as (
              update post p set reply_count = p.reply_count + 1
              from thread_locked t
              where p.group_id = :group and p.thread_id = t.thread_id and p.number = :parent
              returning p.thread_id, p.author_id as parent_author
            ), event_numbered as (
            """ + LogSql.numbered("parent_answered", 1, "x.thread_id, x.parent_author") + """
            ), post_numbered as (
              update thread t
              set last_number = t.last_number + 1, post_count = t.post_count + 1, counted = t.counted + 1,
                  activity_seq = e.event_seq, last_post_at = :at
              from event_numbered e
              where t.group_id = :group and t.thread_id = e.thread_id
              returning t.group_id, t.thread_id, t.assignment_id, t.section_id, t.paragraph_key, t.last_number as number, e.parent_author,
                        e.event_seq
            ), posted as (
              insert into post (group_id, thread_id, number, post_id, parent_number, depth, tree_path, author_id, text, html,
                                revision, created_from, created_at)
              select group_id, thread_id, number, :post, :parent, :depth,
            """ + TreePath.childSql(":above", "number") + """
                     , :author, :text, :html, 1, :from, :at
              from post_numbered
            ), author_read as (
              insert into read_state as s (group_id, person_id, thread_id, read, kept, own, counted, seen_seq, seen_at)
              select group_id, :author, thread_id, int4multirange(int4range(number, number, '[]')), '{}',
                     int4multirange(int4range(number, number, '[]')), 1, event_seq, :at
              from post_numbered
              on conflict (group_id, person_id, thread_id) do update
              set read = s.read + excluded.read, own = s.own + excluded.own, counted = s.counted + 1,
                  seen_seq = excluded.seen_seq, seen_at = excluded.seen_at
              returning s.group_id
            ), read_counted as (
              insert into read_count as c (group_id, person_id, posts, version)
              select group_id, :author, 1, 1 from author_read
              on conflict (group_id, person_id) do update set posts = c.posts + 1, version = c.version + 1
            ), answered_by_facilitator as (
              insert into read_state as s (group_id, person_id, thread_id, read, kept, own, shown, seen_seq, seen_at)
              select group_id, parent_author, thread_id, '{}', '{}', '{}', int4multirange(int4range(number, number, '[]')),
                     event_seq, :at
              from post_numbered
              where :speaksForGroup and parent_author <> :author
              on conflict (group_id, person_id, thread_id) do update
              set shown = s.shown + excluded.shown, seen_seq = excluded.seen_seq, seen_at = excluded.seen_at
            ), talked as (
            """ + TalkCounts.more("post_numbered", "0") + """
            ), spoken as (
            """ + Visibility.speaking("post_numbered", ":author") + """
            )
            """ + LogSql.inserted(PostEventType.POST_CREATED, "post_numbered", ":at", ":author",
            new Named(Reference.THREAD, "thread_id"), new Named(Reference.POST, "number")) + "returning post_number");

    @Inject
    Database database;

    @Inject
    GroupLog log;

    @Inject
    PostMeter meter;

    /** @throws NotFound for who is no active member, and for a thread that is not there or not seen */
    Uni<ReplySeat> seat(UUID groupId, UUID threadId, UUID callerId, NewPost draft) {
        return database.call(SEAT)
                .set("group", groupId)
                .set("thread", threadId)
                .set("caller", callerId)
                .set("parent", draft.parent())
                .set("post", draft.postId())
                .first()
                .onItem().ifNull().failWith(NotFound::new);
    }

    /**
     * @param above the path that the reply comes below
     * @throws NotFound for a thread that is not there any more
     * @throws GroupArchived where the group is only read any more
     */
    Uni<PostRow> write(UUID threadId, Member author, NewPost draft, TreePath above, String html, Instant at) {
        return database.call(WRITE)
                .set("group", author.groupId())
                .set("thread", threadId)
                .set("parent", draft.parent())
                .set("post", draft.postId())
                .set("depth", above.depth() + 1)
                .set("above", above.value())
                .set("author", author.personId())
                .set("speaksForGroup", author.may(Permission.SPEAK_FOR_GROUP))
                .set("text", draft.text())
                .set("html", html)
                .set("from", Fingerprint.of(author.personId(), draft))
                .set("at", at)
                .first()
                .onItem().ifNull().switchTo(() -> log.refuse(author.groupId()))
                .invoke(() -> log.tell(author.groupId()))
                .invoke(meter::written)
                .map(number -> new PostRow(number, draft.postId(), draft.parent(), above.depth() + 1,
                        above.with(number).value(),
                        author.author(), draft.text(), html, at, null, null, 0, 1, true));
    }
}
