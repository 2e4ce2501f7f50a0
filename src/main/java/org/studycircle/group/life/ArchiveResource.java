package org.studycircle.group.life;

import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.studycircle.group.GroupDesk;
import org.studycircle.group.GroupDesks;
import org.studycircle.group.GroupEventType;
import org.studycircle.group.GroupView;
import org.studycircle.group.Groups;
import org.studycircle.group.log.GroupLog;
import org.studycircle.people.Caller;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

/** Closing a group, so that it is only read, and opening it again. */
@Cancellable(false)
@Path("/api/v1/groups/{groupId}/archive")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class ArchiveResource {

    @Inject
    GroupDesks desks;

    @Inject
    Groups groups;

    @Inject
    GroupLog log;

    @Inject
    Caller caller;

    @PUT
    @WithTransaction
    public Uni<RestResponse<GroupView>> archiveGroup(UUID groupId, @HeaderParam("If-Match") String expected) {
        return desks.of(groupId, caller.id())
                .invoke(desk -> desk.require(expected, desk.group().isArchived()))
                .call(desk -> desk.group().isArchived() ? Uni.createFrom().voidItem() : archive(desk))
                .chain(() -> groups.card(groupId, caller.id()))
                .map(GroupDesk::answer);
    }

    private Uni<Void> archive(GroupDesk desk) {
        desk.group().archive();
        return log.appendEvenArchived(desk.event(GroupEventType.GROUP_ARCHIVED));
    }

    @DELETE
    @WithTransaction
    public Uni<RestResponse<GroupView>> restoreGroup(UUID groupId, @HeaderParam("If-Match") String expected) {
        return desks.of(groupId, caller.id())
                .invoke(desk -> desk.require(expected, !desk.group().isArchived()))
                .call(desk -> desk.group().isArchived() ? restore(desk) : Uni.createFrom().voidItem())
                .chain(() -> groups.card(groupId, caller.id()))
                .map(GroupDesk::answer);
    }

    private Uni<Void> restore(GroupDesk desk) {
        desk.group().restore();
        return log.append(desk.event(GroupEventType.GROUP_RESTORED)).replaceWithVoid();
    }
}
