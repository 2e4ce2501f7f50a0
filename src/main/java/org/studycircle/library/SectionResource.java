package org.studycircle.library;

import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.studycircle.app.Worker;
import org.studycircle.http.Answer;
import org.studycircle.http.EntityTag;
import org.studycircle.http.Json;
import org.studycircle.http.LongAnswer;
import org.studycircle.people.Caller;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

@Cancellable(false)
@Path("/api/v1/groups/{groupId}/editions/{editionId}/sections/{sectionId}")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class SectionResource {

    /** A section is written once. */
    private static final EntityTag ONLY = EntityTag.of(1);

    @Inject
    Editions editions;

    @Inject
    Caller caller;

    @Inject
    Json json;

    @GET
    public Uni<RestResponse<Object>> getSection(UUID groupId, UUID editionId, UUID sectionId,
            @HeaderParam("If-None-Match") String known) {
        return ONLY.knownBy(known)
                ? editions.requireSection(groupId, editionId, sectionId, caller.id())
                        .replaceWith(Answer.forGood(null, ONLY, known))
                : editions.section(groupId, editionId, sectionId, caller.id()).chain(this::written)
                        .map(section -> Answer.forGood(section, ONLY, known));
    }

    private Uni<Object> written(SectionView section) {
        return section.isLong() ? Worker.run(() -> new LongAnswer(json.of(section))) : Uni.createFrom().item(section);
    }
}
