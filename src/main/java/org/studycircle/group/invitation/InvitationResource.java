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
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.studycircle.group.Groups;
import org.studycircle.group.joining.Admission;
import org.studycircle.group.log.GroupLog;
import org.studycircle.group.member.Member;
import org.studycircle.group.member.Members;
import org.studycircle.group.member.Needs;
import org.studycircle.group.member.Permission;
import org.studycircle.http.Answer;
import org.studycircle.http.Creation;
import org.studycircle.http.Fingerprint;
import org.studycircle.http.Location;
import org.studycircle.http.MostBytes;
import org.studycircle.http.RateLimit;
import org.studycircle.http.paging.Page;
import org.studycircle.http.paging.Paging;
import org.studycircle.http.problem.NotFound;
import org.studycircle.people.Caller;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

/** The invitations of a group, given out and taken back by its facilitators. */
@Cancellable(false)
@Path("/api/v1/groups/{groupId}/invitations")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class InvitationResource {

    /** Each may bring mail to somebody who did not ask for it. */
    private final RateLimit mails = new RateLimit("invitation-mails", 100, Duration.ofHours(1));

    @Inject
    Invitations invitations;

    @Inject
    Offers offers;

    @Inject
    Letters letters;

    @Inject
    Groups groups;

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
    @MostBytes(MostBytes.USUALLY)
    @Needs(Permission.MANAGE_MEMBERS)
    public Uni<RestResponse<InvitationView>> createInvitation(UUID groupId, @NotNull @Valid NewInvitation draft) {
        InvitationCode code = InvitationCode.random();
        return members.allowed(groupId, caller.id(), Permission.MANAGE_MEMBERS)
                .chain(seat -> Creation.once(draft.invitationId(),
                        () -> invitations.find(groupId, draft.invitationId()),
                        stands -> Fingerprint.of(seat.personId(), draft),
                        () -> invite(seat, draft, code)))
                .chain(made -> invitations.get(groupId, caller.id(), made.thing().invitationId())
                        .map(view -> answer(made.isNew(), made.isNew() ? view.with(code) : view)));
    }

    private Uni<Invitation> invite(Member seat, NewInvitation draft, InvitationCode code) {
        return draft.isPersonal()
                ? groups.find(seat.groupId()).invoke(group -> draft.refuseIn(group.isPseudonymous()))
                        .chain(() -> add(seat, draft, code))
                : add(seat, draft, code);
    }

    private Uni<Invitation> add(Member seat, NewInvitation draft, InvitationCode code) {
        Invitation invitation = Invitation.of(draft, seat, code);
        if (invitation.email() != null) {
            mails.take(caller.id());
        }
        return offers.add(invitation)
                .chain(() -> log.append(InvitationEventType.INVITATION_CREATED.of(seat.groupId(), seat.personId(),
                        invitation.invitationId())))
                .replaceWith(invitation);
    }

    private static RestResponse<InvitationView> answer(boolean made, InvitationView view) {
        return Answer.created(made, view, view.tag(), Location.inGroup(view.groupId(), "invitations", view.invitationId()));
    }

    /** Asks for the mail once more; it is sent after the answer, as the first one is. */
    @PUT
    @Path("/{invitationId}/delivery")
    @WithTransaction
    public Uni<RestResponse<InvitationView>> sendInvitation(UUID groupId, UUID invitationId) {
        return members.allowed(groupId, caller.id(), Permission.MANAGE_MEMBERS)
                .chain(seat -> invitations.get(groupId, caller.id(), invitationId)
                        .invoke(seat::requireWriting)
                        .invoke(InvitationView::requireSendable))
                .invoke(() -> mails.take(caller.id()))
                .chain(letters::renew)
                .chain(() -> invitations.get(groupId, caller.id(), invitationId))
                .map(view -> Answer.accepted(view, view.tag()));
    }

    @DELETE
    @Path("/{invitationId}")
    @WithTransaction
    public Uni<Void> revokeInvitation(UUID groupId, UUID invitationId) {
        return members.allowed(groupId, caller.id(), Permission.MANAGE_MEMBERS)
                .call(() -> admission.suspend(groupId))
                .chain(seat -> invitations.find(groupId, invitationId)
                        .onItem().ifNull().failWith(NotFound::new)
                        .chain(invitation -> invitation.isRevoked()
                                ? Uni.createFrom().voidItem()
                                : revoke(seat, invitation)));
    }

    private Uni<Void> revoke(Member seat, Invitation invitation) {
        invitation.revoke();
        return log.append(InvitationEventType.INVITATION_REVOKED.of(seat.groupId(), seat.personId(), invitation.invitationId()))
                .replaceWithVoid();
    }
}
