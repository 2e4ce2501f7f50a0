package org.studycircle.schedule.assignment;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.studycircle.group.VisibilityPolicy;
import org.studycircle.group.member.Member;
import org.studycircle.http.Created;
import org.studycircle.http.Fingerprint;
import org.studycircle.http.problem.Conflict;
import org.studycircle.schedule.Window;
import org.studycircle.sql.Moment;
import org.studycircle.text.Ids;

/** Sections of one edition that a group is to read. Which sections they are stands in a table of its own. */
@Entity
@IdClass(AssignmentId.class)
@Table(name = "assignment")
public class Assignment implements Created {

    @Id
    @Column(name = "group_id")
    private UUID groupId;
    @Id
    @Column(name = "assignment_id")
    private UUID assignmentId;
    @Column
    private String title;
    @Column
    private String instructions;
    @Column(name = "essay_id", updatable = false)
    private UUID essayId;
    @Column(name = "edition_id", updatable = false)
    private UUID editionId;
    @Column(name = "section_count")
    private int sectionCount;
    @Column(name = "opens_from")
    private LocalDateTime opensFrom;
    @Column(name = "opens_at_time")
    private boolean opensAtTime;
    @Column(name = "due_before")
    private LocalDateTime dueBefore;
    @Column(name = "due_at_time")
    private boolean dueAtTime;
    @Column(name = "closes_before")
    private LocalDateTime closesBefore;
    @Column(name = "closes_at_time")
    private boolean closesAtTime;
    @Enumerated(EnumType.STRING)
    private VisibilityPolicy visibility;
    @Column(name = "revealed_at")
    private Instant revealedAt;
    @Column(name = "created_by", updatable = false)
    private UUID createdBy;
    @Column(name = "created_from", updatable = false)
    private byte[] createdFrom;
    @Column(name = "created_at", updatable = false)
    private Instant createdAt;
    @Column(name = "deleted_at")
    private Instant deletedAt;
    /** Counts edits under the lock on the row: an edit that changes nothing but the sections is one too. */
    @Column
    private int version;

    protected Assignment() {}

    static Assignment of(NewAssignment draft, AssignedText text, Member facilitator) {
        Assignment assignment = new Assignment();
        assignment.groupId = facilitator.groupId();
        assignment.assignmentId = Ids.orNext(draft.assignmentId());
        assignment.essayId = text.essayId();
        assignment.editionId = draft.editionId();
        assignment.take(draft.settings(text));
        assignment.createdBy = facilitator.personId();
        assignment.createdFrom = Fingerprint.of(facilitator.personId(), draft);
        assignment.createdAt = Moment.now();
        return assignment;
    }

    UUID groupId() {
        return groupId;
    }

    UUID assignmentId() {
        return assignmentId;
    }

    UUID essayId() {
        return essayId;
    }

    UUID editionId() {
        return editionId;
    }

    @Override
    public byte[] createdFrom() {
        return createdFrom;
    }

    /** Its id is used all the same. */
    @Override
    public boolean isGone() {
        return deletedAt != null;
    }

    void change(AssignmentSettings settings) {
        take(settings);
        version++;
    }

    /**
     * @return whether it was not revealed before
     * @throws Conflict where it is not for a facilitator to reveal
     */
    boolean reveal() {
        if (visibility != VisibilityPolicy.ON_REVEAL) {
            throw new Conflict("Only what is concealed until a facilitator reveals it can be revealed.");
        }
        if (isRevealed()) {
            return false;
        }
        revealedAt = Moment.now();
        version++;
        return true;
    }

    /** @return whether it was revealed before */
    boolean conceal() {
        if (!isRevealed()) {
            return false;
        }
        revealedAt = null;
        version++;
        return true;
    }

    boolean isRevealed() {
        return revealedAt != null;
    }

    void delete() {
        deletedAt = Moment.now();
        version++;
    }

    private void take(AssignmentSettings settings) {
        Window window = settings.window();
        title = settings.title();
        instructions = settings.instructions();
        sectionCount = settings.sectionIds().size();
        opensFrom = window.opensOn().start();
        opensAtTime = window.opensOn().isAtTime();
        dueBefore = window.dueOn().end();
        dueAtTime = window.dueOn().isAtTime();
        closesBefore = window.closesBefore();
        closesAtTime = window.closesAtTime();
        revealedAt = settings.visibility() == visibility ? revealedAt : null;
        visibility = settings.visibility();
    }
}
