package org.studycircle.group.facilitation;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
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
import org.studycircle.group.member.MembershipView;
import org.studycircle.http.Answer;
import org.studycircle.http.paging.Page;
import org.studycircle.http.paging.Paging;
import org.studycircle.http.problem.NotFound;
import org.studycircle.people.SiteRole;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** What site administrators do for groups that can't help themselves. */
@Cancellable(false)
@Path("/api/v1/admin")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(SiteRole.ADMIN)
public class AdminGroupResource {

    @Inject
    Groups groups;

    @Inject
    Members members;

    @Inject
    Succession succession;

    @Inject
    GroupLog log;

    @GET
    @Path("/groups-needing-facilitator")
    public Uni<Page<Vacancy>> listGroupsNeedingFacilitator(@BeanParam Paging paging) {
        return succession.vacancies(paging);
    }

    @PUT
    @Path("/groups/{groupId}/facilitators/{personId}")
    @WithTransaction
    public Uni<RestResponse<MembershipView>> appointFacilitator(UUID groupId, UUID personId) {
        return groups.lock(groupId)
                .chain(group -> members.find(groupId, personId)
                        .onItem().ifNull().failWith(NotFound::new)
                        .call(member -> member.isFacilitating() ? Uni.createFrom().voidItem() : appoint(group, member)))
                .map(member -> answer(member.view().forMembers(), member));
    }

    /** Nobody in the group has done it: the event has no actor. */
    private Uni<Void> appoint(Group group, Membership member) {
        MemberEventType type = member.isActive() ? MemberEventType.MEMBER_UPDATED : MemberEventType.MEMBER_JOINED;
        return succession.requireLacking(group.id())
                .invoke(() -> group.appoint(member))
                .chain(() -> log.appendEvenArchived(GroupEvent.of(type, group.id(), null).person(member.personId())));
    }

    private static RestResponse<MembershipView> answer(MembershipView view, Membership member) {
        return Answer.ok(view, view.tag(member.version()));
    }
}
