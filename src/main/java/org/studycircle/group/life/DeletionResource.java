package org.studycircle.group.life;

import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
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
import org.studycircle.http.Answer;
import org.studycircle.people.Caller;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

/** Giving a group up: until its grace is over it can be restored. */
@Cancellable(false)
@Path("/api/v1/groups/{groupId}")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class DeletionResource {

    @Inject
    GroupDesks desks;

    @Inject
    Groups groups;

    @Inject
    DeletionSettings settings;

    @Inject
    GroupLog log;

    @Inject
    Caller caller;

    @DELETE
    @WithTransaction
    public Uni<RestResponse<GroupView>> deleteGroup(UUID groupId, @HeaderParam("If-Match") String expected) {
        return desks.of(groupId, caller.id())
                .invoke(desk -> desk.require(expected, desk.group().isGivenUp()))
                .call(desk -> desk.group().isGivenUp() ? Uni.createFrom().voidItem() : giveUp(desk))
                .chain(() -> groups.card(groupId, caller.id()))
                .map(card -> Answer.accepted(card.view(), card.tag()));
    }

    private Uni<Void> giveUp(GroupDesk desk) {
        desk.group().giveUp(settings.deletionGrace());
        return log.appendEvenArchived(desk.event(GroupEventType.GROUP_DELETION_SCHEDULED));
    }
}
