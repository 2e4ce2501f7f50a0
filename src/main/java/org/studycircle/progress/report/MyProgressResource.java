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
import org.studycircle.http.paging.Page;
import org.studycircle.http.paging.Paging;
import org.studycircle.people.Caller;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

/** How far the caller has read. */
@Cancellable(false)
@Path("/api/v1/groups/{groupId}/me/progress")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class MyProgressResource {

    @Inject
    Reports reports;

    @Inject
    Caller caller;

    @GET
    public Uni<Page<AssignmentProgress>> getMyProgress(UUID groupId, @QueryParam("assignmentId") String assignmentId,
            @BeanParam Paging paging) {
        return reports.of(groupId, caller.id(), null, Paging.uuid("assignmentId", assignmentId), paging);
    }
}
