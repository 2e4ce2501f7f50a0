package org.studycircle.feed.stream;

import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.studycircle.feed.EventResource;
import org.studycircle.feed.Events;
import org.studycircle.people.Caller;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

/** The changes of a group after a number, and whatever happens as long as the client stays. */
@Cancellable(false)
@Path("/api/v1/groups/{groupId}/events/stream")
@Authenticated
public class StreamResource {

    @Inject
    Events events;

    @Inject
    LiveStreams live;

    @Inject
    Caller caller;

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Uni<RestResponse<EventStream>> streamEvents(UUID groupId, @QueryParam("after") String after,
            @HeaderParam("Last-Event-ID") String lastEventId, Request request) {
        String known = lastEventId == null || lastEventId.isEmpty() ? after : lastEventId;
        StreamRequest wanted = new StreamRequest(groupId, caller.id(), caller.signIn(),
                EventResource.sequence(known, null), caller.expiresAt());
        return request.getMethod().equals(HttpMethod.HEAD)
                ? events.end(groupId, caller.id(), null).map(end -> streamed(null))
                : live.open(wanted).map(StreamResource::streamed);
    }

    /** Proxies pass a stream on as it comes, and nobody keeps it. */
    private static RestResponse<EventStream> streamed(EventStream stream) {
        return ResponseBuilder.ok(stream, MediaType.SERVER_SENT_EVENTS_TYPE).header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Accel-Buffering", "no").build();
    }
}
