package org.studycircle.group.joining;

import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.studycircle.group.Group;
import org.studycircle.group.Groups;
import org.studycircle.group.joining.Admission.Admitted;
import org.studycircle.group.log.GroupEvent;
import org.studycircle.group.log.GroupLog;
import org.studycircle.group.member.Grants;
import org.studycircle.group.member.MemberEventType;
import org.studycircle.group.member.Members;
import org.studycircle.group.member.Membership;
import org.studycircle.group.member.MembershipState;
import org.studycircle.group.member.MembershipView;
import org.studycircle.group.member.Needs;
import org.studycircle.group.member.NewJoinRequest;
import org.studycircle.http.Answer;
import org.studycircle.http.Location;
import org.studycircle.http.MergePatch;
import org.studycircle.http.MostBytes;
import org.studycircle.http.problem.NotFound;
import org.studycircle.people.Caller;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

/** The caller's own membership: joining and leaving. */
@Cancellable(false)
@Path("/api/v1/groups/{groupId}/me/membership")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class MembershipResource {

    @Inject
    Groups groups;

    @Inject
    Members members;

    @Inject
    Grants grants;

    @Inject
    GroupLog log;

    @Inject
    Caller caller;

    @Inject
    MergePatch patches;

    @GET
    @WithSession
    public Uni<RestResponse<MembershipView>> getMembership(UUID groupId, @HeaderParam("If-None-Match") String known) {
        return members.own(groupId, caller.id())
                .map(own -> own == null || !own.isOpen() && !own.isDeclined() ? null : own)
                .onItem().ifNull().failWith(NotFound::new)
                .chain(own -> isDecided(own).map(decided -> Admitted.as(own, decided)))
                .map(own -> Answer.read(own.view(), own.tag(), known));
    }

    private Uni<Boolean> isDecided(Membership own) {
        return own.state() == MembershipState.REQUESTED
                ? groups.find(own.groupId()).map(Group::hasFacilitator)
                : Uni.createFrom().item(true);
    }

    /** No event: nobody else in the group learns of it, and it is nobody's to refuse, in an archived group neither. */
    @PATCH
    @Consumes(MergePatch.MEDIA_TYPE)
    @WithTransaction
    @MostBytes(MostBytes.USUALLY)
    @Needs(seat = false)
    public Uni<RestResponse<MembershipView>> updateMembership(UUID groupId, @HeaderParam("If-Match") String expected,
            JsonNode patch) {
        return members.own(groupId, caller.id())
                .map(own -> own == null || !own.isOpen() ? null : own)
                .onItem().ifNull().failWith(NotFound::new)
                .call(own -> choose(own, expected, patch).chain(Panache::flush))
                .chain(own -> isDecided(own).map(decided -> Admitted.as(own, decided)))
                .map(own -> Answer.ok(own.view(), own.tag()));
    }

    private Uni<Void> choose(Membership own, String expected, JsonNode patch) {
        return isDecided(own).map(decided -> Admitted.as(own, decided))
                .invoke(now -> now.tag().require(expected, now.view()))
                .invoke(() -> own.choose(patches.apply(own.choices(), patch)))
                .replaceWithVoid();
    }

    /** Without its media type named, an empty body would be of none that is taken. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @WithTransaction
    @MostBytes(MostBytes.WITH_MESSAGE)
    @Needs(seat = false)
    public Uni<RestResponse<MembershipView>> joinGroup(UUID groupId, @Valid NewJoinRequest request) {
        return groups.lockAtTheDoor(groupId, caller.id())
                .chain(group -> members.ownOrNew(groupId, group.isPseudonymous(), caller.id())
                        .chain(own -> own.isActive()
                                ? Uni.createFrom().item(answer(Status.OK, group, own))
                                : admit(group, own, request == null ? NewJoinRequest.WITHOUT_WORDS : request)));
    }

    private Uni<RestResponse<MembershipView>> admit(Group group, Membership own, NewJoinRequest request) {
        MembershipView before = own.view();
        group.admit(own, request);
        return members.add(own)
                .call(others -> own.view().equals(before)
                        ? Panache.flush()
                        : log.append(group.id(), Admission.events(admission(before, own), others)))
                .map(added -> answer(own.isActive() ? Status.CREATED : Status.ACCEPTED, group, own));
    }

    private static GroupEvent admission(MembershipView before, Membership own) {
        if (own.isActive()) {
            return event(MemberEventType.MEMBER_JOINED, own);
        }
        return before.state() == own.state()
                ? event(MemberEventType.MEMBER_UPDATED, own).forFacilitators()
                : event(MemberEventType.MEMBER_REQUESTED, own);
    }

    @DELETE
    @WithTransaction
    public Uni<RestResponse<Void>> leaveGroup(UUID groupId) {
        return groups.lockByWhoIsKnown(groupId, caller.id())
                .chain(group -> members.own(groupId, caller.id())
                        .onItem().ifNull().failWith(NotFound::new)
                        .chain(own -> leave(group, own)))
                .map(revoked -> Revoked.tell(RestResponse.noContent(), revoked));
    }

    /** @return how many invitations have ended with it */
    private Uni<Integer> leave(Group group, Membership own) {
        if (own.state() == MembershipState.LEFT) {
            return Uni.createFrom().item(0);
        }
        if (!own.isOpen()) {
            throw new NotFound();
        }
        MemberEventType type = own.isActive() ? MemberEventType.MEMBER_LEFT : MemberEventType.MEMBER_WITHDREW;
        group.seat(own, own.role(), MembershipState.LEFT);
        return grants.endWithRight(own, own.personId())
                .call(ended -> log.appendEvenArchived(group.id(), GroupEvent.first(event(type, own), ended)))
                .map(List::size);
    }

    private static GroupEvent event(MemberEventType type, Membership own) {
        return GroupEvent.of(type, own.groupId(), own.personId()).person(own.personId());
    }

    private static RestResponse<MembershipView> answer(Status status, Group group, Membership membership) {
        Admitted own = Admitted.as(membership, group.hasFacilitator());
        return status == Status.ACCEPTED
                ? Answer.accepted(own.view(), own.tag())
                : Answer.created(status == Status.CREATED, own.view(), own.tag(),
                        Location.inGroup(membership.groupId(), "me", "membership"));
    }
}
