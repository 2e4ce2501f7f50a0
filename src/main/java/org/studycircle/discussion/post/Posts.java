package org.studycircle.discussion.post;

import java.time.Instant;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;

import org.studycircle.group.member.Role;
import org.studycircle.http.problem.NotFound;
import org.studycircle.visibility.Visibility;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** Posts one by one, for writing and changing. Locks are taken in the order thread, post, group. */
@ApplicationScoped
public class Posts {

    private static final String SEAT = """
            select cast(seat.person_id as text), seat.role, author.display_name
            from membership seat
            """ + Visibility.GROUP + """
            join thread t on t.group_id = seat.group_id and t.thread_id = :thread and t.deleted_at is null
            join post p on p.group_id = t.group_id and p.thread_id = t.thread_id and p.number = :number
            join membership author on author.group_id = p.group_id and author.person_id = p.author_id
            """ + Visibility.READ_STATE + Visibility.BAR + """
            where seat.group_id = :group and seat.real_person_id = :person and seat.state = 'ACTIVE' and
            """ + Visibility.seesPost("p.number");

    private static final String LOCK_THREAD = """
            select last_number from thread
            where group_id = :group and thread_id = :thread and deleted_at is null
            for update
            """;

    private static final String FORGET = """
            update thread
            set post_count = post_count - 1,
                deleted_numbers = deleted_numbers + int4multirange(int4range(:number, :number, '[]'))
            where group_id = :group and thread_id = :thread
            """;

    /** Its author has read it, and has spoken. */
    private static final String OWN = """
            with opened as (
              select group_id, assignment_id, section_id from thread where group_id = :group and thread_id = :thread
            ), spoken as (
            """ + Visibility.speaking("opened", ":person") + """
            ), author_read as (
              insert into read_state (group_id, person_id, thread_id, read, kept, own, counted)
              values (:group, :person, :thread, '{[1,1]}', '{}', '{[1,1]}', 1)
            )
            insert into read_count as c (group_id, person_id, posts, version)
            values (:group, :person, 1, 1)
            on conflict (group_id, person_id) do update set posts = c.posts + 1, version = c.version + 1
            """;

    @Inject
    PostMeter meter;

    /** Writes post 1 of a thread that this transaction has just stored. */
    public Uni<Void> open(UUID groupId, UUID threadId, OpeningPost draft, UUID authorId, String html, Instant at) {
        return Panache.getSession().chain(session -> session
                .persist(Post.opening(groupId, threadId, draft, authorId, html, at))
                .chain(session::flush)
                .chain(() -> session.createNativeQuery(OWN)
                        .setParameter("group", groupId)
                        .setParameter("person", authorId)
                        .setParameter("thread", threadId)
                        .executeUpdate())
                .invoke(meter::written)
                .replaceWithVoid());
    }

    /** @throws NotFound for who is no active member, and for what is not there or concealed */
    Uni<PostSeat> seat(PostKey key, UUID callerId) {
        return Panache.getSession().chain(session -> session.createNativeQuery(SEAT, Object[].class)
                .setParameter("group", key.groupId())
                .setParameter("thread", key.threadId())
                .setParameter("number", key.number())
                .setParameter("person", callerId)
                .getSingleResultOrNull())
                .onItem().ifNull().failWith(NotFound::new)
                .map(row -> new PostSeat(UUID.fromString((String) row[0]), Role.valueOf((String) row[1]), (String) row[2]));
    }

    Uni<Post> get(PostKey key) {
        return Panache.getSession().chain(session -> session.find(Post.class, key));
    }

    /** For a change: nobody replies to the post or changes it until this transaction ends. */
    Uni<Post> lock(PostKey key) {
        return Panache.getSession().chain(session -> session.find(Post.class, key, LockModeType.PESSIMISTIC_WRITE));
    }

    /** For a change of the thread's counters. */
    Uni<Integer> lockThread(PostKey key) {
        return Panache.getSession().chain(session -> session.createNativeQuery(LOCK_THREAD, Integer.class)
                .setParameter("group", key.groupId())
                .setParameter("thread", key.threadId())
                .getSingleResultOrNull())
                .onItem().ifNull().failWith(NotFound::new);
    }

    Uni<Void> keep(PostRevision former) {
        return Panache.getSession().chain(session -> session.persist(former));
    }

    /** Takes a post that was deleted out of its thread's counters. */
    Uni<Integer> forget(PostKey key) {
        return Panache.getSession().chain(session -> session.createNativeQuery(FORGET)
                .setParameter("group", key.groupId())
                .setParameter("thread", key.threadId())
                .setParameter("number", key.number())
                .executeUpdate());
    }
}
