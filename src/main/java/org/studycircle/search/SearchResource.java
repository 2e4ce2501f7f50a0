package org.studycircle.search;

import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.server.Cancellable;
import org.studycircle.http.paging.Paging;
import org.studycircle.people.Caller;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

@Cancellable(false)
@Path("/api/v1/groups/{groupId}")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class SearchResource {

    @Inject
    PostSearch posts;

    @Inject
    ParagraphSearch paragraphs;

    @Inject
    Indexing indexing;

    @Inject
    Caller caller;

    @GET
    @Path("/posts")
    public Uni<Found<FoundPost>> searchPosts(UUID groupId, @QueryParam("q") String q, @QueryParam("authorId") String authorId,
            @QueryParam("sectionId") String sectionId, @QueryParam("unread") String unread, @QueryParam("since") String since,
            @QueryParam("order") String order, @BeanParam Paging paging) {
        PostSearch.Filter filter = PostSearch.Filter.of(q, authorId, sectionId, unread, since, order);
        return indexing.follow(groupId, caller.id())
                .chain(isWhole -> posts.find(groupId, caller.id(), filter, paging).map(page -> Found.of(page, isWhole)));
    }

    @GET
    @Path("/paragraphs")
    public Uni<Found<FoundParagraph>> searchParagraphs(UUID groupId, @QueryParam("q") String q,
            @QueryParam("essayId") String essayId, @QueryParam("sectionId") String sectionId, @QueryParam("order") String order,
            @BeanParam Paging paging) {
        ParagraphSearch.Filter filter = ParagraphSearch.Filter.of(q, essayId, sectionId, order);
        return indexing.follow(groupId, caller.id())
                .chain(isWhole -> paragraphs.find(groupId, caller.id(), filter, paging).map(page -> Found.of(page, isWhole)));
    }
}
