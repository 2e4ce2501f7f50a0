package org.studycircle.library;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.studycircle.group.member.Member;
import org.studycircle.http.Created;
import org.studycircle.http.Fingerprint;
import org.studycircle.library.importing.Decided;
import org.studycircle.sql.Moment;
import org.studycircle.text.Ids;

/** A text of a group's library and what is known about it. Its words are in its edition. */
@Entity
@IdClass(EssayId.class)
@Table(name = "essay")
public class Essay implements Created {

    @Id
    @Column(name = "group_id")
    private UUID groupId;
    @Id
    @Column(name = "essay_id")
    private UUID id;
    private String title;
    @Column
    private String[] authors;
    @Column
    private String language;
    @Column(name = "source_name")
    private String sourceName;
    @Column(name = "source_url")
    private String sourceUrl;
    @Column(name = "source_issued")
    private String sourceIssued;
    @Column
    private String rights;
    @Column(name = "edition_id")
    private UUID editionId;
    @Column(name = "created_by")
    private UUID createdBy;
    @Column(name = "created_from")
    private byte[] createdFrom;
    @Column(name = "created_at")
    private Instant createdAt;
    @Version
    private int version;

    protected Essay() {}

    /** What the draft does not say is as found in the text or decided about it; @throws Untitled where neither has a title. */
    static Essay of(NewEssay draft, Decided text, Member creator) {
        Essay essay = new Essay();
        essay.groupId = creator.groupId();
        essay.id = Ids.orNext(draft.essayId());
        essay.title = draft.title() == null ? text.title() : draft.title();
        if (essay.title == null) {
            throw new Untitled();
        }
        List<String> authors = draft.authors() == null ? text.authors() : draft.authors();
        essay.authors = authors.toArray(String[]::new);
        essay.language = draft.language() == null ? text.language() : draft.language();
        if (draft.source() != null) {
            essay.sourceName = draft.source().name();
            essay.sourceUrl = draft.source().url();
            essay.sourceIssued = draft.source().issued();
        }
        essay.rights = draft.rights();
        essay.editionId = Ids.next();
        essay.createdBy = creator.personId();
        essay.createdFrom = Fingerprint.of(creator.personId(), draft);
        essay.createdAt = Moment.now();
        return essay;
    }

    UUID groupId() {
        return groupId;
    }

    UUID id() {
        return id;
    }

    UUID editionId() {
        return editionId;
    }

    @Override
    public byte[] createdFrom() {
        return createdFrom;
    }

    Instant createdAt() {
        return createdAt;
    }
}
