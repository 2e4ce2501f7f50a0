package org.studycircle.discussion.post;

import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
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
import org.studycircle.http.problem.Conflict;
import org.studycircle.people.Caller;
import org.studycircle.sql.Moment;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

/** Removing posts, which facilitators do, and putting them back. */
@Cancellable(false)
@Path("/api/v1/groups/{groupId}/threads/{threadId}/posts/{number}/removal")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class RemovalResource {

    @Inject
    Posts posts;

    @Inject
    Removals removals;

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
    public Uni<RestResponse<PostView>> removePost(UUID groupId, UUID threadId, int number,
            @HeaderParam("If-Match") String expected, @NotNull @Valid NewRemoval draft) {
        PostKey key = new PostKey(groupId, threadId, number);
        return posts.lockWithThread(key, caller.id())
                .invoke(seat -> seat.seat().require(Permission.MODERATE))
                .call(seat -> removals.standing(key)
                        .invoke(standing -> seat.require(expected, draft.equals(standing)))
                        .call(standing -> standing == null ? remove(key, seat, draft) : repeated(standing, draft)))
                .chain(() -> answer(key));
    }

    private Uni<Void> remove(PostKey key, PostSeat seat, NewRemoval draft) {
        return removals.remove(key, seat, draft, Moment.now())
                .invoke(gone -> {
                    if (gone.isEmpty()) {
                        throw new Conflict("There is nothing left to remove: it is deleted or removed already.");
                    }
                })
                .chain(gone -> tell(PostEventType.POST_REMOVED, key, gone, seat));
    }

    private static Uni<Void> repeated(NewRemoval standing, NewRemoval draft) {
        return standing.equals(draft)
                ? Uni.createFrom().voidItem()
                : Uni.createFrom().failure(new Conflict("It is removed already, with other words. Put it back first."));
    }

    @DELETE
    @WithTransaction
    @Needs(Permission.MODERATE)
    public Uni<RestResponse<PostView>> putBackPost(UUID groupId, UUID threadId, int number) {
        PostKey key = new PostKey(groupId, threadId, number);
        return posts.lockToModerate(key, caller.id())
                .call(seat -> removals.putBack(key).chain(back -> tell(PostEventType.POST_RESTORED, key, back, seat)))
                .chain(() -> answer(key));
    }

    private Uni<Void> tell(PostEventType type, PostKey key, List<Integer> numbers, PostSeat seat) {
        return log.append(key.groupId(), numbers.stream().map(number -> GroupEvent
                .of(type, key.groupId(), seat.seat().personId())
                .with(Reference.THREAD, key.threadId()).with(Reference.POST, number)).toList());
    }

    private Uni<RestResponse<PostView>> answer(PostKey key) {
        return pages.one(key, caller.id()).map(PostView::answer);
    }
}
