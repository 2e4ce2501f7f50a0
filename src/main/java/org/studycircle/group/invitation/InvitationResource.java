package org.studycircle.group.invitation;

import java.time.Duration;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestResponse;
import org.studycircle.group.joining.Admission;
import org.studycircle.group.log.GroupEvent;
import org.studycircle.group.log.GroupEvent.Type;
import org.studycircle.group.log.GroupLog;
import org.studycircle.group.member.Author;
import org.studycircle.group.member.Member;
import org.studycircle.group.member.Members;
import org.studycircle.group.member.Permission;
import org.studycircle.http.Answer;
import org.studycircle.http.Fingerprint;
import org.studycircle.http.RateLimit;
import org.studycircle.http.paging.Page;
import org.studycircle.http.paging.Paging;
import org.studycircle.http.problem.NotFound;
import org.studycircle.people.Caller;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

/** The invitations of a group, given out and taken back by its facilitators. */
@Path("/api/v1/groups/{groupId}/invitations")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class InvitationResource {

    /** Each may bring mail to somebody who did not ask for it. */
    private final RateLimit mails = new RateLimit("invitation-mails", 100, Duration.ofHours(1));

    @Inject
    Invitations invitations;

    @Inject
    Members members;

    @Inject
    Admission admission;

    @Inject
    GroupLog log;

    @Inject
    Caller caller;

    @GET
    public Uni<Page<InvitationView>> listInvitations(UUID groupId, @BeanParam Paging paging) {
        return invitations.list(groupId, caller.id(), paging);
    }

    @GET
    @Path("/{invitationId}")
    public Uni<RestResponse<InvitationView>> getInvitation(UUID groupId, UUID invitationId,
            @HeaderParam("If-None-Match") String known) {
        return invitations.get(groupId, caller.id(), invitationId).map(view -> Answer.read(view, view.tag(), known));
    }

    @POST
    @WithTransaction
    public Uni<RestResponse<InvitationView>> createInvitation(UUID groupId, @NotNull @Valid NewInvitation draft) {
        return members.allowed(groupId, caller.id(), Permission.MANAGE_MEMBERS)
                .chain(facilitator -> standing(groupId, draft.invitationId())
                        .chain(stands -> stands == null
                                ? invite(facilitator, draft)
                                : Uni.createFrom().item(stands(facilitator, stands, draft))));
    }

    private Uni<Invitation> standing(UUID groupId, UUID invitationId) {
        return invitationId == null ? Uni.createFrom().nullItem() : invitations.find(groupId, invitationId);
    }

    private Uni<RestResponse<InvitationView>> invite(Member facilitator, NewInvitation draft) {
        InvitationCode code = InvitationCode.random();
        Invitation invitation = Invitation.of(draft, facilitator, code);
        if (invitation.email() != null) {
            mails.take(caller.id());
        }
        return invitations.add(invitation)
                .call(() -> log.append(event(Type.INVITATION_CREATED, facilitator, invitation)))
                .map(added -> answer(true, view(invitation, facilitator).with(code)));
    }

    private RestResponse<InvitationView> stands(Member facilitator, Invitation invitation, NewInvitation draft) {
        Fingerprint.requireSame(invitation.createdFrom(), Fingerprint.of(facilitator.personId(), draft));
        return answer(false, view(invitation, facilitator));
    }

    /** Who made it is who asks: otherwise it would not be the same request. */
    private static InvitationView view(Invitation invitation, Member creator) {
        return invitation.view(new Author(creator.personId(), creator.displayName()));
    }

    private static RestResponse<InvitationView> answer(boolean made, InvitationView view) {
        return Answer.created(made, view, view.tag(),
                "/api/v1/groups/" + view.groupId() + "/invitations/" + view.invitationId());
    }

    @DELETE
    @Path("/{invitationId}")
    @WithTransaction
    public Uni<Void> revokeInvitation(UUID groupId, UUID invitationId) {
        return members.allowed(groupId, caller.id(), Permission.MANAGE_MEMBERS)
                .call(() -> admission.suspend(groupId))
                .chain(facilitator -> invitations.find(groupId, invitationId)
                        .onItem().ifNull().failWith(NotFound::new)
                        .chain(invitation -> invitation.isRevoked()
                                ? Uni.createFrom().voidItem()
                                : revoke(facilitator, invitation)));
    }

    private Uni<Void> revoke(Member facilitator, Invitation invitation) {
        invitation.revoke();
        return Panache.flush()
                .chain(() -> log.append(event(Type.INVITATION_REVOKED, facilitator, invitation)))
                .replaceWithVoid();
    }

    private static GroupEvent event(Type type, Member facilitator, Invitation invitation) {
        return GroupEvent.of(type, invitation.groupId(), facilitator.personId()).invitation(invitation.invitationId());
    }
}
