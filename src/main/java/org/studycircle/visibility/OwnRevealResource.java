package org.studycircle.visibility;

import java.time.Instant;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
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
import org.studycircle.http.Location;
import org.studycircle.http.problem.NotFound;
import org.studycircle.people.Caller;
import org.studycircle.sql.Moment;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

/** Choosing to see what others write about an assignment before having read it. It can't be undone, as seeing can't. */
@Cancellable(false)
@Path("/api/v1/groups/{groupId}/me/reveals/{assignmentId}")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class OwnRevealResource {

    @Inject
    OwnReveals reveals;

    @Inject
    GroupLog log;

    @Inject
    Caller caller;

    @GET
    public Uni<RestResponse<OwnReveal>> getOwnReveal(UUID groupId, UUID assignmentId,
            @HeaderParam("If-None-Match") String known) {
        return reveals.seat(groupId, assignmentId, caller.id())
                .map(OwnReveals.RevealSeat::revealedAt)
                .onItem().ifNull().failWith(NotFound::new)
                .map(at -> new OwnReveal(assignmentId, at))
                .map(own -> Answer.read(own, own.tag(), known));
    }

    @PUT
    @WithTransaction
    public Uni<RestResponse<OwnReveal>> revealToMe(UUID groupId, UUID assignmentId) {
        return reveals.seat(groupId, assignmentId, caller.id())
                .invoke(OwnReveals.RevealSeat::requireReading)
                .chain(seat -> seat.revealedAt() == null
                        ? reveal(groupId, assignmentId, seat.personId()).map(own -> answer(groupId, true, own))
                        : Uni.createFrom().item(answer(groupId, false, new OwnReveal(assignmentId, seat.revealedAt()))));
    }

    private Uni<OwnReveal> reveal(UUID groupId, UUID assignmentId, UUID personId) {
        Instant now = Moment.now();
        return reveals.add(groupId, assignmentId, personId, now)
                .chain(() -> log.append(GroupEvent.of(RevealEventType.MEMBER_REVEALED, groupId, personId).person(personId)
                        .with(Reference.ASSIGNMENT, assignmentId)))
                .replaceWith(() -> new OwnReveal(assignmentId, now));
    }

    private static RestResponse<OwnReveal> answer(UUID groupId, boolean isNew, OwnReveal own) {
        return Answer.created(isNew, own, own.tag(), Location.inGroup(groupId, "me", "reveals", own.assignmentId()));
    }
}
