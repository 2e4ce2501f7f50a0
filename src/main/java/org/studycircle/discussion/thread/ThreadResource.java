package org.studycircle.discussion.thread;

import java.time.Instant;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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
import org.studycircle.discussion.post.Posts;
import org.studycircle.group.log.GroupEvent;
import org.studycircle.group.log.GroupEvent.Type;
import org.studycircle.group.log.GroupLog;
import org.studycircle.http.Answer;
import org.studycircle.http.Fingerprint;
import org.studycircle.http.MergePatch;
import org.studycircle.http.paging.Page;
import org.studycircle.http.paging.Paging;
import org.studycircle.http.problem.IdTaken;
import org.studycircle.people.Caller;
import org.studycircle.sql.Moment;
import org.studycircle.text.Ids;
import org.studycircle.text.Rendering;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

@Path("/api/v1/groups/{groupId}/threads")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class ThreadResource {

    @Inject
    Threads threads;

    @Inject
    ThreadPages pages;

    @Inject
    Posts posts;

    @Inject
    Rendering rendering;

    @Inject
    GroupLog log;

    @Inject
    Caller caller;

    @Inject
    MergePatch patches;

    @GET
    public Uni<Page<ThreadView>> listThreads(UUID groupId, @QueryParam("sectionId") String sectionId,
            @QueryParam("assignmentId") String assignmentId, @QueryParam("paragraphKey") String paragraphKey,
            @QueryParam("order") String order, @BeanParam Paging paging) {
        return pages.list(groupId, caller.id(), ThreadFilter.of(sectionId, assignmentId, paragraphKey, order), paging);
    }

    @POST
    @WithTransaction
    public Uni<RestResponse<ThreadView>> createThread(UUID groupId, @NotNull @Valid NewThread draft) {
        ThreadKey key = new ThreadKey(groupId, Ids.orNext(draft.threadId()));
        NewSubject about = draft.about() == null ? NewSubject.NOTHING : draft.about();
        return threads.openingSeat(key, caller.id(), about)
                .chain(seat -> seat.standing()
                        ? stands(key, seat.personId(), draft)
                        : open(key, seat, draft, seat.resolve(about)));
    }

    /** The event comes first here: its number is the thread's place in the lists. */
    private Uni<RestResponse<ThreadView>> open(ThreadKey key, OpeningSeat seat, NewThread draft, Subject about) {
        UUID author = seat.personId();
        Instant now = Moment.now();
        return rendering.html(draft.post().text())
                .chain(html -> log
                        .append(GroupEvent.of(Type.THREAD_CREATED, key.groupId(), author).thread(key.threadId()))
                        .map(event -> Thread.open(key, draft, about, seat, event, now))
                        .call(threads::add)
                        .call(() -> posts.open(key.groupId(), key.threadId(), draft.post(), author, html, now)))
                .chain(thread -> threads.seat(key, caller.id()).map(view -> answer(true, key, thread, view)));
    }

    private Uni<RestResponse<ThreadView>> stands(ThreadKey key, UUID author, NewThread draft) {
        return threads.get(key)
                .invoke(thread -> requireSame(thread, author, draft))
                .chain(thread -> threads.seat(key, caller.id()).map(seat -> answer(false, key, thread, seat)));
    }

    private static void requireSame(Thread thread, UUID author, NewThread draft) {
        if (thread.isDeleted()) {
            throw new IdTaken();
        }
        Fingerprint.requireSame(thread.createdFrom(), Fingerprint.of(author, draft));
    }

    private static RestResponse<ThreadView> answer(boolean made, ThreadKey key, Thread thread, ThreadSeat seat) {
        ThreadView view = thread.view(seat);
        return Answer.created(made, view, view.tag(thread.version()), "/api/v1/groups/" + key.groupId() + "/threads/"
                + key.threadId());
    }

    @GET
    @Path("/{threadId}")
    public Uni<RestResponse<ThreadView>> getThread(UUID groupId, UUID threadId, @HeaderParam("If-None-Match") String known) {
        return pages.one(new ThreadKey(groupId, threadId), caller.id())
                .map(thread -> Answer.read(thread.view(), thread.tag(), known));
    }

    @PATCH
    @Path("/{threadId}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @WithTransaction
    public Uni<RestResponse<ThreadView>> updateThread(UUID groupId, UUID threadId, @HeaderParam("If-Match") String expected,
            JsonNode patch) {
        ThreadKey key = new ThreadKey(groupId, threadId);
        return changeable(key, expected)
                .call(change -> edit(change.thread, patches.apply(change.thread.editable(), patch),
                        change.event(Type.THREAD_UPDATED, key)))
                .map(change -> Answer.ok(change.view(), change.view().tag(change.thread.version())));
    }

    private Uni<Void> edit(Thread thread, ThreadEdit edit, GroupEvent event) {
        if (edit.equals(thread.editable())) {
            return Uni.createFrom().voidItem();
        }
        thread.change(edit);
        return Panache.flush().chain(() -> log.append(event)).replaceWithVoid();
    }

    @DELETE
    @Path("/{threadId}")
    @WithTransaction
    public Uni<Void> deleteThread(UUID groupId, UUID threadId, @HeaderParam("If-Match") String expected) {
        ThreadKey key = new ThreadKey(groupId, threadId);
        return changeable(key, expected)
                .invoke(change -> change.thread.delete(change.seat.role(), change.seat.isAlone(), Moment.now()))
                .call(Panache::flush)
                .call(change -> log.append(change.event(Type.THREAD_DELETED, key)))
                .replaceWithVoid();
    }

    /** A locked thread in front of somebody who may change it. */
    private record Change(Thread thread, ThreadSeat seat) {

        ThreadView view() {
            return thread.view(seat);
        }

        GroupEvent event(Type type, ThreadKey key) {
            return GroupEvent.of(type, key.groupId(), seat.personId()).thread(key.threadId());
        }
    }

    private Uni<Change> changeable(ThreadKey key, String expected) {
        return threads.lock(key)
                .chain(thread -> threads.seat(key, caller.id()).map(seat -> new Change(thread, seat)))
                .invoke(change -> change.thread.requireChangeableBy(change.seat.personId(), change.seat.role()))
                .invoke(change -> change.view().tag(change.thread.version()).require(expected, change.view()));
    }
}
