package org.studycircle.group.discovery;

import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

import org.jboss.resteasy.reactive.server.Cancellable;
import org.studycircle.group.GroupView;
import org.studycircle.group.Groups;
import org.studycircle.http.paging.Page;
import org.studycircle.http.paging.Paging;
import org.studycircle.people.Caller;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

/** Listed groups, all of them or those that are looked for. */
@Cancellable(false)
@Path("/api/v1/groups")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class DiscoveryResource {

    @Inject
    Groups groups;

    @Inject
    Discovery discovery;

    @Inject
    Caller caller;

    @GET
    public Uni<Page<GroupView>> listGroups(@Context UriInfo uri, @BeanParam Paging paging) {
        GroupSearch search = GroupSearch.of(uri.getQueryParameters());
        return search.isForAll() ? groups.listed(caller.id(), paging) : discovery.find(search, caller.id(), paging);
    }
}
