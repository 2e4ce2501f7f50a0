package org.studycircle.discussion.thread;

import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.studycircle.discussion.ThreadEventType;
import org.studycircle.discussion.post.Locks;
import org.studycircle.discussion.post.NewLock;
import org.studycircle.discussion.post.PostKey;
import org.studycircle.group.log.GroupEvent;
import org.studycircle.group.log.GroupLog;
import org.studycircle.group.log.Reference;
import org.studycircle.group.member.Member;
import org.studycircle.group.member.Needs;
import org.studycircle.group.member.Permission;
import org.studycircle.http.MostBytes;
import org.studycircle.people.Caller;
import org.studycircle.sql.Moment;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

/** Locking a thread. */
@Cancellable(false)
@Path("/api/v1/groups/{groupId}/threads/{threadId}/lock")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class ThreadLockResource {

    @Inject
    Threads threads;

    @Inject
    Locks locks;

    @Inject
    GroupLog log;

    @Inject
    Caller caller;

    @PUT
    @WithTransaction
    @MostBytes(MostBytes.USUALLY)
    @Needs(Permission.MODERATE)
    public Uni<RestResponse<ThreadView>> lockThread(UUID groupId, UUID threadId, @NotNull @Valid NewLock draft) {
        ThreadKey key = new ThreadKey(groupId, threadId);
        return seat(key)
                .call(seat -> locks.lock(whole(key), "", draft, seat.personId(), Moment.now())
                        .call(changed -> tell(changed, ThreadEventType.THREAD_LOCKED, key, seat)))
                .chain(() -> answer(key));
    }

    @DELETE
    @WithTransaction
    @Needs(Permission.MODERATE)
    public Uni<RestResponse<ThreadView>> unlockThread(UUID groupId, UUID threadId) {
        ThreadKey key = new ThreadKey(groupId, threadId);
        return seat(key)
                .call(seat -> locks.unlock(whole(key))
                        .call(changed -> tell(changed, ThreadEventType.THREAD_UNLOCKED, key, seat)))
                .chain(() -> answer(key));
    }

    private static PostKey whole(ThreadKey key) {
        return new PostKey(key.groupId(), key.threadId(), 0);
    }

    private Uni<Member> seat(ThreadKey key) {
        return threads.lock(key, caller.id())
                .chain(() -> threads.seat(key, caller.id()))
                .map(ThreadSeat::seat)
                .invoke(seat -> seat.require(Permission.MODERATE))
                .invoke(Member::requireWriting);
    }

    private Uni<Long> tell(boolean changed, ThreadEventType type, ThreadKey key, Member seat) {
        return changed
                ? log.append(GroupEvent.of(type, key.groupId(), seat.personId()).with(Reference.THREAD, key.threadId()))
                : Uni.createFrom().nullItem();
    }

    private Uni<RestResponse<ThreadView>> answer(ThreadKey key) {
        return threads.seat(key, caller.id())
                .map(seat -> ThreadView.answer(seat.thread()));
    }
}
