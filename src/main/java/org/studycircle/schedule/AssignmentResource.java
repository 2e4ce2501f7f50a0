package org.studycircle.schedule;

import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
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
import org.studycircle.http.Fingerprint;
import org.studycircle.http.MergePatch;
import org.studycircle.http.paging.Page;
import org.studycircle.http.paging.Paging;
import org.studycircle.http.problem.IdTaken;
import org.studycircle.people.Caller;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

/** What a group is to read: facilitators assign, members see. */
@Path("/api/v1/groups/{groupId}/assignments")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class AssignmentResource {

    @Inject
    Assignments assignments;

    @Inject
    Members members;

    @Inject
    GroupLog log;

    @Inject
    Caller caller;

    @Inject
    MergePatch patches;

    /** An assignment that is being changed, and by whom. */
    private record Desk(Member facilitator, Assignment assignment, Assigned before) {}

    @GET
    public Uni<Page<AssignmentView>> listAssignments(UUID groupId, @BeanParam Paging paging) {
        return assignments.list(groupId, caller.id(), paging);
    }

    @GET
    @Path("/{assignmentId}")
    public Uni<RestResponse<AssignmentView>> getAssignment(UUID groupId, UUID assignmentId,
            @HeaderParam("If-None-Match") String known) {
        return assignments.get(groupId, caller.id(), assignmentId)
                .map(assigned -> Answer.read(assigned.view(), assigned.tag(), known));
    }

    @POST
    @WithTransaction
    public Uni<RestResponse<AssignmentView>> createAssignment(UUID groupId, @NotNull @Valid NewAssignment draft) {
        return members.allowed(groupId, caller.id(), Permission.ASSIGN_READING)
                .chain(facilitator -> standing(groupId, draft.assignmentId())
                        .chain(stands -> stands == null ? assign(facilitator, draft) : stands(facilitator, stands, draft)));
    }

    private Uni<Assignment> standing(UUID groupId, UUID assignmentId) {
        return assignmentId == null ? Uni.createFrom().nullItem() : assignments.find(groupId, assignmentId);
    }

    private Uni<RestResponse<AssignmentView>> assign(Member facilitator, NewAssignment draft) {
        return assignments.text(facilitator.groupId(), draft.editionId(), draft.sectionIds())
                .map(text -> text.require(draft.sectionIds()))
                .chain(text -> add(facilitator, Assignment.of(draft, text, facilitator), text))
                .map(assigned -> answer(true, facilitator, assigned));
    }

    private Uni<Assigned> add(Member facilitator, Assignment assignment, AssignedText text) {
        return assignments.add(assignment, text.sections())
                .chain(() -> assignments.with(assignment, facilitator))
                .call(() -> log.append(event(Type.ASSIGNMENT_CREATED, facilitator, assignment)));
    }

    private Uni<RestResponse<AssignmentView>> stands(Member facilitator, Assignment assignment, NewAssignment draft) {
        Fingerprint.requireSame(assignment.createdFrom(), Fingerprint.of(facilitator.personId(), draft));
        if (assignment.isDeleted()) {
            throw new IdTaken();
        }
        return assignments.with(assignment, facilitator).map(assigned -> answer(false, facilitator, assigned));
    }

    private static RestResponse<AssignmentView> answer(boolean made, Member facilitator, Assigned assigned) {
        return Answer.created(made, assigned.view(), assigned.tag(),
                "/api/v1/groups/" + facilitator.groupId() + "/assignments/" + assigned.assignmentId());
    }

    @PATCH
    @Path("/{assignmentId}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @WithTransaction
    public Uni<RestResponse<AssignmentView>> updateAssignment(UUID groupId, UUID assignmentId,
            @HeaderParam("If-Match") String expected, JsonNode patch) {
        return desk(groupId, assignmentId, expected)
                .chain(desk -> change(desk, patches.apply(desk.before().settings(), patch)))
                .map(assigned -> Answer.ok(assigned.view(), assigned.tag()));
    }

    private Uni<Assigned> change(Desk desk, AssignmentSettings settings) {
        if (settings.equals(desk.before().settings())) {
            return Uni.createFrom().item(desk.before());
        }
        Assignment assignment = desk.assignment();
        assignment.change(settings);
        return sections(desk, settings)
                .call(Panache::flush)
                .chain(() -> assignments.with(assignment, desk.facilitator()))
                .call(() -> log.append(event(Type.ASSIGNMENT_UPDATED, desk.facilitator(), assignment)));
    }

    private Uni<Void> sections(Desk desk, AssignmentSettings settings) {
        Assignment assignment = desk.assignment();
        if (settings.sectionIds().equals(desk.before().settings().sectionIds())) {
            return Uni.createFrom().voidItem();
        }
        return assignments.text(assignment.groupId(), assignment.editionId(), settings.sectionIds())
                .map(text -> text.require(settings.sectionIds()))
                .chain(text -> assignments.replace(assignment, text.sections()));
    }

    @DELETE
    @Path("/{assignmentId}")
    @WithTransaction
    public Uni<Void> deleteAssignment(UUID groupId, UUID assignmentId, @HeaderParam("If-Match") String expected) {
        return desk(groupId, assignmentId, expected)
                .invoke(desk -> desk.assignment().delete())
                .call(Panache::flush)
                .call(desk -> log.append(event(Type.ASSIGNMENT_DELETED, desk.facilitator(), desk.assignment())))
                .replaceWithVoid();
    }

    private Uni<Desk> desk(UUID groupId, UUID assignmentId, String expected) {
        return members.allowed(groupId, caller.id(), Permission.ASSIGN_READING)
                .chain(facilitator -> assignments.lock(groupId, assignmentId)
                        .chain(assignment -> assignments.with(assignment, facilitator)
                                .map(before -> new Desk(facilitator, assignment, before))))
                .invoke(desk -> desk.before().tag().require(expected, desk.before().view()));
    }

    private static GroupEvent event(Type type, Member facilitator, Assignment assignment) {
        return GroupEvent.of(type, assignment.groupId(), facilitator.personId())
                .essay(assignment.essayId())
                .assignment(assignment.assignmentId());
    }
}
