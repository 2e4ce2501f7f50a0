package org.studycircle.progress.report;

import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.server.Cancellable;
import org.studycircle.http.paging.Paging;
import org.studycircle.people.Caller;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

/** How far the group has read, for its facilitators. */
@Cancellable(false)
@Path("/api/v1/groups/{groupId}/progress")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class ProgressResource {

    @Inject
    Boards boards;

    @Inject
    Caller caller;

    @GET
    public Uni<ProgressBoard> getProgressBoard(UUID groupId, @QueryParam("assignmentId") String assignmentId,
            @BeanParam Paging paging) {
        return boards.board(groupId, caller.id(), Paging.uuid("assignmentId", assignmentId), paging);
    }
}
