package org.studycircle.library.importing;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.studycircle.http.Created;
import org.studycircle.http.EntityTag;
import org.studycircle.http.Fingerprint;
import org.studycircle.sql.Moment;
import org.studycircle.text.Ids;

/** An uploaded text, decoded, with the decisions made about its outline. It is gone when it is committed, or after a while. */
@Entity
@IdClass(TextImportId.class)
@Table(name = "text_import")
public class TextImport implements Created {

    @Id
    @Column(name = "group_id")
    private UUID groupId;
    @Id
    @Column(name = "import_id")
    private UUID importId;
    private String filename;
    @Column(name = "media_type")
    private String mediaType;
    private String checksum;
    @Column(name = "byte_count")
    private int bytes;
    private String source;
    private String decisions;
    @Column(name = "created_by")
    private UUID createdBy;
    @Column(name = "created_from")
    private byte[] createdFrom;
    @Column(name = "created_at")
    private Instant createdAt;
    @Column(name = "expires_at")
    private Instant expiresAt;
    @Version
    private int version;

    protected TextImport() {}

    static TextImport of(NewImport draft, Upload upload, UUID creator, Duration lifetime) {
        TextImport text = new TextImport();
        text.groupId = draft.groupId();
        text.importId = Ids.orNext(draft.importId());
        text.filename = draft.filename();
        text.mediaType = upload.mediaType();
        text.checksum = upload.checksum();
        text.bytes = upload.bytes();
        text.source = upload.text();
        text.decisions = "{}";
        text.createdBy = creator;
        text.createdFrom = fingerprint(draft, upload, creator);
        text.createdAt = Moment.now();
        text.expiresAt = text.createdAt.plus(lifetime);
        return text;
    }

    static byte[] fingerprint(NewImport draft, Upload upload, UUID creator) {
        record Content(NewImport draft, String mediaType, String checksum) {}
        return Fingerprint.of(creator, new Content(draft, upload.mediaType(), upload.checksum()));
    }

    public UUID groupId() {
        return groupId;
    }

    public UUID importId() {
        return importId;
    }

    String filename() {
        return filename;
    }

    String mediaType() {
        return mediaType;
    }

    String checksum() {
        return checksum;
    }

    int bytes() {
        return bytes;
    }

    String source() {
        return source;
    }

    String decisions() {
        return decisions;
    }

    @Override
    public byte[] createdFrom() {
        return createdFrom;
    }

    @Override
    public boolean isGone() {
        return isExpired();
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    boolean isExpired() {
        return !Instant.now().isBefore(expiresAt);
    }

    /** Counts the decisions: what was made of one version is not committed or changed as another one. */
    public int version() {
        return version;
    }

    void decide(String decisions) {
        this.decisions = decisions;
    }

    EntityTag tag() {
        return EntityTag.of(version);
    }
}
