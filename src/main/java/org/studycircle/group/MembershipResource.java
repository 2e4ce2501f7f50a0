package org.studycircle.group;

import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.studycircle.group.GroupEvent.Type;
import org.studycircle.identity.Caller;
import org.studycircle.identity.People;
import org.studycircle.problem.NotFound;
import org.studycircle.web.Answer;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

/** The caller's own membership: joining and leaving. */
@Path("/api/v1/groups/{groupId}/membership")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class MembershipResource {

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

    @GET
    @WithSession
    public Uni<RestResponse<MembershipView>> getMembership(UUID groupId, @HeaderParam("If-None-Match") String known) {
        return members.own(groupId, caller.id())
                .map(own -> own == null || !own.isOpen() ? null : own)
                .onItem().ifNull().failWith(NotFound::new)
                .map(own -> Answer.read(own.view(), own.tag(), known));
    }

    @PUT
    @WithTransaction
    public Uni<RestResponse<MembershipView>> joinGroup(UUID groupId) {
        return groups.lock(groupId)
                .chain(group -> members.own(groupId, caller.id())
                        .onItem().ifNull().switchTo(() -> newcomer(group))
                        .chain(own -> own.isActive() ? Uni.createFrom().item(answer(Status.OK, own)) : admit(group, own)));
    }

    private Uni<Membership> newcomer(Group group) {
        return people.get(caller.id()).chain(person -> members.newcomer(group.id(), group.isPseudonymous(), person));
    }

    private Uni<RestResponse<MembershipView>> admit(Group group, Membership own) {
        boolean asked = own.state() == MembershipState.REQUESTED;
        group.admit(own);
        boolean joined = own.isActive();
        return members.add(own)
                .call(Panache::flush)
                .call(() -> joined || !asked
                        ? log.append(GroupEvent.of(joined ? Type.MEMBER_JOINED : Type.MEMBER_REQUESTED,
                                group.id(), own.personId()).person(own.personId()))
                        : Uni.createFrom().nullItem())
                .map(added -> answer(joined ? Status.CREATED : Status.ACCEPTED, own));
    }

    @DELETE
    @WithTransaction
    public Uni<Void> leaveGroup(UUID groupId) {
        return groups.lock(groupId)
                .chain(group -> members.own(groupId, caller.id())
                        .onItem().ifNull().failWith(NotFound::new)
                        .chain(own -> leave(group, own)));
    }

    private Uni<Void> leave(Group group, Membership own) {
        boolean wasActive = own.isActive();
        if (!own.isOpen()) {
            throw new NotFound();
        }
        group.seat(own, own.role(), MembershipState.LEFT);
        return wasActive
                ? log.append(GroupEvent.of(Type.MEMBER_LEFT, group.id(), own.personId()).person(own.personId()))
                        .replaceWithVoid()
                : Uni.createFrom().voidItem();
    }

    private static RestResponse<MembershipView> answer(Status status, Membership own) {
        return RestResponse.ResponseBuilder.create(status, own.view()).header("ETag", own.tag().toString()).build();
    }
}
