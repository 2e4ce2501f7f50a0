package org.studycircle.discussion.post;

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
import org.studycircle.group.log.GroupEvent;
import org.studycircle.group.log.GroupEvent.Type;
import org.studycircle.group.log.GroupLog;
import org.studycircle.http.Answer;
import org.studycircle.http.Fingerprint;
import org.studycircle.http.MergePatch;
import org.studycircle.http.paging.Page;
import org.studycircle.http.paging.Paging;
import org.studycircle.people.Caller;
import org.studycircle.sql.Moment;
import org.studycircle.text.Rendering;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

@Path("/api/v1/groups/{groupId}/threads/{threadId}/posts")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class PostResource {

    @Inject
    Posts posts;

    @Inject
    Replies replies;

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
            @QueryParam("under") String under, @QueryParam("depth") String depth, @BeanParam Paging paging) {
        return pages.list(groupId, threadId, caller.id(), PostFilter.of(order, under, depth), paging);
    }

    @POST
    @WithTransaction
    public Uni<RestResponse<PostView>> createPost(UUID groupId, UUID threadId, @NotNull @Valid NewPost draft) {
        NewPost reply = draft.identified();
        return replies.seat(groupId, threadId, caller.id(), reply)
                .chain(seat -> seat.standing() == null
                        ? write(groupId, threadId, reply, seat)
                        : stands(new PostKey(groupId, threadId, seat.standing()), reply));
    }

    private Uni<RestResponse<PostView>> write(UUID groupId, UUID threadId, NewPost reply, ReplySeat seat) {
        UUID author = seat.personId();
        TreePath above = seat.above();
        Instant now = Moment.now();
        return rendering.html(reply.text())
                .chain(html -> replies.write(groupId, threadId, seat, reply, above, html, now)
                        .map(number -> Post.reply(new PostKey(groupId, threadId, number), reply, author, above, html, now)))
                .map(post -> answer(true, post, seat.displayName()));
    }

    private Uni<RestResponse<PostView>> stands(PostKey key, NewPost reply) {
        return posts.seat(key, caller.id())
                .chain(seat -> posts.get(key)
                        .invoke(post -> Fingerprint.requireSame(post.createdFrom(), Fingerprint.of(seat.personId(), reply)))
                        .map(post -> answer(false, post, seat.authorName())));
    }

    private static RestResponse<PostView> answer(boolean made, Post post, String authorName) {
        PostKey key = post.key();
        return Answer.created(made, post.view(authorName), post.tag(authorName), "/api/v1/groups/" + key.groupId()
                + "/threads/" + key.threadId() + "/posts/" + key.number());
    }

    @GET
    @Path("/{number}")
    public Uni<RestResponse<PostView>> getPost(UUID groupId, UUID threadId, int number,
            @HeaderParam("If-None-Match") String known) {
        return pages.one(new PostKey(groupId, threadId, number), caller.id())
                .map(post -> Answer.read(post.view(), post.tag(), known));
    }

    @PATCH
    @Path("/{number}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @WithTransaction
    public Uni<RestResponse<PostView>> updatePost(UUID groupId, UUID threadId, int number,
            @HeaderParam("If-Match") String expected, JsonNode patch) {
        PostKey key = new PostKey(groupId, threadId, number);
        return posts.seat(key, caller.id())
                .chain(seat -> posts.lock(key)
                        .invoke(post -> post.requireEditableBy(seat.personId(), seat.role()))
                        .invoke(post -> post.tag(seat.authorName()).require(expected, post.view(seat.authorName())))
                        .call(post -> edit(post, patches.apply(post.editable(), patch), seat.personId()))
                        .map(post -> Answer.ok(post.view(seat.authorName()), post.tag(seat.authorName()))));
    }

    private Uni<Long> edit(Post post, PostEdit edit, UUID editor) {
        PostKey key = post.key();
        if (edit.text().equals(post.editable().text())) {
            return Uni.createFrom().nullItem();
        }
        return rendering.html(edit.text())
                .map(html -> post.edit(edit, html, editor, Moment.now()))
                .call(former -> former.map(posts::keep).orElseGet(() -> Uni.createFrom().voidItem()))
                .call(Panache::flush)
                .chain(() -> log.append(GroupEvent.of(Type.POST_UPDATED, key.groupId(), editor)
                        .post(key.threadId(), key.number())));
    }

    @DELETE
    @Path("/{number}")
    @WithTransaction
    public Uni<Void> deletePost(UUID groupId, UUID threadId, int number, @HeaderParam("If-Match") String expected) {
        PostKey key = new PostKey(groupId, threadId, number);
        return posts.seat(key, caller.id())
                .call(() -> posts.lockThread(key))
                .chain(seat -> posts.lock(key)
                        .invoke(post -> post.requireDeletableBy(seat.personId()))
                        .chain(post -> post.isDeleted()
                                ? Uni.createFrom().voidItem()
                                : delete(post, expected, seat.authorName())));
    }

    private Uni<Void> delete(Post post, String expected, String authorName) {
        PostKey key = post.key();
        post.tag(authorName).require(expected, post.view(authorName));
        return posts.keep(post.delete(Moment.now()))
                .call(Panache::flush)
                .call(() -> posts.forget(key))
                .call(() -> log.append(GroupEvent.of(Type.POST_DELETED, key.groupId(), post.authorId())
                        .post(key.threadId(), key.number())))
                .replaceWithVoid();
    }
}
