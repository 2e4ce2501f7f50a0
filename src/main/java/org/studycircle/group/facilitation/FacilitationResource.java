package org.studycircle.group.facilitation;

import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.studycircle.group.Group;
import org.studycircle.group.Groups;
import org.studycircle.group.log.GroupEvent;
import org.studycircle.group.log.GroupLog;
import org.studycircle.group.member.MemberEventType;
import org.studycircle.group.member.Members;
import org.studycircle.group.member.Membership;
import org.studycircle.group.member.MembershipState;
import org.studycircle.group.member.MembershipView;
import org.studycircle.group.member.Role;
import org.studycircle.http.Answer;
import org.studycircle.http.problem.NotFound;
import org.studycircle.people.Caller;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

/** Facilitating a group whose last facilitator is gone: taking it on, or leaving it to the next. */
@Cancellable(false)
@Path("/api/v1/groups/{groupId}/me/facilitation")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class FacilitationResource {

    @Inject
    Groups groups;

    @Inject
    Members members;

    @Inject
    Succession succession;

    @Inject
    GroupLog log;

    @Inject
    Caller caller;

    /** A member in front of the group as it is locked. */
    private record Seat(Group group, Membership member) {}

    @PUT
    @WithTransaction
    public Uni<RestResponse<MembershipView>> acceptFacilitation(UUID groupId) {
        return seat(groupId)
                .call(seat -> seat.member.isFacilitating() ? Uni.createFrom().voidItem() : accept(seat))
                .map(Seat::member)
                .map(member -> Answer.ok(member.view(), member.tag()));
    }

    private Uni<Void> accept(Seat seat) {
        return succession.offered(seat.group.id())
                .invoke(offered -> seat.group.requireOffered(seat.member, offered))
                .invoke(() -> seat.group.seat(seat.member, Role.FACILITATOR, MembershipState.ACTIVE))
                .chain(() -> log.appendEvenArchived(event(seat)));
    }

    @DELETE
    @WithTransaction
    public Uni<Void> declineFacilitation(UUID groupId) {
        return seat(groupId)
                .chain(seat -> seat.group.hasDeclined(seat.member) ? Uni.createFrom().voidItem() : decline(seat));
    }

    private Uni<Void> decline(Seat seat) {
        return succession.offered(seat.group.id())
                .invoke(offered -> seat.group.requireOffered(seat.member, offered))
                .invoke(seat.member::decline)
                .chain(() -> log.appendEvenArchived(event(seat).forFacilitators()));
    }

    /** Also in an archived group, which needs somebody who can restore it. */
    private static GroupEvent event(Seat seat) {
        UUID person = seat.member.personId();
        return GroupEvent.of(MemberEventType.MEMBER_UPDATED, seat.group.id(), person).person(person);
    }

    private Uni<Seat> seat(UUID groupId) {
        return groups.lockByWhoIsKnown(groupId, caller.id())
                .chain(group -> members.own(groupId, caller.id())
                        .map(own -> own == null || !own.isActive() ? null : new Seat(group, own)))
                .onItem().ifNull().failWith(NotFound::new);
    }
}
