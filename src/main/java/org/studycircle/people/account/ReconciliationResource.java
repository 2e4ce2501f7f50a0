package org.studycircle.people.account;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.server.Cancellable;
import org.studycircle.http.problem.Conflict;
import org.studycircle.people.SiteRole;

import io.smallrye.mutiny.Uni;

/** Comparing people with accounts at once, for administrators of the site. */
@Cancellable(false)
@Path("/api/v1/admin/account-reconciliations")
@Produces(MediaType.APPLICATION_JSON)
public class ReconciliationResource {

    @Inject
    Turn turn;

    @Inject
    Reconciliation reconciliation;

    @POST
    @RolesAllowed(SiteRole.ADMIN)
    public Uni<Reconciled> reconcileAccounts() {
        return turn.takeNow().chain(taken -> taken
                ? reconciliation.run()
                : Uni.createFrom().failure(new Conflict("Accounts are being compared just now.")));
    }
}
