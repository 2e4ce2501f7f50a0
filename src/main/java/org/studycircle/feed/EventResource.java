package org.studycircle.feed;

import java.util.UUID;
import java.util.regex.Pattern;

import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.server.Cancellable;
import org.studycircle.http.paging.Page;
import org.studycircle.http.paging.Paging;
import org.studycircle.http.problem.Malformed;
import org.studycircle.people.Caller;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

/** The changes of a group after a number. */
@Cancellable(false)
@Path("/api/v1/groups/{groupId}/events")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class EventResource {

    private static final Pattern SEQUENCE = Pattern.compile("0|[1-9]\\d{0,15}");

    private static final String LATEST = "latest";

    @Inject
    Events events;

    @Inject
    Caller caller;

    @GET
    public Uni<Page<EventView>> listEvents(UUID groupId, @BeanParam Paging paging) {
        return LATEST.equals(paging.after())
                ? events.latest(groupId, caller.id())
                : events.after(groupId, caller.id(), sequence(paging.after(), 0L), paging.limit());
    }

    /**
     * @param none what an absent number means
     * @throws Malformed where it is none that an event could have
     */
    public static Long sequence(String number, Long none) {
        if (number == null) {
            return none;
        }
        if (!SEQUENCE.matcher(number).matches()) {
            throw Malformed.cursor();
        }
        return Long.valueOf(number);
    }
}
