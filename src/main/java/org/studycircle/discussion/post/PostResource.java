package org.studycircle.discussion.post;

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
import org.studycircle.discussion.PostEventType;
import org.studycircle.group.log.GroupEvent;
import org.studycircle.group.log.GroupLog;
import org.studycircle.group.log.Reference;
import org.studycircle.http.Answer;
import org.studycircle.http.Creation;
import org.studycircle.http.Location;
import org.studycircle.http.MergePatch;
import org.studycircle.http.MostBytes;
import org.studycircle.http.paging.Page;
import org.studycircle.http.paging.Paging;
import org.studycircle.people.Caller;
import org.studycircle.sql.Moment;
import org.studycircle.sql.OneStatement;
import org.studycircle.text.Rendering;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

@Cancellable(false)
@Path("/api/v1/groups/{groupId}/threads/{threadId}/posts")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class PostResource {

    @Inject
    Posts posts;

    @Inject
    Replies replies;

    @Inject
    Removals removals;

    @Inject
    PostPages pages;

    @Inject
    Rendering rendering;

    @Inject
    GroupLog log;

    @Inject
    Caller caller;

    @Inject
    MergePatch patches;

    @GET
    public Uni<Page<PostView>> listPosts(UUID groupId, UUID threadId, @QueryParam("order") String order,
            @QueryParam("under") String under, @QueryParam("depth") String depth, @BeanParam StartParameters begun,
            @QueryParam("include") String include, @BeanParam Paging paging) {
        return pages.list(groupId, threadId, caller.id(), PostFilter.of(order, under, depth), begun, PostPart.of(include),
                paging);
    }

    @POST
    @OneStatement
    @MostBytes(MostBytes.WITH_TEXT)
    public Uni<RestResponse<PostView>> createPost(UUID groupId, UUID threadId, @NotNull @Valid NewPost draft) {
        NewPost reply = draft.identified();
        return rendering.rendered(reply.text())
                .chain(rendered -> replies.write(groupId, threadId, caller.id(), reply, rendered, Moment.now()))
                .map(row -> new Creation<>(true, row))
                .chain(made -> made.thing() == null ? standing(groupId, threadId, reply) : Uni.createFrom().item(made))
                .map(made -> answer(groupId, threadId, made));
    }

    private Uni<Creation<PostRow>> standing(UUID groupId, UUID threadId, NewPost reply) {
        return replies.seat(groupId, threadId, caller.id(), reply)
                .map(seat -> new PostKey(groupId, threadId, seat.standing(reply)))
                .chain(key -> pages.one(key, caller.id()))
                .map(row -> new Creation<>(false, row));
    }

    private static RestResponse<PostView> answer(UUID groupId, UUID threadId, Creation<PostRow> made) {
        PostRow row = made.thing();
        return Answer.created(made.isNew(), PostView.of(row), PostView.tag(row),
                Location.inGroup(groupId, "threads", threadId, "posts", row.number()));
    }

    @GET
    @Path("/{number}")
    public Uni<RestResponse<PostView>> getPost(UUID groupId, UUID threadId, int number,
            @HeaderParam("If-None-Match") String known) {
        return pages.one(new PostKey(groupId, threadId, number), caller.id())
                .map(row -> Answer.read(PostView.of(row), PostView.tag(row), known));
    }

    @PATCH
    @Path("/{number}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @WithTransaction
    @MostBytes(MostBytes.WITH_TEXT)
    public Uni<RestResponse<PostView>> updatePost(UUID groupId, UUID threadId, int number,
            @HeaderParam("If-Match") String expected, JsonNode patch) {
        PostKey key = new PostKey(groupId, threadId, number);
        return posts.lock(key, caller.id())
                .chain(seat -> posts.get(key)
                        .invoke(post -> post.requireEditableBy(seat.seat().personId()))
                        .invoke(post -> seat.require(expected))
                        .call(post -> edit(post, patches.apply(post.editable(), patch), seat)))
                .chain(() -> pages.one(key, caller.id()))
                .map(PostView::answer);
    }

    private Uni<Long> edit(Post post, PostEdit edit, PostSeat seat) {
        UUID editor = seat.seat().personId();
        if (edit.text().equals(post.editable().text())) {
            return Uni.createFrom().nullItem();
        }
        return rendering.rendered(edit.text())
                .map(rendered -> post.edit(edit, rendered, seat.seesAll(), Moment.now()))
                .call(former -> former.map(posts::keep).orElseGet(() -> Uni.createFrom().voidItem()))
                .chain(() -> log.append(event(PostEventType.POST_UPDATED, post.key(), editor)));
    }

    @DELETE
    @Path("/{number}")
    @WithTransaction
    public Uni<Void> deletePost(UUID groupId, UUID threadId, int number, @HeaderParam("If-Match") String expected) {
        PostKey key = new PostKey(groupId, threadId, number);
        return posts.lockWithThread(key, caller.id())
                .chain(seat -> posts.get(key)
                        .invoke(post -> post.requireDeletableBy(seat.seat().personId()))
                        .chain(post -> seat.post().removedAt() != null
                                ? giveUp(post, seat, expected)
                                : post.isDeleted() ? Uni.createFrom().voidItem() : delete(post, seat, expected)));
    }

    /** What a facilitator has removed is not put back when its author has deleted it. */
    private Uni<Void> giveUp(Post post, PostSeat seat, String expected) {
        seat.require(expected);
        return removals.giveUp(post.key(), Moment.now())
                .chain(() -> log.append(event(PostEventType.POST_DELETED, post.key(), post.authorId())))
                .replaceWithVoid();
    }

    private Uni<Void> delete(Post post, PostSeat seat, String expected) {
        PostKey key = post.key();
        seat.require(expected);
        return posts.keep(post.delete(Moment.now()))
                .chain(() -> posts.forget(key))
                .chain(() -> log.append(event(PostEventType.POST_DELETED, key, post.authorId())))
                .replaceWithVoid();
    }

    @DELETE
    @Path("/{number}/deletion")
    @WithTransaction
    public Uni<RestResponse<PostView>> restorePost(UUID groupId, UUID threadId, int number) {
        PostKey key = new PostKey(groupId, threadId, number);
        return posts.lockWithThread(key, caller.id())
                .invoke(seat -> seat.seat().requireWriting())
                .chain(seat -> posts.get(key)
                        .call(post -> removals.covers(key)
                                .invoke(isRemoved -> post.requireRestorableBy(seat.seat().personId(), isRemoved, Moment.now())))
                        .call(post -> post.isDeleted() ? restore(post) : Uni.createFrom().voidItem()))
                .chain(() -> pages.one(key, caller.id()))
                .map(PostView::answer);
    }

    private Uni<Long> restore(Post post) {
        return posts.takeBack(post)
                .chain(text -> rendering.rendered(text).invoke(rendered -> post.restore(text, rendered)))
                .chain(() -> posts.remember(post.key()))
                .chain(() -> log.append(event(PostEventType.POST_RESTORED, post.key(), post.authorId())));
    }

    private static GroupEvent event(PostEventType type, PostKey key, UUID actor) {
        return GroupEvent.of(type, key.groupId(), actor).with(Reference.THREAD, key.threadId())
                .with(Reference.POST, key.number());
    }
}
