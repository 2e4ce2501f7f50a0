package org.studycircle.visibility;

import java.time.Instant;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.studycircle.group.log.GroupEvent;
import org.studycircle.group.log.GroupLog;
import org.studycircle.group.log.Reference;
import org.studycircle.http.EntityTag;
import org.studycircle.people.Caller;
import org.studycircle.sql.Moment;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

/** Choosing to see what others write about an assignment before having read it. It can't be undone, as seeing can't. */
@Path("/api/v1/groups/{groupId}/assignments/{assignmentId}/own-reveal")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class OwnRevealResource {

    @Inject
    OwnReveals reveals;

    @Inject
    GroupLog log;

    @Inject
    Caller caller;

    @PUT
    @WithTransaction
    public Uni<RestResponse<OwnReveal>> revealToMe(UUID groupId, UUID assignmentId) {
        return reveals.seat(groupId, assignmentId, caller.id())
                .invoke(OwnReveals.RevealSeat::requireReading)
                .chain(seat -> seat.revealedAt() == null
                        ? reveal(groupId, assignmentId, seat.personId())
                        : Uni.createFrom().item(answer(Status.OK, new OwnReveal(assignmentId, seat.revealedAt()))));
    }

    private Uni<RestResponse<OwnReveal>> reveal(UUID groupId, UUID assignmentId, UUID personId) {
        Instant now = Moment.now();
        return reveals.add(groupId, assignmentId, personId, now)
                .chain(() -> log.append(GroupEvent.of(RevealEventType.MEMBER_REVEALED, groupId, personId).person(personId)
                        .with(Reference.ASSIGNMENT, assignmentId)))
                .map(event -> answer(Status.CREATED, new OwnReveal(assignmentId, now)));
    }

    /** It never changes. */
    private static RestResponse<OwnReveal> answer(Status status, OwnReveal own) {
        return RestResponse.ResponseBuilder.create(status, own).header("ETag", EntityTag.of(0, own).toString()).build();
    }
}
