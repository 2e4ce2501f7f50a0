package org.studycircle.group.joining;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.studycircle.group.Group;
import org.studycircle.group.Groups;
import org.studycircle.group.log.GroupEvent;
import org.studycircle.group.log.GroupLog;
import org.studycircle.group.member.Grants;
import org.studycircle.group.member.Member;
import org.studycircle.group.member.MemberEdit;
import org.studycircle.group.member.MemberEventType;
import org.studycircle.group.member.MemberOrder;
import org.studycircle.group.member.Members;
import org.studycircle.group.member.Membership;
import org.studycircle.group.member.MembershipState;
import org.studycircle.group.member.MembershipView;
import org.studycircle.group.member.Needs;
import org.studycircle.group.member.Permission;
import org.studycircle.http.Answer;
import org.studycircle.http.MergePatch;
import org.studycircle.http.MostBytes;
import org.studycircle.http.paging.Page;
import org.studycircle.http.paging.Paging;
import org.studycircle.http.problem.NotFound;
import org.studycircle.people.Caller;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

/** The members of a group, as members see them and facilitators manage them. */
@Cancellable(false)
@Path("/api/v1/groups/{groupId}/members")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class MembersResource {

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
    public Uni<Page<MembershipView>> listMembers(UUID groupId, @QueryParam("state") String state,
            @QueryParam("order") String order, @BeanParam Paging paging) {
        MembershipState wanted = state == null
                ? MembershipState.ACTIVE
                : Paging.parsed("state", state, MembershipState::valueOf);
        MemberOrder by = order == null ? MemberOrder.NAME : Paging.parsed("order", order, MemberOrder::valueOf);
        return members.list(groupId, caller.id(), wanted, by, paging);
    }

    @GET
    @Path("/{personId}")
    @WithSession
    public Uni<RestResponse<MembershipView>> getMember(UUID groupId, UUID personId,
            @HeaderParam("If-None-Match") String known) {
        return members.active(groupId, caller.id())
                .chain(seat -> seen(seat, personId).map(member -> answer(seat, member, known)));
    }

    private static RestResponse<MembershipView> answer(Member seat, Membership member, String known) {
        MembershipView view = member.view().seenBy(seat.role());
        return Answer.read(view, view.tag(member.version()), known);
    }

    /** Members see active members; facilitators see everybody who ever asked. */
    private Uni<Membership> seen(Member seat, UUID personId) {
        return members.find(seat.groupId(), personId)
                .map(member -> member != null && (member.isActive() || seat.may(Permission.MANAGE_MEMBERS)) ? member : null)
                .onItem().ifNull().failWith(NotFound::new);
    }

    @PATCH
    @Path("/{personId}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @WithTransaction
    @MostBytes(MostBytes.WITH_MESSAGE)
    @Needs(Permission.MANAGE_MEMBERS)
    public Uni<RestResponse<MembershipView>> updateMember(UUID groupId, UUID personId,
            @HeaderParam("If-Match") String expected, JsonNode patch) {
        return at(groupId, personId)
                .chain(place -> change(place, expected, member -> patches.apply(member.editable(), patch))
                        .call(Panache::flush)
                        .map(revoked -> Revoked.tell(Answer.ok(place.member.view(), place.member.tag()), revoked)));
    }

    @DELETE
    @Path("/{personId}")
    @WithTransaction
    public Uni<RestResponse<Void>> removeMember(UUID groupId, UUID personId, @HeaderParam("If-Match") String expected) {
        return at(groupId, personId)
                .chain(place -> place.member.state() == MembershipState.REMOVED
                        ? Uni.createFrom().item(0)
                        : change(place, expected, member -> new MemberEdit(member.role(), MembershipState.REMOVED, null, null)))
                .map(revoked -> Revoked.tell(RestResponse.noContent(), revoked));
    }

    /** A member, before a facilitator who holds the locked group. */
    private record Place(Member seat, Group group, Membership member) {}

    private Uni<Place> at(UUID groupId, UUID personId) {
        return members.allowed(groupId, caller.id(), Permission.MANAGE_MEMBERS)
                .chain(seat -> groups.lock(groupId)
                        .chain(group -> members.find(groupId, personId)
                                .onItem().ifNull().failWith(NotFound::new)
                                .map(member -> new Place(seat, group, member))));
    }

    /** @return how many invitations have ended with it */
    private Uni<Integer> change(Place place, String expected, Function<Membership, MemberEdit> edited) {
        Membership member = place.member;
        member.tag().require(expected, member.view());
        MemberEdit edit = edited.apply(member);
        if (edit.equals(member.editable())) {
            return Uni.createFrom().item(0);
        }
        GroupEvent event = event(place.seat, member, edit);
        place.group.edit(member, edit);
        return grants.endWithRight(member, place.seat.personId())
                .call(ended -> log.append(place.group.id(), GroupEvent.first(event, ended)))
                .map(List::size);
    }

    /** Members see nobody who is not active, so they are not told of what happens to those either. */
    private static GroupEvent event(Member seat, Membership member, MemberEdit edit) {
        boolean willBeActive = edit.state() == MembershipState.ACTIVE;
        MemberEventType type = member.isActive() == willBeActive
                ? MemberEventType.MEMBER_UPDATED
                : member.isActive() ? MemberEventType.MEMBER_REMOVED : MemberEventType.MEMBER_JOINED;
        GroupEvent event = GroupEvent.of(type, seat.groupId(), seat.personId()).person(member.personId());
        return member.isActive() || willBeActive ? event : event.forFacilitators();
    }
}
