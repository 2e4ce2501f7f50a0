package org.studycircle.discussion.thread;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.studycircle.discussion.post.Post;
import org.studycircle.discussion.post.TooLate;
import org.studycircle.group.member.Member;
import org.studycircle.group.member.Permission;
import org.studycircle.http.Created;
import org.studycircle.http.Fingerprint;
import org.studycircle.http.problem.Forbidden;
import org.studycircle.library.anchor.Quote;

/** A discussion. Replies move its counters past the entity. */
@Entity(name = "DiscussionThread")
@IdClass(ThreadKey.class)
@Table(name = "thread")
@SuppressWarnings("JavaLangClash") // the domain's word
public class Thread implements Created {

    @Id
    @Column(name = "group_id")
    private UUID groupId;
    @Id
    @Column(name = "thread_id")
    private UUID threadId;
    private String title;
    @Column(name = "assignment_id", updatable = false)
    private UUID assignmentId;
    @Column(name = "edition_id")
    private UUID editionId;
    @Column(name = "section_id")
    private UUID sectionId;
    @Column(name = "paragraph_key")
    private String paragraphKey;
    @Column(name = "quote_exact")
    private String quoteExact;
    @Column(name = "quote_prefix")
    private String quotePrefix;
    @Column(name = "quote_suffix")
    private String quoteSuffix;
    @Column(name = "quote_start")
    private Integer quoteStart;
    @Column(name = "quote_end")
    private Integer quoteEnd;
    @Enumerated(EnumType.STRING)
    @Column(name = "anchor_state")
    private AnchorState anchorState;
    @Column(name = "author_id", updatable = false)
    private UUID authorId;
    @Column(name = "opened_by_facilitator", updatable = false)
    private boolean openedByFacilitator;
    @Column(name = "first_counted", updatable = false)
    private boolean firstCounted;
    @Column(name = "post_count", updatable = false)
    private int postCount;
    @Column(name = "last_number", updatable = false)
    private int lastNumber;
    @Column(name = "opened_seq", updatable = false)
    private long openedSeq;
    @Column(name = "activity_seq", updatable = false)
    private long activitySeq;
    @Column(name = "last_post_at", updatable = false)
    private Instant lastPostAt;
    @Column(name = "created_from", updatable = false)
    private byte[] createdFrom;
    @Column(name = "created_at", updatable = false)
    private Instant createdAt;
    @Column(name = "deleted_at")
    private Instant deletedAt;
    @Version
    private int version;

    protected Thread() {}

    /** @param event number of the event that says it was opened */
    static Thread open(ThreadKey key, NewThread draft, Subject about, Member author, long event, Instant at) {
        Thread thread = new Thread();
        thread.groupId = key.groupId();
        thread.threadId = key.threadId();
        thread.title = draft.title();
        thread.place(about);
        thread.authorId = author.personId();
        thread.openedByFacilitator = author.may(Permission.SPEAK_FOR_GROUP);
        thread.firstCounted = thread.openedByFacilitator;
        thread.postCount = 1;
        thread.lastNumber = 1;
        thread.openedSeq = event;
        thread.activitySeq = event;
        thread.lastPostAt = at;
        thread.createdFrom = Fingerprint.of(author.personId(), draft);
        thread.createdAt = at;
        return thread;
    }

    private void place(Subject about) {
        assignmentId = about.assignmentId();
        editionId = about.editionId();
        sectionId = about.sectionId();
        if (about.anchor() != null) {
            paragraphKey = about.anchor().paragraphKey();
            anchorState = about.anchor().state();
            quote(about.anchor().quote());
        }
    }

    private void quote(Quote quote) {
        if (quote != null) {
            quoteExact = quote.exact();
            quotePrefix = quote.prefix();
            quoteSuffix = quote.suffix();
            quoteStart = quote.start();
            quoteEnd = quote.end();
        }
    }

    @Override
    public byte[] createdFrom() {
        return createdFrom;
    }

    @Override
    public boolean isGone() {
        return deletedAt != null;
    }

    ThreadEdit editable() {
        return new ThreadEdit(title);
    }

    boolean isOf(Member member) {
        return member.personId().equals(authorId);
    }

    void requireChangeableBy(Member member) {
        if (!isOf(member)) {
            throw new Forbidden("Only who opened a thread may change it.");
        }
    }

    void change(ThreadEdit edit) {
        title = edit.title();
    }

    /**
     * @param isAlone whether all posts there ever were are the author's
     * @throws ThreadHasReplies where the author would take other people's posts away
     */
    void delete(boolean isAlone, Instant now) {
        if (!isAlone) {
            throw new ThreadHasReplies();
        }
        deletedAt = now;
    }

    /** Taken away by a facilitator. */
    void remove(Instant now) {
        deletedAt = now;
    }

    void putBack() {
        deletedAt = null;
    }

    /** @throws TooLate where its author has deleted it too long ago */
    void restore(Instant now) {
        if (deletedAt != null && now.isAfter(deletedAt.plus(Post.UNDO))) {
            throw new TooLate();
        }
        deletedAt = null;
    }
}
