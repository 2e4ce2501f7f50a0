package org.studycircle.discussion.unread;

import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.server.Cancellable;
import org.studycircle.http.MostBytes;
import org.studycircle.people.Caller;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

/** What the caller has read of a thread. */
@Cancellable(false)
@Path("/api/v1/groups/{groupId}/me/read-states/{threadId}")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class ReadStateResource {

    @Inject
    ReadStates states;

    @Inject
    Caller caller;

    @GET
    public Uni<ReadState> getReadState(UUID groupId, UUID threadId) {
        return states.of(groupId, threadId, caller.id());
    }

    @PUT
    @WithTransaction
    @MostBytes(MostBytes.WITH_MESSAGE)
    public Uni<ReadState> markRead(UUID groupId, UUID threadId, @NotNull @Valid ReadMarks marks) {
        marks.requireOrder();
        return states.mark(groupId, threadId, caller.id(), marks);
    }
}
