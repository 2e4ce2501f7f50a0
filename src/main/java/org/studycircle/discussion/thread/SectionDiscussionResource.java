package org.studycircle.discussion.thread;

import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.server.Cancellable;
import org.studycircle.people.Caller;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

/** How much is said about each paragraph of a section. */
@Cancellable(false)
@Path("/api/v1/groups/{groupId}/sections/{sectionId}/discussion")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class SectionDiscussionResource {

    @Inject
    ThreadPages pages;

    @Inject
    Caller caller;

    @GET
    public Uni<SectionDiscussion> getSectionDiscussion(UUID groupId, UUID sectionId) {
        return pages.ofSection(groupId, sectionId, caller.id());
    }
}
