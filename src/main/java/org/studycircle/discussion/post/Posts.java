package org.studycircle.discussion.post;

import java.time.Instant;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.discussion.TalkCounts;
import org.studycircle.discussion.ThreadSql;
import org.studycircle.group.log.GroupArchived;
import org.studycircle.group.member.Member;
import org.studycircle.group.member.Permission;
import org.studycircle.group.member.Seat;
import org.studycircle.http.problem.Forbidden;
import org.studycircle.http.problem.NotFound;
import org.studycircle.sql.Call;
import org.studycircle.sql.Database;
import org.studycircle.sql.RowReader;
import org.studycircle.sql.Sql;
import org.studycircle.text.Rendered;
import org.studycircle.visibility.Visibility;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** Posts one by one, for writing and changing. Locks are taken in the order thread, post, group. */
@ApplicationScoped
public class Posts {

    private static final String SEAT = "select " + Seat.MEMBER + ", bar.assignment_id is null as sees_all, " + PostRow.COLUMNS
            + PostRow.TEXT + ThreadSql.SEATED + PostSql.FRAME + """
            join post p on p.group_id = :group and p.thread_id = :thread and p.number = :number and
            """ + PostSql.SEES + "\n" + PostSql.AUTHOR + Seat.OF_CALLER;
    private static final RowReader<PostSeat> READER = RowReader.of(Seating.class).with(RowReader.of(PostRow.class),
            (seating, row) -> new PostSeat(seating.seat, seating.seesAll, row));
    private static final Sql<PostSeat> LOCK = Sql.of(READER, SEAT + "for update of p");
    private static final Sql<PostSeat> LOCK_WITH_THREAD = Sql.of(READER, SEAT + "for update of t, p");
    private static final Sql<Void> FORGET = Sql.command("""
            update thread
            set post_count = post_count - 1,
                deleted_numbers = deleted_numbers + int4multirange(int4range(:number, :number, '[]'))
            where group_id = :group and thread_id = :thread
            """);
    private static final Sql<Void> REMEMBER = Sql.command("""
            update thread
            set post_count = post_count + 1, measures = measures + 1, deleted_numbers = deleted_numbers - int4multirange(int4range(:number, :number, '[]'))
            where group_id = :group and thread_id = :thread
            """);

    /** Its author has read it, and has spoken. */
    private static final Sql<Void> OWN = Sql.command("""
            with opened as (
              select assignment_id, section_id, paragraph_key, opened_seq, created_at, first_counted from thread where group_id = :group and thread_id = :thread
            ), spoken as (
            """ + Visibility.speaking("opened", ":person") + """
            ), talked as (
            """ + TalkCounts.more("opened", "cast(first_counted as integer)") + """
            ), author_read as (
              insert into read_state (group_id, person_id, thread_id, read, kept, own, counted, seen_seq, seen_at)
              select :group, :person, :thread, '{[1,1]}', '{}', '{[1,1]}', 1, opened_seq, created_at from opened
            )
            insert into read_count as c (group_id, person_id, posts, version)
            values (:group, :person, 1, 1)
            on conflict (group_id, person_id) do update set posts = c.posts + 1, version = c.version + 1
            """);

    @Inject
    Database database;

    @Inject
    PostMeter meter;

    private record Seating(Member seat, boolean seesAll) {}

    /** Writes post 1 of a thread that this transaction has just stored. */
    public Uni<Void> open(UUID groupId, UUID threadId, OpeningPost draft, UUID authorId, Rendered rendered, Instant at) {
        return Panache.getSession().chain(session -> session
                .persist(Post.opening(groupId, threadId, draft, authorId, rendered, at)))
                .chain(() -> database.call(OWN).set("group", groupId).set("person", authorId).set("thread", threadId).run())
                .invoke(meter::written);
    }

    /**
     * For a change: nobody replies to the post or changes it until the transaction ends.
     *
     * @throws NotFound for who is no active member, and for what is not there or concealed
     */
    Uni<PostSeat> lock(PostKey key, UUID callerId) {
        return seat(LOCK, key, callerId);
    }

    /** The same, for a change of the thread's counters too. */
    Uni<PostSeat> lockWithThread(PostKey key, UUID callerId) {
        return seat(LOCK_WITH_THREAD, key, callerId);
    }

    /**
     * The same, for who keeps order.
     *
     * @throws Forbidden for who does not moderate
     * @throws GroupArchived where the group is only read any more
     */
    Uni<PostSeat> lockToModerate(PostKey key, UUID callerId) {
        return lockWithThread(key, callerId)
                .invoke(seat -> seat.seat().require(Permission.MODERATE))
                .invoke(seat -> seat.seat().requireWriting());
    }

    private Uni<PostSeat> seat(Sql<PostSeat> sql, PostKey key, UUID callerId) {
        return about(sql, key).set("number", key.number()).set("caller", callerId).first()
                .onItem().ifNull().failWith(NotFound::new);
    }

    Uni<Post> get(PostKey key) {
        return Panache.getSession().chain(session -> session.find(Post.class, key));
    }

    Uni<Void> keep(PostRevision former) {
        return Panache.getSession().chain(session -> session.persist(former));
    }

    /** Takes a post that was deleted out of its thread's counters. */
    Uni<Void> forget(PostKey key) {
        return about(FORGET, key).set("number", key.number()).run();
    }

    /** The text that a post had before it was deleted, which is kept no longer. */
    Uni<String> takeBack(Post post) {
        PostKey key = post.key();
        return Panache.getSession().chain(session -> session
                .find(PostRevision.class,
                        new PostRevision.Key(key.groupId(), key.threadId(), key.number(), post.revision() - 1))
                .call(session::remove)
                .map(PostRevision::text));
    }

    /** Counts a post again that was deleted. */
    Uni<Void> remember(PostKey key) {
        return about(REMEMBER, key).set("number", key.number()).run();
    }

    private <T> Call<T> about(Sql<T> sql, PostKey key) {
        return database.call(sql).set("group", key.groupId()).set("thread", key.threadId());
    }
}
