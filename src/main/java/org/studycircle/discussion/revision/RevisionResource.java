package org.studycircle.discussion.revision;

import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.server.Cancellable;
import org.studycircle.http.paging.Page;
import org.studycircle.http.paging.Paging;
import org.studycircle.people.Caller;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

/** What a post said before. */
@Cancellable(false)
@Path("/api/v1/groups/{groupId}/threads/{threadId}/posts/{number}/revisions")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class RevisionResource {

    @Inject
    Revisions revisions;

    @Inject
    Caller caller;

    @GET
    public Uni<Page<Revision>> listPostRevisions(UUID groupId, UUID threadId, int number, @BeanParam Paging paging) {
        return revisions.of(groupId, threadId, number, caller.id(), paging);
    }
}
