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

/** How far one member has read, as the others may see it. */
@Cancellable(false)
@Path("/api/v1/groups/{groupId}/members/{personId}/progress")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class MemberProgressResource {

    @Inject
    Reports reports;

    @Inject
    Caller caller;

    @GET
    public Uni<Page<AssignmentProgress>> getMemberProgress(UUID groupId, UUID personId,
            @QueryParam("assignmentId") String assignmentId, @BeanParam Paging paging) {
        return reports.of(groupId, caller.id(), personId, Paging.uuid("assignmentId", assignmentId), paging)
                .map(page -> page.map(progress -> progress.toldOf(personId)));
    }
}
