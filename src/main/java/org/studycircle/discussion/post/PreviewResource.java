package org.studycircle.discussion.post;

import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.server.Cancellable;
import org.studycircle.http.MostBytes;
import org.studycircle.text.Characters;
import org.studycircle.text.Rendering;
import org.studycircle.text.VisibleMarkdown;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

/** What Markdown will look like, before anything is stored. */
@Cancellable(false)
@Path("/api/v1/markdown-previews")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class PreviewResource {

    @Inject
    Rendering rendering;

    /** @param text Markdown */
    record NewPreview(@NotNull @Characters(max = OpeningPost.LONGEST_TEXT) @VisibleMarkdown String text) {}

    record Preview(String html) {}

    @POST
    @MostBytes(MostBytes.WITH_TEXT)
    public Uni<Preview> previewMarkdown(@NotNull @Valid NewPreview draft) {
        return rendering.html(draft.text()).map(Preview::new);
    }
}
