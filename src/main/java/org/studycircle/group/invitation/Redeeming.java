package org.studycircle.group.invitation;

import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.group.joining.Admission;
import org.studycircle.group.joining.Admission.Admitted;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** Letting somebody into a group by an invitation: it is used and they are in, or neither. */
@ApplicationScoped
class Redeeming {

    @Inject
    Admission admission;

    @Inject
    Offers offers;

    @WithTransaction
    Uni<Admitted> redeem(Offer offer, UUID callerId, Optional<String> verifiedEmail) {
        return admission.admit(offer.groupId(), callerId, offer.role(), () -> {
            offer.requireFor(verifiedEmail);
            return offers.use(offer);
        });
    }
}
