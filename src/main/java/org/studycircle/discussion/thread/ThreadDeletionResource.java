package org.studycircle.discussion.thread;

import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.studycircle.discussion.ThreadEventType;
import org.studycircle.group.log.GroupEvent;
import org.studycircle.group.log.GroupLog;
import org.studycircle.group.log.Reference;
import org.studycircle.group.member.Member;
import org.studycircle.group.member.Members;
import org.studycircle.http.problem.Conflict;
import org.studycircle.http.problem.NotFound;
import org.studycircle.people.Caller;
import org.studycircle.sql.Moment;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

/** Restoring a thread that one has just deleted. */
@Cancellable(false)
@Path("/api/v1/groups/{groupId}/threads/{threadId}/deletion")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class ThreadDeletionResource {

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

    @DELETE
    @WithTransaction
    public Uni<RestResponse<ThreadView>> restoreThread(UUID groupId, UUID threadId) {
        ThreadKey key = new ThreadKey(groupId, threadId);
        return threads.lock(key, caller.id())
                .call(thread -> members.active(groupId, caller.id())
                        .invoke(seat -> requireAuthor(thread, seat))
                        .invoke(Member::requireWriting)
                        .chain(seat -> thread.isGone() ? restore(key, thread, seat) : Uni.createFrom().nullItem()))
                .chain(() -> threads.seat(key, caller.id()))
                .map(seat -> ThreadView.answer(seat.thread()));
    }

    /** To others a thread that is gone is not there. */
    private static void requireAuthor(Thread thread, Member member) {
        if (thread.isGone() && !thread.isOf(member)) {
            throw new NotFound();
        }
        thread.requireChangeableBy(member);
    }

    private Uni<Long> restore(ThreadKey key, Thread thread, Member author) {
        return removals.stands(key)
                .invoke(isRemoved -> {
                    if (isRemoved) {
                        throw new Conflict("A facilitator has removed this thread.");
                    }
                    thread.restore(Moment.now());
                })
                .chain(() -> log.append(GroupEvent.of(ThreadEventType.THREAD_RESTORED, key.groupId(), author.personId())
                        .with(Reference.THREAD, key.threadId())));
    }
}
