package org.studycircle.privacy;

import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse.StatusCode;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.studycircle.http.MostBytes;
import org.studycircle.people.Caller;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

/** The caller's wish to be erased. */
@Cancellable(false)
@Path("/api/v1/me/erasure")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class ErasureResource {

    @Inject
    Erasures erasures;

    @Inject
    Caller caller;

    @GET
    public Uni<ErasureView> getErasure() {
        return erasures.preview(caller.id());
    }

    @PUT
    @ResponseStatus(StatusCode.ACCEPTED)
    @MostBytes(MostBytes.USUALLY)
    public Uni<ErasureView> requestErasure(@NotNull @Valid ErasureRequest request) {
        return ask(request).chain(() -> erasures.preview(caller.id()));
    }

    @WithTransaction
    Uni<Void> ask(ErasureRequest request) {
        return erasures.ask(caller.id(), request.mode());
    }

    @DELETE
    @WithTransaction
    public Uni<Void> cancelErasure() {
        return erasures.cancel(caller.id());
    }
}
