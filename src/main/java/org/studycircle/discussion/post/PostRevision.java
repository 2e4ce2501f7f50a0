package org.studycircle.discussion.post;

import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** A text that a post had before an edit or a deletion. */
@Entity
@IdClass(PostRevision.Key.class)
@Table(name = "post_revision")
class PostRevision {

    @Id
    @Column(name = "group_id")
    private UUID groupId;
    @Id
    @Column(name = "thread_id")
    private UUID threadId;
    @Id
    private int number;
    @Id
    private int revision;
    private String text;
    @Column(name = "replaced_by")
    private UUID replacedBy;
    @Column(name = "replaced_at")
    private Instant replacedAt;

    protected PostRevision() {}

    PostRevision(PostKey post, int revision, String text, UUID replacedBy, Instant replacedAt) {
        this.groupId = post.groupId();
        this.threadId = post.threadId();
        this.number = post.number();
        this.revision = revision;
        this.text = text;
        this.replacedBy = replacedBy;
        this.replacedAt = replacedAt;
    }

    record Key(UUID groupId, UUID threadId, int number, int revision) implements Serializable {}

    String text() {
        return text;
    }
}
