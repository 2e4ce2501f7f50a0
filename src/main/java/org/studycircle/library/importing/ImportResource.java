package org.studycircle.library.importing;

import java.io.InputStream;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.studycircle.app.Worker;
import org.studycircle.group.member.Needs;
import org.studycircle.group.member.Permission;
import org.studycircle.http.Answer;
import org.studycircle.http.Creation;
import org.studycircle.http.EntityTag;
import org.studycircle.http.Location;
import org.studycircle.http.MergePatch;
import org.studycircle.http.MostBytes;
import org.studycircle.http.paging.Page;
import org.studycircle.http.paging.Paging;
import org.studycircle.http.paging.Slice;
import org.studycircle.library.format.OutlineLimits;
import org.studycircle.people.Caller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.util.RawValue;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

@Cancellable(false)
@Path("/api/v1/groups/{groupId}/imports")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class ImportResource {

    /** How often a change begins again because somebody else's came between. */
    private static final int REPETITIONS = 3;

    @Inject
    Importing importing;

    @Inject
    Imports imports;

    @Inject
    Proposals proposals;

    @Inject
    Desk desk;

    @Inject
    Caller caller;

    @POST
    @Consumes({MediaTypes.PLAIN, MediaTypes.MARKDOWN})
    @MostBytes(OutlineLimits.MAX_TEXT_BYTES)
    @Needs(Permission.IMPORT_TEXTS)
    public Uni<RestResponse<byte[]>> createImport(UUID groupId, @QueryParam("importId") String importId,
            @QueryParam("filename") String filename, @HeaderParam("Content-Type") String contentType, InputStream body) {
        NewImport draft = NewImport.of(groupId, importId, filename);
        return importing.admit(groupId, caller.id())
                .chain(() -> desk.with(caller.id(), () -> Worker.run(() -> Upload.read(body, contentType))
                        .chain(upload -> importing.keep(draft, upload, caller.id())
                                .chain(kept -> created(kept, upload)))));
    }

    private Uni<RestResponse<byte[]>> created(Creation<TextImport> kept, Upload upload) {
        TextImport text = kept.thing();
        return Worker.run(() -> kept.isNew() ? proposals.written(text, upload.proposal()) : proposals.written(text))
                .map(view -> Answer.created(kept.isNew(), view, text.tag(),
                        Location.inGroup(text.groupId(), "imports", text.importId())));
    }

    @GET
    public Uni<Page<ImportSummary>> listImports(UUID groupId, @BeanParam Paging paging) {
        return imports.list(groupId, caller.id(), paging);
    }

    @GET
    @Path("/{importId}")
    @Needs(Permission.IMPORT_TEXTS)
    public Uni<RestResponse<byte[]>> getImport(UUID groupId, UUID importId, @HeaderParam("If-None-Match") String known) {
        return desk.with(caller.id(), () -> importing.get(groupId, importId, caller.id())
                .chain(text -> Answer.unlessKnown(text.tag(), known, () -> Worker.run(() -> proposals.written(text)))));
    }

    @GET
    @Path("/{importId}/blocks")
    @Needs(Permission.IMPORT_TEXTS)
    public Uni<RestResponse<Page<ImportBlock>>> listImportBlocks(UUID groupId, UUID importId, @BeanParam Paging paging,
            @HeaderParam("If-None-Match") String known) {
        Slice slice = paging.slice("blocks " + importId);
        return importing.version(groupId, importId, caller.id())
                .chain(version -> Answer.unlessKnown(EntityTag.of(version), known,
                        () -> decided(groupId, importId, version)
                                .map(decided -> ImportBlock.page(decided.proposal().blocks(), slice))));
    }

    private Uni<Decided> decided(UUID groupId, UUID importId, int version) {
        return proposals.remembered(groupId, importId, version).map(Uni.createFrom()::item)
                .orElseGet(() -> desk.with(caller.id(), () -> importing.get(groupId, importId, caller.id())
                        .chain(text -> Worker.run(() -> proposals.decided(text)))));
    }

    @PATCH
    @Path("/{importId}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @MostBytes(ImportEdit.MOST_BYTES)
    @Needs(Permission.IMPORT_TEXTS)
    public Uni<RestResponse<byte[]>> updateImport(UUID groupId, UUID importId, @HeaderParam("If-Match") String expected,
            JsonNode patch) {
        return desk.with(caller.id(), () -> Uni.createFrom()
                .deferred(() -> importing.get(groupId, importId, caller.id()))
                .call(text -> require(text, expected))
                .chain(text -> Worker.run(() -> proposals.change(text, patch))
                        .chain(change -> importing.decide(text, change.decisions(), caller.id())
                                .chain(decided -> Worker.run(() -> proposals.written(decided, change))
                                        .map(view -> Answer.ok(view, decided.tag())))))
                .onFailure(Overtaken.class).retry().atMost(REPETITIONS));
    }

    @DELETE
    @Path("/{importId}")
    @Needs(Permission.IMPORT_TEXTS)
    public Uni<Void> deleteImport(UUID groupId, UUID importId, @HeaderParam("If-Match") String expected) {
        return desk.with(caller.id(), () -> Uni.createFrom()
                .deferred(() -> importing.find(groupId, importId, caller.id()))
                .chain(text -> text == null ? Uni.createFrom().voidItem() : delete(text, expected))
                .onFailure(Overtaken.class).retry().atMost(REPETITIONS));
    }

    private Uni<Void> delete(TextImport text, String expected) {
        return require(text, expected).chain(() -> importing.discard(text, caller.id()));
    }

    private Uni<Void> require(TextImport text, String expected) {
        boolean mismatch = expected != null && !expected.isBlank() && !text.tag().matchedBy(expected);
        return (mismatch ? Worker.run(() -> proposals.current(text)) : Uni.createFrom().<RawValue>nullItem())
                .invoke(current -> text.tag().require(expected, current))
                .replaceWithVoid();
    }
}
