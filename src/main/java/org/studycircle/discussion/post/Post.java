package org.studycircle.discussion.post;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.studycircle.http.Fingerprint;
import org.studycircle.http.problem.Conflict;
import org.studycircle.http.problem.Forbidden;
import org.studycircle.text.Ids;
import org.studycircle.text.Rendered;

/** One contribution to a thread. Replies are stored by {@link Replies}, without an entity. */
@Entity
@IdClass(PostKey.class)
@Table(name = "post")
public class Post {

    /** How long an author may correct what nobody has replied to without leaving a trace. */
    static final Duration GRACE = Duration.ofMinutes(5);

    /** How long an author may restore what they have deleted. */
    public static final Duration UNDO = Duration.ofMinutes(10);

    @Id
    @Column(name = "group_id")
    private UUID groupId;
    @Id
    @Column(name = "thread_id")
    private UUID threadId;
    @Id
    private int number;
    @Column(name = "post_id", updatable = false)
    private UUID postId;
    @Column(name = "parent_number", updatable = false)
    private Integer parent;
    @Column(updatable = false)
    private int depth;
    @Column(name = "tree_path", updatable = false)
    private String treePath;
    @Column(name = "author_id", updatable = false)
    private UUID authorId;
    private String text;
    @Column
    private String html;
    @Column
    private String excerpt;
    @Column(name = "excerpt_of")
    private Integer excerptOf;
    @Column(name = "reply_count", insertable = false, updatable = false)
    private int replyCount;
    @Column(name = "created_from", updatable = false)
    private byte[] createdFrom;
    @Column(name = "created_at", updatable = false)
    private Instant createdAt;
    @Column(name = "edited_at")
    private Instant editedAt;
    @Column(name = "deleted_at")
    private Instant deletedAt;
    @Version
    private int revision;

    protected Post() {}

    /** Post 1 of a thread, to be stored. */
    static Post opening(UUID groupId, UUID threadId, OpeningPost draft, UUID authorId, Rendered rendered, Instant at) {
        Post post = new Post();
        post.groupId = groupId;
        post.threadId = threadId;
        post.number = 1;
        post.postId = Ids.orNext(draft.postId());
        post.treePath = TreePath.root().value();
        post.authorId = authorId;
        post.text = draft.text();
        post.html = rendered.html();
        post.excerpt = rendered.excerpt();
        post.excerptOf = 1;
        post.createdFrom = Fingerprint.of(authorId, draft);
        post.createdAt = at;
        post.revision = 1;
        return post;
    }

    PostKey key() {
        return new PostKey(groupId, threadId, number);
    }

    UUID authorId() {
        return authorId;
    }

    int revision() {
        return revision;
    }

    boolean isDeleted() {
        return deletedAt != null;
    }

    PostEdit editable() {
        return new PostEdit(text);
    }

    /**
     * @throws Forbidden where the editor did not write the post: nobody puts words into somebody else's mouth
     * @throws Conflict where it is deleted or removed
     */
    void requireEditableBy(UUID editorId) {
        if (!editorId.equals(authorId)) {
            throw new Forbidden("Only its author may edit a post.");
        }
        if (isDeleted()) {
            throw new Conflict("This post has been deleted.");
        }
    }

    /**
     * @param rendered the text of the edit
     * @return the former text, unless the edit falls into the grace in which nobody has replied; there is none for whom replies are concealed from,
     *     who would learn by it whether there are any
     */
    Optional<PostRevision> edit(PostEdit edit, Rendered rendered, boolean seesAll, Instant now) {
        boolean isGrace = seesAll && replyCount == 0 && editedAt == null && now.isBefore(createdAt.plus(GRACE));
        Optional<PostRevision> former = isGrace ? Optional.empty() : Optional.of(former(now));
        text = edit.text();
        show(rendered.html(), rendered.excerpt());
        editedAt = isGrace ? null : now;
        return former;
    }

    /**
     * @throws Forbidden where the caller did not write the post
     * @throws FirstPost where it opens the thread
     */
    void requireDeletableBy(UUID personId) {
        if (!personId.equals(authorId)) {
            throw new Forbidden("The author may delete a post.");
        }
        if (number == 1) {
            throw new FirstPost();
        }
    }

    /** @return the former text */
    PostRevision delete(Instant now) {
        PostRevision former = former(now);
        text = null;
        show(null, null);
        deletedAt = now;
        return former;
    }

    /** Of the revision that the post has once it is stored. */
    private void show(String html, String excerpt) {
        this.html = html;
        this.excerpt = excerpt;
        excerptOf = revision + 1;
    }

    /**
     * @throws Forbidden where the caller did not write the post
     * @throws Conflict where a facilitator has removed it since, or a branch with it
     * @throws TooLate where it was deleted too long ago
     */
    void requireRestorableBy(UUID personId, boolean isRemoved, Instant now) {
        if (!personId.equals(authorId)) {
            throw new Forbidden("The author may restore a post.");
        }
        if (isRemoved) {
            throw new Conflict("A facilitator has removed this post, or a branch with it.");
        }
        if (isDeleted() && now.isAfter(deletedAt.plus(UNDO))) {
            throw new TooLate();
        }
    }

    void restore(String former, Rendered rendered) {
        text = former;
        show(rendered.html(), rendered.excerpt());
        deletedAt = null;
    }

    private PostRevision former(Instant now) {
        return new PostRevision(key(), revision, text, authorId, now);
    }
}
