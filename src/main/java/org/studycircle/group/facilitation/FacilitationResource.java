package org.studycircle.group.facilitation;

import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestResponse;
import org.studycircle.group.Group;
import org.studycircle.group.Groups;
import org.studycircle.group.log.GroupEvent;
import org.studycircle.group.log.GroupEvent.Type;
import org.studycircle.group.log.GroupLog;
import org.studycircle.group.member.Members;
import org.studycircle.group.member.Membership;
import org.studycircle.group.member.MembershipState;
import org.studycircle.group.member.MembershipView;
import org.studycircle.group.member.Role;
import org.studycircle.http.Answer;
import org.studycircle.http.problem.NotFound;
import org.studycircle.people.Caller;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

/** Facilitating a group whose last facilitator is gone: taking it on, or leaving it to the next. */
@Path("/api/v1/groups/{groupId}/facilitation")
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

    /** A member before the group as it is locked. */
    private record Chair(Group group, Membership member) {}

    @PUT
    @WithTransaction
    public Uni<RestResponse<MembershipView>> acceptFacilitation(UUID groupId) {
        return chair(groupId)
                .call(chair -> chair.member.isFacilitating() ? Uni.createFrom().voidItem() : accept(chair))
                .map(chair -> chair.member)
                .map(member -> Answer.ok(member.view(), member.view().tag(member.version())));
    }

    private Uni<Void> accept(Chair chair) {
        return succession.offered(chair.group.id())
                .invoke(offered -> chair.group.requireOffered(chair.member, offered))
                .invoke(() -> chair.group.seat(chair.member, Role.FACILITATOR, MembershipState.ACTIVE))
                .chain(() -> record(event(chair)));
    }

    @DELETE
    @WithTransaction
    public Uni<Void> declineFacilitation(UUID groupId) {
        return chair(groupId)
                .chain(chair -> chair.group.hasDeclined(chair.member) ? Uni.createFrom().voidItem() : decline(chair));
    }

    private Uni<Void> decline(Chair chair) {
        return succession.offered(chair.group.id())
                .invoke(offered -> chair.group.requireOffered(chair.member, offered))
                .invoke(chair.member::decline)
                .chain(() -> record(event(chair).forFacilitators()));
    }

    /** An archived group needs somebody who can restore it. */
    private Uni<Void> record(GroupEvent event) {
        return Panache.flush().chain(() -> log.appendEvenArchived(event)).replaceWithVoid();
    }

    private static GroupEvent event(Chair chair) {
        UUID person = chair.member.personId();
        return GroupEvent.of(Type.MEMBER_UPDATED, chair.group.id(), person).person(person);
    }

    private Uni<Chair> chair(UUID groupId) {
        return groups.lock(groupId)
                .chain(group -> members.own(groupId, caller.id())
                        .map(own -> own == null || !own.isActive() ? null : new Chair(group, own)))
                .onItem().ifNull().failWith(NotFound::new);
    }
}
