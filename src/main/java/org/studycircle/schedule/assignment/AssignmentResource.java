package org.studycircle.schedule.assignment;

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
import org.jboss.resteasy.reactive.server.Cancellable;
import org.studycircle.group.log.GroupEvent;
import org.studycircle.group.log.GroupLog;
import org.studycircle.group.log.Reference;
import org.studycircle.group.member.Member;
import org.studycircle.group.member.Members;
import org.studycircle.group.member.Needs;
import org.studycircle.group.member.Permission;
import org.studycircle.http.Answer;
import org.studycircle.http.Creation;
import org.studycircle.http.Fingerprint;
import org.studycircle.http.Location;
import org.studycircle.http.MergePatch;
import org.studycircle.http.MostBytes;
import org.studycircle.http.paging.Page;
import org.studycircle.http.paging.Paging;
import org.studycircle.people.Caller;
import org.studycircle.schedule.EarlierDue;
import org.studycircle.schedule.ScheduleEventType;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

/** What a group is to read: facilitators assign, members see. */
@Cancellable(false)
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

    @Inject
    EarlierDue earlierDue;

    @GET
    public Uni<Page<AssignmentView>> listAssignments(UUID groupId, @BeanParam Paging paging) {
        return assignments.list(groupId, caller.id(), paging);
    }

    @GET
    @Path("/{assignmentId}")
    public Uni<RestResponse<AssignmentView>> getAssignment(UUID groupId, UUID assignmentId,
            @HeaderParam("If-None-Match") String known) {
        return assignments.get(groupId, caller.id(), assignmentId)
                .map(row -> Answer.read(AssignmentView.of(row), row.tag(), known));
    }

    @POST
    @WithTransaction
    @MostBytes(MostBytes.WITH_TEXT)
    @Needs(Permission.ASSIGN_READING)
    public Uni<RestResponse<AssignmentView>> createAssignment(UUID groupId, @NotNull @Valid NewAssignment draft) {
        return members.allowed(groupId, caller.id(), Permission.ASSIGN_READING)
                .chain(seat -> Creation.once(draft.assignmentId(),
                        () -> assignments.find(groupId, draft.assignmentId()),
                        stands -> Fingerprint.of(seat.personId(), draft),
                        () -> assign(seat, draft)))
                .chain(made -> assignments.get(groupId, caller.id(), made.thing().assignmentId())
                        .map(row -> Answer.created(made.isNew(), AssignmentView.of(row), row.tag(),
                                Location.inGroup(groupId, "assignments", row.assignmentId()))));
    }

    private Uni<Assignment> assign(Member seat, NewAssignment draft) {
        return assignments.text(seat.groupId(), draft.editionId(), draft.sectionIds())
                .map(text -> text.require(draft.sectionIds()))
                .chain(text -> add(seat, Assignment.of(draft, text, seat), text));
    }

    private Uni<Assignment> add(Member seat, Assignment assignment, AssignedText text) {
        return assignments.add(assignment, text.sections())
                .chain(() -> log.append(event(ScheduleEventType.ASSIGNMENT_CREATED, seat, assignment)))
                .replaceWith(assignment);
    }

    @PATCH
    @Path("/{assignmentId}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @WithTransaction
    @MostBytes(MostBytes.WITH_TEXT)
    @Needs(Permission.ASSIGN_READING)
    public Uni<RestResponse<AssignmentView>> updateAssignment(UUID groupId, UUID assignmentId,
            @HeaderParam("If-Match") String expected, JsonNode patch) {
        return assignments.seat(groupId, assignmentId, caller.id())
                .invoke(seat -> seat.require(expected, false))
                .chain(seat -> change(seat, patches.apply(seat.before().settings(), patch)))
                .map(row -> Answer.ok(AssignmentView.of(row), row.tag()));
    }

    private Uni<AssignmentRow> change(AssignmentSeat seat, AssignmentSettings settings) {
        if (settings.equals(seat.before().settings())) {
            return Uni.createFrom().item(seat.before());
        }
        return due(seat, settings)
                .invoke(() -> seat.assignment().change(settings))
                .chain(() -> sections(seat, settings))
                .chain(() -> log.append(event(ScheduleEventType.ASSIGNMENT_UPDATED, seat.member(), seat.assignment())))
                .chain(() -> assignments.get(seat.member().groupId(), caller.id(), seat.assignment().assignmentId()));
    }

    private Uni<Void> due(AssignmentSeat seat, AssignmentSettings settings) {
        if (settings.dueOn().equals(seat.before().settings().dueOn())) {
            return Uni.createFrom().voidItem();
        }
        return earlierDue.moves(seat.member().groupId(), seat.assignment().assignmentId(), seat.before().zone(),
                settings.window().dueOn().end());
    }

    private Uni<Void> sections(AssignmentSeat seat, AssignmentSettings settings) {
        Assignment assignment = seat.assignment();
        if (settings.sectionIds().equals(seat.before().settings().sectionIds())) {
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
        return assignments.seatEvenDeleted(groupId, assignmentId, caller.id())
                .chain(seat -> seat.assignment().isGone() ? Uni.createFrom().voidItem() : delete(seat, expected));
    }

    private Uni<Void> delete(AssignmentSeat seat, String expected) {
        seat.require(expected, false);
        seat.assignment().delete();
        return log.append(event(ScheduleEventType.ASSIGNMENT_DELETED, seat.member(), seat.assignment())).replaceWithVoid();
    }

    private static GroupEvent event(ScheduleEventType type, Member seat, Assignment assignment) {
        return GroupEvent.of(type, assignment.groupId(), seat.personId())
                .with(Reference.ESSAY, assignment.essayId())
                .with(Reference.ASSIGNMENT, assignment.assignmentId());
    }
}
