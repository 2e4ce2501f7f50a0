package org.studycircle.group;

import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.studycircle.group.log.GroupLog;
import org.studycircle.group.member.Needs;
import org.studycircle.group.member.Permission;
import org.studycircle.http.Answer;
import org.studycircle.http.Location;
import org.studycircle.http.MergePatch;
import org.studycircle.http.MostBytes;
import org.studycircle.people.Caller;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.arc.All;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Groups as a whole: founding one, its card, its settings. */
@Cancellable(false)
@Path("/api/v1/groups")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class GroupResource {

    @Inject
    Groups groups;

    @Inject
    Founding founding;

    @Inject
    GroupLog log;

    @Inject
    Caller caller;

    @Inject
    GroupDesks desks;

    @Inject
    MergePatch patches;

    @Inject
    @All
    List<ZoneMove> zoneMoves;

    @Inject
    Opening opening;

    @Inject
    LastHeard heard;

    @POST
    @WithTransaction
    @MostBytes(MostBytes.WITH_TEXT)
    public Uni<RestResponse<GroupView>> createGroup(@NotNull @Valid NewGroup draft) {
        return founding.found(draft, caller.id())
                .chain(made -> groups.card(made.thing(), caller.id())
                        .map(card -> Answer.created(made.isNew(), card.view(), card.tag(), Location.inGroup(made.thing()))));
    }

    @GET
    @Path("/{groupId}")
    public Uni<RestResponse<GroupView>> getGroup(UUID groupId, @HeaderParam("If-None-Match") String known) {
        return groups.card(groupId, caller.id())
                .chain(card -> card.isOfMember()
                        ? heard.lastHeard(groupId, caller.id()).map(card::asOf)
                        : Uni.createFrom().item(card))
                .map(card -> Answer.read(card.view(), card.tag(), known));
    }

    @PATCH
    @Path("/{groupId}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @WithTransaction
    @MostBytes(MostBytes.WITH_TEXT)
    @Needs(Permission.EDIT_GROUP)
    public Uni<RestResponse<GroupView>> updateGroup(UUID groupId, @HeaderParam("If-Match") String expected, JsonNode patch) {
        return desks.of(groupId, caller.id())
                .invoke(desk -> desk.require(expected))
                .call(desk -> edit(desk, patches.apply(desk.group().settings(), patch)))
                .chain(() -> groups.card(groupId, caller.id()))
                .map(GroupDesk::answer);
    }

    private Uni<Void> edit(GroupDesk desk, GroupSettings settings) {
        if (settings.equals(desk.group().settings())) {
            return Uni.createFrom().voidItem();
        }
        return zone(desk.group(), settings.zone())
                .invoke(() -> desk.group().change(settings))
                .chain(() -> log.append(desk.event(GroupEventType.GROUP_UPDATED)))
                .chain(() -> opening.letIn(desk.group(), desk.seat().personId()));
    }

    private Uni<Void> zone(Group group, String next) {
        String zone = group.settings().zone();
        return Multi.createFrom().iterable(zone.equals(next) ? List.of() : zoneMoves)
                .onItem().transformToUniAndConcatenate(move -> move.moves(group.id(), zone, next))
                .collect().last();
    }
}
