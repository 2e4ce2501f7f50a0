package org.studycircle.discussion.thread;

import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.server.Cancellable;
import org.studycircle.people.Caller;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

/** Why the caller does not see a thread, or does. */
@Cancellable(false)
@Path("/api/v1/groups/{groupId}/threads/{threadId}/explanation")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class ExplanationResource {

    @Inject
    Explanations explanations;

    @Inject
    Caller caller;

    @GET
    public Uni<Explanation> explainVisibility(UUID groupId, UUID threadId) {
        return explanations.of(groupId, threadId, caller.id());
    }
}
