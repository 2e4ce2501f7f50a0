package org.studycircle.people;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.studycircle.http.Answer;
import org.studycircle.http.MergePatch;
import org.studycircle.http.MostBytes;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

@Cancellable(false)
@Path("/api/v1/me")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class MeResource {

    @Inject
    People people;

    @Inject
    Caller caller;

    @Inject
    PersonCopies copies;

    @Inject
    MergePatch patches;

    @GET
    @WithSession
    public Uni<RestResponse<Me>> getMe(@HeaderParam("If-None-Match") String known) {
        return people.get(caller.id())
                .map(me -> Answer.read(me.view(), me.tag(), known));
    }

    @PATCH
    @Consumes(MergePatch.MEDIA_TYPE)
    @WithTransaction
    @MostBytes(MostBytes.USUALLY)
    public Uni<RestResponse<Me>> updateMe(@HeaderParam("If-Match") String expected, JsonNode patch) {
        return people.lock(caller.id())
                .invoke(me -> me.tag().require(expected, me.view()))
                .invoke(me -> me.change(patches.apply(me.profile(), patch)))
                .call(Panache::flush)
                .call(copies::renew)
                .map(me -> Answer.ok(me.view(), me.tag()));
    }
}
