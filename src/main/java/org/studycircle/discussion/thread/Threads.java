package org.studycircle.discussion.thread;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;

import org.studycircle.discussion.ThreadSql;
import org.studycircle.group.member.Member;
import org.studycircle.group.member.Seat;
import org.studycircle.http.problem.NotFound;
import org.studycircle.sql.Database;
import org.studycircle.sql.RowReader;
import org.studycircle.sql.Sql;
import org.studycircle.visibility.Visibility;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** Threads one by one, for opening and changing. Locks are taken in the order thread, post, group. */
@ApplicationScoped
class Threads {

    /** What a thread may be about is immutable, except that an assignment can be deleted. */
    private static final Sql<OpeningSeat> OPENING_SEAT = Sql.rows(OpeningSeat.class, "select " + Seat.MEMBER + """
            , t.thread_id is not null as standing, a.edition_id as assignment_edition, part.section_id is not null as is_assigned,
              s.edition_id as section_edition, e.edition_id as edition, p.text as paragraph
            """ + Seat.FROM + """
            left join thread t on t.group_id = :group and t.thread_id = :thread
            left join assignment a on a.group_id = :group and a.assignment_id = :assignment and a.deleted_at is null
            left join section s on s.group_id = :group and s.section_id = :section
            left join assignment_section part
              on part.group_id = :group and part.assignment_id = a.assignment_id and part.section_id = s.section_id
            left join edition e on e.group_id = :group and e.edition_id = :edition
            left join paragraph p on p.group_id = :group and p.section_id = s.section_id and p.paragraph_key = :paragraph
            """ + Seat.OF_CALLER);

    private static final Sql<ThreadSeat> SEAT = Sql.of(
            RowReader.of(Seating.class).with(RowReader.of(ThreadRow.class),
                    (seating, row) -> new ThreadSeat(seating.seat, seating.isAlone, row)),
            "select " + Seat.MEMBER + """
                    , coalesce(authors.own @> int4range(1, t.last_number, '[]'), false) as is_alone,
                    """ + ThreadRow.COLUMNS + ThreadRow.NO_PLACE + ThreadSql.SEATED + ThreadRow.JOINED + """
                    left join read_state authors
                      on authors.group_id = :group and authors.person_id = t.author_id and authors.thread_id = t.thread_id
                    """ + Seat.OF_CALLER + " and " + Visibility.SEES_THREAD);

    private static final Sql<Integer> KNOWN = Sql.column(Integer.class,
            "select 1\n" + Visibility.SEAT + """
            join thread t on t.group_id = :group and t.thread_id = :thread
            """ + ThreadSql.READ_STATE + Visibility.BAR + Seat.OF_CALLER + " and (t.deleted_at is not null or "
                    + Visibility.SEES_THREAD
                    + ")");

    @Inject
    Database database;

    private record Seating(Member seat, boolean isAlone) {}

    /** @throws NotFound for who is no active member */
    Uni<OpeningSeat> openingSeat(ThreadKey key, UUID callerId, NewSubject about) {
        return database.call(OPENING_SEAT)
                .set("group", key.groupId())
                .set("thread", key.threadId())
                .set("caller", callerId)
                .set("assignment", about.assignmentId())
                .set("section", about.sectionId())
                .set("edition", about.editionId())
                .set("paragraph", about.paragraphKey())
                .first()
                .onItem().ifNull().failWith(NotFound::new);
    }

    /**
     * Of a thread that this transaction has locked, where it is to be changed.
     *
     * @throws NotFound for who is no active member, and for a thread that is not there or concealed
     */
    Uni<ThreadSeat> seat(ThreadKey key, UUID callerId) {
        return database.call(SEAT)
                .set("group", key.groupId())
                .set("thread", key.threadId())
                .set("caller", callerId)
                .set("html", false)
                .first()
                .onItem().ifNull().failWith(NotFound::new);
    }

    Uni<Thread> get(ThreadKey key) {
        return Panache.getSession().chain(session -> session.find(Thread.class, key));
    }

    /**
     * For a change: nobody posts or changes the thread until this transaction ends. Who does not see it does not wait for who is just posting there, which would tell them.
     *
     * @throws NotFound for who is no active member, and for a thread that is not there or concealed
     */
    Uni<Thread> lock(ThreadKey key, UUID callerId) {
        return database.call(KNOWN).set("group", key.groupId()).set("thread", key.threadId()).set("caller", callerId).first()
                .onItem().ifNull().failWith(NotFound::new)
                .chain(Panache::getSession)
                .chain(session -> session.find(Thread.class, key, LockModeType.PESSIMISTIC_WRITE))
                .onItem().ifNull().failWith(NotFound::new);
    }

    Uni<Void> add(Thread thread) {
        return Panache.getSession().chain(session -> session.persist(thread));
    }
}
