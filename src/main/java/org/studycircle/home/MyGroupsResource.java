package org.studycircle.home;

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

/** The groups of the caller. */
@Cancellable(false)
@Path("/api/v1/me/groups")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class MyGroupsResource {

    @Inject
    Shelf shelf;
    @Inject
    Caller caller;

    @GET
    public Uni<Page<MyGroup>> listMyGroups(@QueryParam("state") String state, @BeanParam Paging paging) {
        return shelf.list(caller.id(),
                state == null ? MyGroupState.ACTIVE : Paging.parsed("state", state, MyGroupState::valueOf), paging);
    }
}
