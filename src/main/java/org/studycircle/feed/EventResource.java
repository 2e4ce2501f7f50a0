package org.studycircle.feed;

import java.util.UUID;
import java.util.regex.Pattern;

import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.studycircle.identity.Caller;
import org.studycircle.paging.Page;
import org.studycircle.paging.Paging;
import org.studycircle.problem.Malformed;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

/** The changes of a group after a number. */
@Path("/api/v1/groups/{groupId}/events")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class EventResource {

    private static final Pattern SEQUENCE = Pattern.compile("0|[1-9]\\d{0,15}");

    @Inject
    Events events;

    @Inject
    Caller caller;

    @GET
    public Uni<Page<EventView>> listEvents(UUID groupId, @BeanParam Paging paging) {
        return events.after(groupId, caller.id(), sequence(paging.after()), paging.limit());
    }

    private static long sequence(String after) {
        if (after == null) {
            return 0;
        }
        if (!SEQUENCE.matcher(after).matches()) {
            throw Malformed.cursor();
        }
        return Long.parseLong(after);
    }
}
