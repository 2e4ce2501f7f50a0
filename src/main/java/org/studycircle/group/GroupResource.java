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
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestResponse;
import org.studycircle.group.GroupEvent.Type;
import org.studycircle.identity.Caller;
import org.studycircle.identity.People;
import org.studycircle.paging.Page;
import org.studycircle.paging.Paging;
import org.studycircle.problem.IdTaken;
import org.studycircle.web.Answer;
import org.studycircle.web.Fingerprint;
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
    Members members;

    @Inject
    People people;

    @Inject
    GroupLog log;

    @Inject
    Caller caller;

    @Inject
    MergePatch patches;

    @GET
    public Uni<Page<GroupView>> listGroups(@BeanParam Paging paging) {
        return groups.listed(caller.id(), paging);
    }

    @POST
    @WithTransaction
    public Uni<RestResponse<GroupView>> createGroup(@NotNull @Valid NewGroup draft) {
        return (draft.groupId() == null ? Uni.createFrom().<Group>nullItem() : groups.find(draft.groupId()))
                .chain(stands -> stands == null ? found(draft) : stands(stands, draft));
    }

    private Uni<RestResponse<GroupView>> found(NewGroup draft) {
        Group group = Group.found(draft, caller.id());
        return people.get(caller.id())
                .map(founder -> Membership.of(group.id(), founder))
                .invoke(membership -> group.seat(membership, Role.FACILITATOR, MembershipState.ACTIVE))
                .call(() -> groups.add(group))
                .call(members::add)
                .call(Panache::flush)
                .call(() -> log.append(GroupEvent.of(Type.GROUP_CREATED, group.id(), caller.id())))
                .map(membership -> answer(true, group, membership));
    }

    private Uni<RestResponse<GroupView>> stands(Group group, NewGroup draft) {
        Fingerprint.requireSame(group.createdFrom(), Fingerprint.of(caller.id(), draft));
        return members.find(group.id(), caller.id()).invoke(GroupResource::requireOpen)
                .map(membership -> answer(false, group, membership));
    }

    /** Who founded a group and is not in it any more learns nothing of what became of it. */
    private static void requireOpen(Membership founder) {
        if (!founder.isOpen()) {
            throw new IdTaken();
        }
    }

    private static RestResponse<GroupView> answer(boolean made, Group group, Membership membership) {
        MembershipView own = membership.view().forMembers();
        return Answer.created(made, group.view(own), group.tag(own), "/api/v1/groups/" + group.id());
    }

    @GET
    @Path("/{groupId}")
    public Uni<RestResponse<GroupView>> getGroup(UUID groupId, @HeaderParam("If-None-Match") String known) {
        return groups.card(groupId, caller.id())
                .map(card -> Answer.read(card.view(), card.view().tag(card.version()), known));
    }

    @PATCH
    @Path("/{groupId}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @WithTransaction
    public Uni<RestResponse<GroupView>> updateGroup(UUID groupId, @HeaderParam("If-Match") String expected, JsonNode patch) {
        return members.allowed(groupId, caller.id(), Permission.EDIT_GROUP)
                .chain(() -> members.find(groupId, caller.id()))
                .map(membership -> membership.view().forMembers())
                .chain(own -> groups.lock(groupId)
                        .invoke(group -> group.tag(own).require(expected, group.view(own)))
                        .call(group -> edit(group, patches.apply(group.settings(), patch)))
                        .map(group -> Answer.ok(group.view(own), group.tag(own))));
    }

    private Uni<Void> edit(Group group, GroupSettings settings) {
        if (settings.equals(group.settings())) {
            return Uni.createFrom().voidItem();
        }
        group.change(settings);
        return Panache.flush()
                .chain(() -> log.append(GroupEvent.of(Type.GROUP_UPDATED, group.id(), caller.id())))
                .replaceWithVoid();
    }
}
