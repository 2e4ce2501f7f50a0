package org.studycircle.group.invitation;

import java.time.Duration;

import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.studycircle.group.joining.Admission.Admitted;
import org.studycircle.group.member.MembershipView;
import org.studycircle.http.Answer;
import org.studycircle.http.Location;
import org.studycircle.http.MostBytes;
import org.studycircle.http.RateLimit;
import org.studycircle.http.problem.NotFound;
import org.studycircle.people.Caller;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

/** Using an invitation. The code comes in the body, so that it stands in no address, and in no log of one. */
@Cancellable(false)
@Path("/api/v1/invitation-redemptions")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class RedemptionResource {

    /** Nobody mistypes more often; a guess among 2^128 codes needs more. */
    private final RateLimit guesses = new RateLimit("invitation-redemptions", 10, Duration.ofMinutes(1));

    @Inject
    Offers offers;

    @Inject
    Redeeming redeeming;

    @Inject
    Caller caller;

    @POST
    @MostBytes(MostBytes.USUALLY)
    public Uni<RestResponse<MembershipView>> redeemInvitation(@NotNull @Valid NewRedemption redemption) {
        redemption.requireOne();
        return guesses.countingRefusals(caller.id(), () -> offer(redemption)
                .chain(offer -> redeeming.redeem(offer, caller.id(), caller.verifiedEmail())))
                .map(RedemptionResource::answer);
    }

    private Uni<Offer> offer(NewRedemption redemption) {
        if (redemption.code() != null) {
            return offers.byCode(InvitationCode.typed(redemption.code()), caller.id());
        }
        return caller.verifiedEmail()
                .map(email -> offers.byEmail(redemption.groupId(), redemption.invitationId(), email, caller.id()))
                .orElseGet(() -> Uni.createFrom().failure(NotFound::new));
    }

    private static RestResponse<MembershipView> answer(Admitted admitted) {
        return Answer.created(admitted.joined(), admitted.view(), admitted.tag(),
                Location.inGroup(admitted.view().groupId(), "me", "membership"));
    }
}
