package org.studycircle.feed;

import java.util.UUID;
import java.util.regex.Pattern;

import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.studycircle.feed.stream.EventStream;
import org.studycircle.feed.stream.LiveStreams;
import org.studycircle.feed.stream.StreamRequest;
import org.studycircle.http.paging.Page;
import org.studycircle.http.paging.Paging;
import org.studycircle.http.problem.Malformed;
import org.studycircle.people.Caller;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

/** The changes of a group after a number: those that there are, or those and whatever happens as long as the client stays. */
@Path("/api/v1/groups/{groupId}/events")
@Authenticated
public class EventResource {

    private static final Pattern SEQUENCE = Pattern.compile("0|[1-9]\\d{0,15}");

    @Inject
    Events events;

    @Inject
    LiveStreams live;

    @Inject
    Caller caller;

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<Page<EventView>> listEvents(UUID groupId, @BeanParam Paging paging) {
        return events.after(groupId, caller.id(), sequence(paging.after(), 0L), paging.limit());
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Uni<RestResponse<EventStream>> listEvents(UUID groupId, @BeanParam Paging paging,
            @HeaderParam("Last-Event-ID") String lastEventId, Request request) {
        String known = lastEventId == null || lastEventId.isEmpty() ? paging.after() : lastEventId;
        StreamRequest wanted = new StreamRequest(groupId, caller.id(), sequence(known, null), caller.expiresAt());
        return request.getMethod().equals(HttpMethod.HEAD)
                ? events.last(groupId, caller.id()).map(last -> streamed(null))
                : live.open(wanted).map(EventResource::streamed);
    }

    /** Proxies pass a stream on as it comes, and nobody keeps it. */
    private static RestResponse<EventStream> streamed(EventStream stream) {
        return ResponseBuilder.ok(stream, MediaType.SERVER_SENT_EVENTS_TYPE).header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Accel-Buffering", "no").build();
    }

    private static Long sequence(String number, Long none) {
        if (number == null) {
            return none;
        }
        if (!SEQUENCE.matcher(number).matches()) {
            throw Malformed.cursor();
        }
        return Long.valueOf(number);
    }
}
