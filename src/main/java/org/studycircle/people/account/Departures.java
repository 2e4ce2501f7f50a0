package org.studycircle.people.account;

import java.util.List;
import java.util.UUID;

import io.smallrye.mutiny.Uni;

/** Who wants to know of accounts that were deleted in Keycloak; a feature above this one implements it. */
public interface Departures {

    /** Keycloak has said that the person's account is gone. May be said again. */
    Uni<Void> gone(UUID personId);

    /** Accounts that were gone are there again. */
    Uni<Void> back(List<UUID> people);
}
