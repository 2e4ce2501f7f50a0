package org.studycircle.discussion.post;

import java.time.Instant;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.group.log.GroupArchived;
import org.studycircle.group.log.GroupLog;
import org.studycircle.group.member.Role;
import org.studycircle.http.Fingerprint;
import org.studycircle.http.problem.NotFound;
import org.studycircle.visibility.Visibility;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** Replying, which is what happens most: two statements. */
@ApplicationScoped
class Replies {

    private static final String SEAT = """
            select cast(seat.person_id as text), seat.display_name, seat.role, parent.tree_path, standing.number,
            """ + Visibility.seesPost("cast(:parent as integer)") + """
            from membership seat
            """ + Visibility.GROUP + """
            join thread t on t.group_id = seat.group_id and t.thread_id = :thread and t.deleted_at is null
            """ + Visibility.READ_STATE + Visibility.BAR + """
            left join post parent
              on parent.group_id = t.group_id and parent.thread_id = t.thread_id and parent.number = :parent
            left join post standing
              on standing.group_id = t.group_id and standing.thread_id = t.thread_id and standing.post_id = :post
            where seat.group_id = :group and seat.real_person_id = :person and seat.state = 'ACTIVE'
            """;

    /**
     * Everything that a reply changes. Each step reads the one before, so that locks are taken in the order thread, post, group;
     * the lock on the thread makes the numbers gapless and in commit order, the group's those of its events.
     */
    private static final String WRITE = """
            with thread_locked as (
              select group_id, thread_id from thread
              where group_id = :group and thread_id = :thread and deleted_at is null
              for update
            ), parent_answered as (
              update post p set reply_count = p.reply_count + 1
              from thread_locked t
              where p.group_id = t.group_id and p.thread_id = t.thread_id and p.number = :parent
              returning p.group_id, p.thread_id, p.author_id
            ), event_numbered as (
              update reading_group g set event_seq = g.event_seq + 1, post_count = g.post_count + 1
              from parent_answered p
              where g.group_id = p.group_id and g.archived_at is null
              returning g.group_id, p.thread_id, p.author_id as parent_author, g.event_seq
            ), post_numbered as (
              update thread t
              set last_number = t.last_number + 1, post_count = t.post_count + 1, counted = t.counted + 1,
                  activity_seq = e.event_seq, last_post_at = :at
              from event_numbered e
              where t.group_id = e.group_id and t.thread_id = e.thread_id
              returning t.group_id, t.thread_id, t.assignment_id, t.section_id, t.last_number as number, e.parent_author,
                        e.event_seq
            ), posted as (
              insert into post (group_id, thread_id, number, post_id, parent_number, depth, tree_path, author_id, text, html,
                                revision, created_from, created_at)
              select group_id, thread_id, number, :post, :parent, :depth,
                     :above || length(to_hex(number)) || to_hex(number) || '.', :author, :text, :html, 1, :from, :at
              from post_numbered
            ), author_read as (
              insert into read_state as s (group_id, person_id, thread_id, read, kept, own, counted)
              select group_id, :author, thread_id, int4multirange(int4range(number, number, '[]')), '{}',
                     int4multirange(int4range(number, number, '[]')), 1
              from post_numbered
              on conflict (group_id, person_id, thread_id) do update
              set read = s.read + excluded.read, own = s.own + excluded.own, counted = s.counted + 1
              returning s.group_id
            ), read_counted as (
              insert into read_count as c (group_id, person_id, posts, version)
              select group_id, :author, 1, 1 from author_read
              on conflict (group_id, person_id) do update set posts = c.posts + 1, version = c.version + 1
            ), answered_by_facilitator as (
              insert into read_state as s (group_id, person_id, thread_id, read, kept, own, shown)
              select group_id, parent_author, thread_id, '{}', '{}', '{}', int4multirange(int4range(number, number, '[]'))
              from post_numbered
              where :facilitates and parent_author <> :author
              on conflict (group_id, person_id, thread_id) do update set shown = s.shown + excluded.shown
            ), spoken as (
            """ + Visibility.speaking("post_numbered", ":author") + """
            )
            insert into group_event (group_id, seq, type, at, actor_id, audience, thread_id, post_number)
            select group_id, event_seq, 'POST_CREATED', :at, :author, 'GROUP', thread_id, number
            from post_numbered
            returning post_number
            """;

    @Inject
    GroupLog log;

    @Inject
    PostMeter meter;

    /** @throws NotFound for who is no active member, and for a thread that is not there or not seen */
    Uni<ReplySeat> seat(UUID groupId, UUID threadId, UUID callerId, NewPost draft) {
        return Panache.getSession().chain(session -> session.createNativeQuery(SEAT, Object[].class)
                .setParameter("group", groupId)
                .setParameter("thread", threadId)
                .setParameter("person", callerId)
                .setParameter("parent", draft.parent())
                .setParameter("post", draft.postId())
                .getSingleResultOrNull())
                .onItem().ifNull().failWith(NotFound::new)
                .map(row -> new ReplySeat(UUID.fromString((String) row[0]), (String) row[1], Role.valueOf((String) row[2]),
                        (String) row[3], (Integer) row[4], (Boolean) row[5]));
    }

    /**
     * @return the number that the reply got
     * @throws NotFound for a thread that is not there any more
     * @throws GroupArchived where the group is only read any more
     */
    Uni<Integer> write(UUID groupId, UUID threadId, ReplySeat seat, NewPost draft, TreePath above, String html, Instant at) {
        return Panache.getSession().chain(session -> session.createNativeQuery(WRITE, Integer.class)
                .setParameter("group", groupId)
                .setParameter("thread", threadId)
                .setParameter("parent", draft.parent())
                .setParameter("post", draft.postId())
                .setParameter("depth", above.depth() + 1)
                .setParameter("above", above.value())
                .setParameter("author", seat.personId())
                .setParameter("facilitates", seat.role() == Role.FACILITATOR)
                .setParameter("text", draft.text())
                .setParameter("html", html)
                .setParameter("from", Fingerprint.of(seat.personId(), draft))
                .setParameter("at", at)
                .getSingleResultOrNull())
                .onItem().ifNull().switchTo(() -> log.refuse(groupId))
                .invoke(() -> log.tell(groupId))
                .invoke(meter::written);
    }
}
