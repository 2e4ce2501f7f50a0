package org.studycircle.group.invitation;

import java.util.List;

import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.server.Cancellable;
import org.studycircle.http.paging.Page;
import org.studycircle.http.paging.Paging;
import org.studycircle.people.Caller;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

/** What the caller is invited to by e-mail address. */
@Cancellable(false)
@Path("/api/v1/me/invitations")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class MyInvitationResource {

    @Inject
    Invitations invitations;

    @Inject
    Caller caller;

    /** An address that nobody has verified is nobody's. */
    @GET
    public Uni<Page<MyInvitation>> listMyInvitations(@BeanParam Paging paging) {
        return caller.verifiedEmail()
                .map(email -> invitations.boundTo(email, caller.id(), paging))
                .orElseGet(() -> Uni.createFrom().item(new Page<>(List.of(), null, null)));
    }
}
