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
import org.jboss.resteasy.reactive.server.Cancellable;
import org.studycircle.discussion.ThreadEventType;
import org.studycircle.discussion.post.Posts;
import org.studycircle.group.log.GroupEvent;
import org.studycircle.group.log.GroupLog;
import org.studycircle.group.log.Reference;
import org.studycircle.group.member.Member;
import org.studycircle.group.member.Members;
import org.studycircle.http.Answer;
import org.studycircle.http.Creation;
import org.studycircle.http.Fingerprint;
import org.studycircle.http.Location;
import org.studycircle.http.MergePatch;
import org.studycircle.http.MostBytes;
import org.studycircle.http.paging.Page;
import org.studycircle.http.paging.Paging;
import org.studycircle.http.problem.NotFound;
import org.studycircle.people.Caller;
import org.studycircle.sql.Moment;
import org.studycircle.text.Ids;
import org.studycircle.text.Rendering;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

@Cancellable(false)
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
    Members members;

    @Inject
    GroupLog log;

    @Inject
    Caller caller;

    @Inject
    MergePatch patches;

    @GET
    public Uni<Page<ThreadView>> listThreads(UUID groupId, @QueryParam("sectionId") String sectionId,
            @QueryParam("assignmentId") String assignmentId, @QueryParam("paragraphKey") String paragraphKey,
            @BeanParam ChoiceParameters chosen, @QueryParam("order") String order, @QueryParam("include") String include,
            @BeanParam Paging paging) {
        ThreadFilter filter = ThreadFilter.of(sectionId, assignmentId, paragraphKey, order);
        ThreadChoice choice = chosen.choice(filter);
        return choice.isAny()
                ? pages.chosen(groupId, caller.id(), filter, choice, ThreadPart.of(include), paging)
                : pages.list(groupId, caller.id(), filter, ThreadPart.of(include), paging);
    }

    @POST
    @WithTransaction
    @MostBytes(MostBytes.WITH_TEXT)
    public Uni<RestResponse<ThreadView>> createThread(UUID groupId, @NotNull @Valid NewThread draft) {
        ThreadKey key = new ThreadKey(groupId, Ids.orNext(draft.threadId()));
        NewSubject about = draft.about() == null ? NewSubject.NOTHING : draft.about();
        return threads.openingSeat(key, caller.id(), about)
                .chain(opening -> Creation.once(draft.threadId(),
                        () -> opening.standing() ? threads.get(key) : Uni.createFrom().nullItem(),
                        stands -> Fingerprint.of(opening.seat().personId(), draft),
                        () -> open(key, opening.seat(), draft, opening.resolve(about))))
                .chain(made -> threads.seat(key, caller.id())
                        .map(seat -> answer(groupId, new Creation<>(made.isNew(), seat.thread()))));
    }

    /** The event comes first here: its number is the thread's place in the lists. */
    private Uni<Thread> open(ThreadKey key, Member author, NewThread draft, Subject about) {
        Instant now = Moment.now();
        return rendering.rendered(draft.post().text())
                .chain(rendered -> log.append(about.named(event(ThreadEventType.THREAD_CREATED, key, author)))
                        .map(event -> Thread.open(key, draft, about, author, event, now))
                        .call(threads::add)
                        .call(() -> posts.open(key.groupId(), key.threadId(), draft.post(), author.personId(), rendered, now)));
    }

    private static RestResponse<ThreadView> answer(UUID groupId, Creation<ThreadRow> made) {
        ThreadRow row = made.thing();
        return Answer.created(made.isNew(), ThreadView.of(row), ThreadView.tag(row),
                Location.inGroup(groupId, "threads", row.threadId()));
    }

    @GET
    @Path("/{threadId}")
    public Uni<RestResponse<ThreadView>> getThread(UUID groupId, UUID threadId, @QueryParam("include") String include,
            @HeaderParam("If-None-Match") String known) {
        return pages.one(new ThreadKey(groupId, threadId), caller.id(), ThreadPart.of(include))
                .map(row -> Answer.read(ThreadView.of(row), ThreadView.tag(row), known));
    }

    @PATCH
    @Path("/{threadId}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @WithTransaction
    @MostBytes(MostBytes.USUALLY)
    public Uni<RestResponse<ThreadView>> updateThread(UUID groupId, UUID threadId, @HeaderParam("If-Match") String expected,
            JsonNode patch) {
        ThreadKey key = new ThreadKey(groupId, threadId);
        return threads.lock(key, caller.id())
                .chain(thread -> changeable(key, thread, expected))
                .call(change -> edit(key, change, patches.apply(change.thread.editable(), patch)))
                .chain(() -> threads.seat(key, caller.id()))
                .map(seat -> ThreadView.answer(seat.thread()));
    }

    private Uni<Long> edit(ThreadKey key, Change change, ThreadEdit edit) {
        if (edit.equals(change.thread.editable())) {
            return Uni.createFrom().nullItem();
        }
        change.thread.change(edit);
        return log.append(event(ThreadEventType.THREAD_UPDATED, key, change.seat.seat()));
    }

    @DELETE
    @Path("/{threadId}")
    @WithTransaction
    public Uni<Void> deleteThread(UUID groupId, UUID threadId, @HeaderParam("If-Match") String expected) {
        ThreadKey key = new ThreadKey(groupId, threadId);
        return threads.lock(key, caller.id())
                .chain(thread -> thread.isGone() ? deletedBefore(thread, groupId) : delete(key, thread, expected));
    }

    private Uni<Void> delete(ThreadKey key, Thread thread, String expected) {
        return changeable(key, thread, expected)
                .invoke(change -> thread.delete(change.seat.isAlone(), Moment.now()))
                .chain(change -> log.append(event(ThreadEventType.THREAD_DELETED, key, change.seat.seat())))
                .replaceWithVoid();
    }

    /** Answered as the first time, but only to who could have deleted it. */
    private Uni<Void> deletedBefore(Thread thread, UUID groupId) {
        return members.active(groupId, caller.id())
                .map(seat -> thread.isOf(seat) ? seat : null)
                .onItem().ifNull().failWith(NotFound::new)
                .replaceWithVoid();
    }

    private static GroupEvent event(ThreadEventType type, ThreadKey key, Member actor) {
        return GroupEvent.of(type, key.groupId(), actor.personId()).with(Reference.THREAD, key.threadId());
    }

    /** A locked thread, and the seat of somebody who may change it. */
    private record Change(Thread thread, ThreadSeat seat) {}

    private Uni<Change> changeable(ThreadKey key, Thread thread, String expected) {
        return threads.seat(key, caller.id())
                .map(seat -> new Change(thread, seat))
                .invoke(change -> change.thread.requireChangeableBy(change.seat.seat()))
                .invoke(change -> change.seat.require(expected));
    }
}
