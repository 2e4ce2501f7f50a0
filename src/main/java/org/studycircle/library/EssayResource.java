package org.studycircle.library;

import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.studycircle.group.member.Needs;
import org.studycircle.group.member.Permission;
import org.studycircle.http.Answer;
import org.studycircle.http.Creation;
import org.studycircle.http.Location;
import org.studycircle.http.MostBytes;
import org.studycircle.http.paging.Page;
import org.studycircle.http.paging.Paging;
import org.studycircle.library.Committing.Begun;
import org.studycircle.library.importing.Desk;
import org.studycircle.library.importing.Overtaken;
import org.studycircle.people.Caller;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

@Cancellable(false)
@Path("/api/v1/groups/{groupId}/essays")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class EssayResource {

    /** How often committing begins again because a decision about the import came between. */
    private static final int REPETITIONS = 3;

    @Inject
    Essays essays;

    @Inject
    Committing committing;

    @Inject
    Desk desk;

    @Inject
    Caller caller;

    @POST
    @MostBytes(MostBytes.WITH_TEXT)
    @Needs(Permission.IMPORT_TEXTS)
    public Uni<RestResponse<EssayView>> createEssay(UUID groupId, @NotNull @Valid NewEssay draft) {
        return desk.with(caller.id(), () -> Uni.createFrom()
                .deferred(() -> committing.begin(groupId, draft, caller.id()))
                .chain(begun -> commit(draft, begun))
                .onFailure(Overtaken.class).retry().atMost(REPETITIONS))
                .chain(made -> essays.get(groupId, caller.id(), made.thing().id())
                        .chain(essay -> essays.withSections(groupId, essay)
                                .map(view -> Answer.created(made.isNew(), view, essay.tag(),
                                        Location.inGroup(groupId, "essays", view.essayId())))));
    }

    private Uni<Creation<Essay>> commit(NewEssay draft, Begun begun) {
        return begun.text() == null
                ? Uni.createFrom().item(new Creation<>(false, begun.stands()))
                : committing.compute(begun.text())
                        .chain(decided -> committing.commit(draft, begun.text(), decided, caller.id()));
    }

    @GET
    public Uni<Page<EssaySummary>> listEssays(UUID groupId, @BeanParam Paging paging) {
        return essays.list(groupId, caller.id(), paging);
    }

    @GET
    @Path("/{essayId}")
    public Uni<RestResponse<EssayView>> getEssay(UUID groupId, UUID essayId, @HeaderParam("If-None-Match") String known) {
        return essays.get(groupId, caller.id(), essayId)
                .chain(essay -> Answer.unlessKnown(essay.tag(), known, () -> essays.withSections(groupId, essay)));
    }
}
