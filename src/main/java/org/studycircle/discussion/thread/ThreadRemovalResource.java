package org.studycircle.discussion.thread;

import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.studycircle.discussion.ThreadEventType;
import org.studycircle.group.log.GroupEvent;
import org.studycircle.group.log.GroupLog;
import org.studycircle.group.log.Reference;
import org.studycircle.group.member.Members;
import org.studycircle.group.member.Needs;
import org.studycircle.group.member.Permission;
import org.studycircle.http.MostBytes;
import org.studycircle.people.Caller;
import org.studycircle.sql.Moment;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

/** Removing threads, which facilitators do, and putting them back. */
@Cancellable(false)
@Path("/api/v1/groups/{groupId}/threads/{threadId}/removal")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class ThreadRemovalResource {

    @Inject
    Threads threads;

    @Inject
    ThreadRemovals removals;

    @Inject
    Members members;

    @Inject
    GroupLog log;

    @Inject
    Caller caller;

    @GET
    public Uni<ThreadRemoval> getThreadRemoval(UUID groupId, UUID threadId) {
        return removals.of(new ThreadKey(groupId, threadId), caller.id());
    }

    @PUT
    @WithTransaction
    @MostBytes(MostBytes.USUALLY)
    @Needs(Permission.MODERATE)
    public Uni<ThreadRemoval> removeThread(UUID groupId, UUID threadId, @HeaderParam("If-Match") String expected,
            @NotNull @Valid NewThreadRemoval draft) {
        ThreadKey key = new ThreadKey(groupId, threadId);
        return threads.lock(key, caller.id())
                .call(thread -> thread.isGone() ? removals.of(key, caller.id()) : remove(key, thread, expected, draft))
                .chain(() -> removals.of(key, caller.id()));
    }

    private Uni<Long> remove(ThreadKey key, Thread thread, String expected, NewThreadRemoval draft) {
        return threads.seat(key, caller.id())
                .invoke(seat -> seat.seat().require(Permission.MODERATE))
                .invoke(seat -> seat.require(expected))
                .call(seat -> removals.add(key, draft, seat.seat().personId(), Moment.now()))
                .invoke(() -> thread.remove(Moment.now()))
                .chain(seat -> tell(ThreadEventType.THREAD_REMOVED, key, seat.seat().personId()));
    }

    @DELETE
    @WithTransaction
    @Needs(Permission.MODERATE)
    public Uni<RestResponse<ThreadView>> putBackThread(UUID groupId, UUID threadId) {
        ThreadKey key = new ThreadKey(groupId, threadId);
        return threads.lock(key, caller.id())
                .call(thread -> members.active(groupId, caller.id())
                        .invoke(seat -> seat.require(Permission.MODERATE))
                        .invoke(seat -> seat.requireWriting())
                        .chain(seat -> putBack(key, thread, seat.personId())))
                .chain(() -> threads.seat(key, caller.id()))
                .map(seat -> ThreadView.answer(seat.thread()));
    }

    /** What its author has deleted stays so: it is not there. */
    private Uni<Long> putBack(ThreadKey key, Thread thread, UUID personId) {
        return removals.takeBack(key).chain(wasRemoved -> {
            if (!wasRemoved) {
                return Uni.createFrom().nullItem();
            }
            thread.putBack();
            return tell(ThreadEventType.THREAD_RESTORED, key, personId);
        });
    }

    private Uni<Long> tell(ThreadEventType type, ThreadKey key, UUID personId) {
        return log.append(GroupEvent.of(type, key.groupId(), personId).with(Reference.THREAD, key.threadId()));
    }
}
