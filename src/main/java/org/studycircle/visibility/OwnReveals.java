package org.studycircle.visibility;

import java.time.Instant;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.group.VisibilityPolicy;
import org.studycircle.group.member.Seat;
import org.studycircle.http.problem.Conflict;
import org.studycircle.http.problem.NotFound;
import org.studycircle.sql.Database;
import org.studycircle.sql.Sql;

import io.smallrye.mutiny.Uni;

/** Who chose to see before reading. */
@ApplicationScoped
class OwnReveals {

    private static final Sql<RevealSeat> SEAT = Sql.rows(RevealSeat.class,
            "select seat.person_id, a.visibility as policy, r.revealed_at\n" + Seat.FROM + """
                    join assignment a on a.group_id = :group and a.assignment_id = :assignment and a.deleted_at is null
                    left join own_reveal r
                      on r.group_id = :group and r.assignment_id = a.assignment_id and r.person_id = seat.person_id
                    """ + Seat.OF_CALLER);
    private static final Sql<Void> ADD = Sql.command("""
            insert into own_reveal (group_id, assignment_id, person_id, revealed_at)
            values (:group, :assignment, :person, :at)
            """);

    @Inject
    Database database;

    /**
     * A member in front of an assignment.
     *
     * @param revealedAt when the member revealed it, or null
     */
    record RevealSeat(UUID personId, VisibilityPolicy policy, Instant revealedAt) {

        /** @throws Conflict where reading is not what it waits for */
        void requireReading() {
            if (policy != VisibilityPolicy.AFTER_READING) {
                throw new Conflict("Only what is concealed until you have read it can be revealed by yourself.");
            }
        }
    }

    /** @throws NotFound for who is no active member, and for an assignment that is not there */
    Uni<RevealSeat> seat(UUID groupId, UUID assignmentId, UUID callerId) {
        return database.call(SEAT).set("group", groupId).set("assignment", assignmentId).set("caller", callerId).first()
                .onItem().ifNull().failWith(NotFound::new);
    }

    Uni<Void> add(UUID groupId, UUID assignmentId, UUID personId, Instant at) {
        return database.call(ADD)
                .set("group", groupId)
                .set("assignment", assignmentId)
                .set("person", personId)
                .set("at", at)
                .run();
    }
}
