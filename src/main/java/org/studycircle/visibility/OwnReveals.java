package org.studycircle.visibility;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.studycircle.group.VisibilityPolicy;
import org.studycircle.http.problem.Conflict;
import org.studycircle.http.problem.NotFound;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** Who chose to see before reading. */
@ApplicationScoped
class OwnReveals {

    private static final String SEAT = """
            select cast(seat.person_id as text), a.visibility, to_json(r.revealed_at) #>> '{}'
            from membership seat
            join assignment a on a.group_id = seat.group_id and a.assignment_id = :assignment and a.deleted_at is null
            left join own_reveal r
              on r.group_id = a.group_id and r.assignment_id = a.assignment_id and r.person_id = seat.person_id
            where seat.group_id = :group and seat.real_person_id = :person and seat.state = 'ACTIVE'
            """;

    /**
     * A member in front of an assignment.
     *
     * @param revealedAt when the member revealed it, or null
     */
    record Seat(UUID personId, VisibilityPolicy policy, Instant revealedAt) {

        /** @throws Conflict where reading is not what it waits for */
        void requireReading() {
            if (policy != VisibilityPolicy.AFTER_READING) {
                throw new Conflict("Only what is concealed until you have read it can be revealed by yourself.");
            }
        }
    }

    /** @throws NotFound for who is no active member, and for an assignment that is not there */
    Uni<Seat> seat(UUID groupId, UUID assignmentId, UUID callerId) {
        return Panache.getSession().chain(session -> session.createNativeQuery(SEAT, Object[].class)
                .setParameter("group", groupId)
                .setParameter("assignment", assignmentId)
                .setParameter("person", callerId)
                .getSingleResultOrNull())
                .onItem().ifNull().failWith(NotFound::new)
                .map(row -> new Seat(UUID.fromString((String) row[0]), VisibilityPolicy.valueOf((String) row[1]),
                        row[2] == null ? null : OffsetDateTime.parse((String) row[2]).toInstant()));
    }

    Uni<Integer> add(UUID groupId, UUID assignmentId, UUID personId, Instant at) {
        return Panache.getSession().chain(session -> session.createNativeQuery("""
                insert into own_reveal (group_id, assignment_id, person_id, revealed_at)
                values (:group, :assignment, :person, :at)
                """)
                .setParameter("group", groupId)
                .setParameter("assignment", assignmentId)
                .setParameter("person", personId)
                .setParameter("at", at)
                .executeUpdate());
    }
}
