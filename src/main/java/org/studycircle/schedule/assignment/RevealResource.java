package org.studycircle.schedule.assignment;

import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.studycircle.group.log.GroupEvent;
import org.studycircle.group.log.GroupLog;
import org.studycircle.group.log.Reference;
import org.studycircle.http.Answer;
import org.studycircle.people.Caller;
import org.studycircle.schedule.ScheduleEventType;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

/** Whether what is written about an assignment is revealed, where that is a facilitator's to say. */
@Cancellable(false)
@Path("/api/v1/groups/{groupId}/assignments/{assignmentId}/reveal")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class RevealResource {

    @Inject
    Assignments assignments;

    @Inject
    GroupLog log;

    @Inject
    Caller caller;

    @PUT
    @WithTransaction
    public Uni<RestResponse<AssignmentView>> revealAssignment(UUID groupId, UUID assignmentId,
            @HeaderParam("If-Match") String expected) {
        return assignments.seat(groupId, assignmentId, caller.id())
                .invoke(seat -> seat.require(expected, seat.assignment().isRevealed()))
                .call(seat -> tell(seat, ScheduleEventType.ASSIGNMENT_REVEALED, seat.assignment().reveal()))
                .chain(() -> assignments.get(groupId, caller.id(), assignmentId))
                .map(row -> Answer.ok(AssignmentView.of(row), row.tag()));
    }

    @DELETE
    @WithTransaction
    public Uni<Void> concealAssignment(UUID groupId, UUID assignmentId, @HeaderParam("If-Match") String expected) {
        return assignments.seat(groupId, assignmentId, caller.id())
                .invoke(seat -> seat.require(expected, !seat.assignment().isRevealed()))
                .chain(seat -> tell(seat, ScheduleEventType.ASSIGNMENT_CONCEALED, seat.assignment().conceal()));
    }

    private Uni<Void> tell(AssignmentSeat seat, ScheduleEventType type, boolean isChange) {
        return isChange
                ? log.append(GroupEvent.of(type, seat.member().groupId(), seat.member().personId())
                        .with(Reference.ASSIGNMENT, seat.assignment().assignmentId()))
                        .replaceWithVoid()
                : Uni.createFrom().voidItem();
    }
}
