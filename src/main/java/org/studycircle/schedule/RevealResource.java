package org.studycircle.schedule;

import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestResponse;
import org.studycircle.group.log.GroupEvent;
import org.studycircle.group.log.GroupEvent.Type;
import org.studycircle.group.log.GroupLog;
import org.studycircle.group.member.Member;
import org.studycircle.group.member.Members;
import org.studycircle.group.member.Permission;
import org.studycircle.http.Answer;
import org.studycircle.people.Caller;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

/** Whether what is written about an assignment is revealed, where that is a facilitator's to say. */
@Path("/api/v1/groups/{groupId}/assignments/{assignmentId}/reveal")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class RevealResource {

    @Inject
    Assignments assignments;

    @Inject
    Members members;

    @Inject
    GroupLog log;

    @Inject
    Caller caller;

    @PUT
    @WithTransaction
    public Uni<RestResponse<AssignmentView>> revealAssignment(UUID groupId, UUID assignmentId) {
        return members.allowed(groupId, caller.id(), Permission.ASSIGN_READING)
                .chain(facilitator -> assignments.lock(groupId, assignmentId)
                        .chain(assignment -> reveal(facilitator, assignment)))
                .map(assigned -> Answer.ok(assigned.view(), assigned.tag()));
    }

    private Uni<Assigned> reveal(Member facilitator, Assignment assignment) {
        boolean isChange = assignment.reveal();
        return assignments.with(assignment, facilitator)
                .call(assigned -> tell(facilitator, assigned.assignmentId(), Type.ASSIGNMENT_REVEALED, isChange));
    }

    @DELETE
    @WithTransaction
    public Uni<Void> concealAssignment(UUID groupId, UUID assignmentId) {
        return members.allowed(groupId, caller.id(), Permission.ASSIGN_READING)
                .chain(facilitator -> assignments.lock(groupId, assignmentId)
                        .chain(assignment -> tell(facilitator, assignmentId, Type.ASSIGNMENT_CONCEALED, assignment.conceal())));
    }

    private Uni<Void> tell(Member facilitator, UUID assignmentId, Type type, boolean isChange) {
        return isChange
                ? Panache.flush()
                        .chain(() -> log.append(GroupEvent.of(type, facilitator.groupId(), facilitator.personId())
                                .assignment(assignmentId)))
                        .replaceWithVoid()
                : Uni.createFrom().voidItem();
    }
}
