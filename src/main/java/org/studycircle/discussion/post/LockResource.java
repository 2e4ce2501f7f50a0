package org.studycircle.discussion.post;

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
import org.studycircle.discussion.PostEventType;
import org.studycircle.group.log.GroupEvent;
import org.studycircle.group.log.GroupLog;
import org.studycircle.group.log.Reference;
import org.studycircle.group.member.Needs;
import org.studycircle.group.member.Permission;
import org.studycircle.http.MostBytes;
import org.studycircle.people.Caller;
import org.studycircle.sql.Moment;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

/** Locking a branch: a post and all below it. */
@Cancellable(false)
@Path("/api/v1/groups/{groupId}/threads/{threadId}/posts/{number}/lock")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class LockResource {

    @Inject
    Posts posts;

    @Inject
    Locks locks;

    @Inject
    PostPages pages;

    @Inject
    GroupLog log;

    @Inject
    Caller caller;

    @PUT
    @WithTransaction
    @MostBytes(MostBytes.USUALLY)
    @Needs(Permission.MODERATE)
    public Uni<RestResponse<PostView>> lockBranch(UUID groupId, UUID threadId, int number, @NotNull @Valid NewLock draft) {
        PostKey key = new PostKey(groupId, threadId, number);
        return posts.lockToModerate(key, caller.id())
                .call(seat -> locks.lock(key, seat.post().treePath(), draft, seat.seat().personId(), Moment.now())
                        .call(changed -> tell(changed, PostEventType.BRANCH_LOCKED, key, seat)))
                .chain(() -> answer(key));
    }

    @DELETE
    @WithTransaction
    @Needs(Permission.MODERATE)
    public Uni<RestResponse<PostView>> unlockBranch(UUID groupId, UUID threadId, int number) {
        PostKey key = new PostKey(groupId, threadId, number);
        return posts.lockToModerate(key, caller.id())
                .call(seat -> locks.unlock(key).call(changed -> tell(changed, PostEventType.BRANCH_UNLOCKED, key, seat)))
                .chain(() -> answer(key));
    }

    private Uni<Long> tell(boolean changed, PostEventType type, PostKey key, PostSeat seat) {
        return changed
                ? log.append(GroupEvent.of(type, key.groupId(), seat.seat().personId()).with(Reference.THREAD, key.threadId())
                        .with(Reference.POST, key.number()))
                : Uni.createFrom().nullItem();
    }

    private Uni<RestResponse<PostView>> answer(PostKey key) {
        return pages.one(key, caller.id()).map(PostView::answer);
    }
}
