package org.studycircle.group;

import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

import org.jboss.resteasy.reactive.RestResponse;
import org.studycircle.group.Founding.Founded;
import org.studycircle.group.GroupEvent.Type;
import org.studycircle.identity.Caller;
import org.studycircle.paging.Page;
import org.studycircle.paging.Paging;
import org.studycircle.web.Answer;
import org.studycircle.web.MergePatch;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

@Path("/api/v1/groups")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class GroupResource {

    @Inject
    Groups groups;

    @Inject
    Discovery discovery;

    @Inject
    Members members;

    @Inject
    Founding founding;

    @Inject
    GroupLog log;

    @Inject
    Caller caller;

    @Inject
    MergePatch patches;

    @GET
    public Uni<Page<GroupView>> listGroups(@Context UriInfo uri, @BeanParam Paging paging) {
        GroupSearch search = GroupSearch.of(uri.getQueryParameters());
        return search.isForAll() ? groups.listed(caller.id(), paging) : discovery.find(search, caller.id(), paging);
    }

    @POST
    @WithTransaction
    public Uni<RestResponse<GroupView>> createGroup(@NotNull @Valid NewGroup draft) {
        return founding.standing(draft.groupId(), caller.id(), draft)
                .chain(stands -> stands == null
                        ? founding.found(draft.identified(), caller.id()).map(founded -> answer(true, founded))
                        : Uni.createFrom().item(answer(false, stands)));
    }

    private static RestResponse<GroupView> answer(boolean made, Founded founded) {
        Group group = founded.group();
        MembershipView own = founded.founder().view().forMembers();
        return Answer.created(made, group.view(own), group.tag(own), "/api/v1/groups/" + group.id());
    }

    @GET
    @Path("/{groupId}")
    public Uni<RestResponse<GroupView>> getGroup(UUID groupId, @HeaderParam("If-None-Match") String known) {
        return groups.card(groupId, caller.id())
                .map(card -> Answer.read(card.view(), card.tag(), known));
    }

    @PATCH
    @Path("/{groupId}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @WithTransaction
    public Uni<RestResponse<GroupView>> updateGroup(UUID groupId, @HeaderParam("If-Match") String expected, JsonNode patch) {
        return members.allowed(groupId, caller.id(), Permission.EDIT_GROUP)
                .chain(facilitator -> members.find(groupId, facilitator.personId()))
                .map(own -> own.view().forMembers())
                .chain(own -> groups.lock(groupId)
                        .invoke(group -> group.tag(own).require(expected, group.view(own)))
                        .call(group -> edit(group, own.personId(), patches.apply(group.settings(), patch)))
                        .map(group -> Answer.ok(group.view(own), group.tag(own))));
    }

    private Uni<Void> edit(Group group, UUID editor, GroupSettings settings) {
        if (settings.equals(group.settings())) {
            return Uni.createFrom().voidItem();
        }
        group.change(settings);
        return Panache.flush()
                .chain(() -> log.append(GroupEvent.of(Type.GROUP_UPDATED, group.id(), editor)))
                .replaceWithVoid();
    }
}
