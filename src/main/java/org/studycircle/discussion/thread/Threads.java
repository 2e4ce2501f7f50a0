package org.studycircle.discussion.thread;

import java.time.LocalDateTime;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import org.studycircle.discussion.unread.ReadStates;
import org.studycircle.group.member.Role;
import org.studycircle.http.problem.NotFound;
import org.studycircle.visibility.Concealment;
import org.studycircle.visibility.Visibility;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** Threads one by one, for opening and changing. Locks are taken in the order thread, post, group. */
@ApplicationScoped
class Threads {

    /** What a thread may be about is immutable, except that an assignment can be deleted. */
    private static final String OPENING_SEAT = """
            select cast(m.person_id as text), m.role, t.thread_id is not null, cast(a.edition_id as text), part.section_id is not null,
                   cast(s.edition_id as text), cast(e.edition_id as text), p.text
            from membership m
            left join thread t on t.group_id = m.group_id and t.thread_id = :thread
            left join assignment a
              on a.group_id = m.group_id and a.assignment_id = cast(:assignment as uuid) and a.deleted_at is null
            left join section s on s.group_id = m.group_id and s.section_id = cast(:section as uuid)
            left join assignment_section part
              on part.group_id = a.group_id and part.assignment_id = a.assignment_id and part.section_id = s.section_id
            left join edition e on e.group_id = m.group_id and e.edition_id = cast(:edition as uuid)
            left join paragraph p
              on p.group_id = s.group_id and p.section_id = s.section_id and p.paragraph_key = cast(:paragraph as text)
            where m.group_id = :group and m.real_person_id = :person and m.state = 'ACTIVE'
            """;

    private static final String SEAT = """
            select cast(seat.person_id as text), seat.role, author.display_name,
            """ + ReadStates.VISIBLE + ", " + ReadStates.UNREAD + """
            , coalesce(authors.own @> int4range(1, t.last_number, '[]'), false), cast(bar.assignment_id as text), bar.visibility,
              to_json(bar.ends) #>> '{}', g.zone
            from membership seat
            """ + Visibility.GROUP + """
            join thread t on t.group_id = seat.group_id and t.thread_id = :thread and t.deleted_at is null
            join membership author on author.group_id = t.group_id and author.person_id = t.author_id
            """ + Visibility.READ_STATE + Visibility.BAR + """
            left join read_state authors
              on authors.group_id = t.group_id and authors.person_id = t.author_id and authors.thread_id = t.thread_id
            where seat.group_id = :group and seat.real_person_id = :person and seat.state = 'ACTIVE' and
            """ + Visibility.SEES_THREAD;

    /** @throws NotFound for who is no active member */
    Uni<OpeningSeat> openingSeat(ThreadKey key, UUID callerId, NewSubject about) {
        return Panache.getSession().chain(session -> session.createNativeQuery(OPENING_SEAT, Object[].class)
                .setParameter("group", key.groupId())
                .setParameter("thread", key.threadId())
                .setParameter("person", callerId)
                .setParameter("assignment", about.assignmentId())
                .setParameter("section", about.sectionId())
                .setParameter("edition", about.editionId())
                .setParameter("paragraph", about.paragraphKey())
                .getSingleResultOrNull())
                .onItem().ifNull().failWith(NotFound::new)
                .map(row -> new OpeningSeat(uuid(row[0]), Role.valueOf((String) row[1]), (Boolean) row[2], uuid(row[3]),
                        (Boolean) row[4],
                        uuid(row[5]), uuid(row[6]), (String) row[7]));
    }

    /**
     * Of a thread that this transaction has locked, where it is to be changed.
     *
     * @throws NotFound for who is no active member, and for a thread that is not there or concealed
     */
    Uni<ThreadSeat> seat(ThreadKey key, UUID callerId) {
        return Panache.getSession().chain(session -> session.createNativeQuery(SEAT, Object[].class)
                .setParameter("group", key.groupId())
                .setParameter("thread", key.threadId())
                .setParameter("person", callerId)
                .getSingleResultOrNull())
                .onItem().ifNull().failWith(NotFound::new)
                .map(row -> new ThreadSeat(uuid(row[0]), Role.valueOf((String) row[1]), (String) row[2], (Integer) row[3],
                        (Integer) row[4], (Boolean) row[5], bar(row)));
    }

    private static Concealment bar(Object[] row) {
        return row[6] == null
                ? null
                : Concealment.of(uuid(row[6]), (String) row[7], LocalDateTime.parse((String) row[8]), (String) row[9]);
    }

    Uni<Thread> get(ThreadKey key) {
        return Panache.getSession().chain(session -> session.find(Thread.class, key));
    }

    /** For a change: nobody posts or changes the thread until this transaction ends. */
    Uni<Thread> lock(ThreadKey key) {
        return Panache.getSession()
                .chain(session -> session.find(Thread.class, key, LockModeType.PESSIMISTIC_WRITE))
                .onItem().ifNull().failWith(NotFound::new);
    }

    Uni<Void> add(Thread thread) {
        return Panache.getSession().chain(session -> session.persist(thread).chain(session::flush));
    }

    private static UUID uuid(Object text) {
        return text == null ? null : UUID.fromString((String) text);
    }
}
