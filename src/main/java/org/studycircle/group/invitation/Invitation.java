package org.studycircle.group.invitation;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.studycircle.group.member.Member;
import org.studycircle.group.member.Role;
import org.studycircle.group.member.Told;
import org.studycircle.http.Created;
import org.studycircle.http.Fingerprint;
import org.studycircle.http.problem.Unacceptable;
import org.studycircle.sql.Moment;
import org.studycircle.text.Email;
import org.studycircle.text.Ids;

/** A way into one group for whoever has its code, or its e-mail address. It changes only by being used or revoked. */
@Entity
@IdClass(InvitationId.class)
@Table(name = "invitation")
public class Invitation implements Created {

    private static final Duration LIFETIME = Duration.ofDays(14);
    private static final Duration LONGEST_LIFETIME = Duration.ofDays(366);
    private static final int USES = 25;

    @Id
    @Column(name = "group_id")
    private UUID groupId;
    @Id
    @Column(name = "invitation_id")
    private UUID invitationId;
    @Column
    @Enumerated(EnumType.STRING)
    private Role role;
    private int uses;
    /** Counted down by {@link Invitations#use} alone. */
    @Column(name = "uses_left", updatable = false)
    private int usesLeft;
    private String email;
    /** From then on of {@link Letters} alone. */
    @Column(updatable = false)
    @Enumerated(EnumType.STRING)
    private Delivery.State delivery;
    @Column(name = "code_hash")
    private byte[] codeHash;
    @Column(name = "created_by")
    private UUID createdBy;
    @Column(name = "created_from")
    private byte[] createdFrom;
    @Column(name = "created_at")
    private Instant createdAt;
    @Column(name = "expires_at")
    private Instant expiresAt;
    @Column(name = "revoked_at")
    private Instant revokedAt;

    protected Invitation() {}

    /** @throws Unacceptable where it would be over before it begins, or stay for more than a year */
    static Invitation of(NewInvitation draft, Member facilitator, InvitationCode code) {
        Invitation invitation = new Invitation();
        invitation.groupId = facilitator.groupId();
        invitation.invitationId = Ids.orNext(draft.invitationId());
        invitation.role = draft.role() == null ? Role.MEMBER : draft.role();
        invitation.email = draft.email() == null ? null : Email.normalised(draft.email()).orElseThrow();
        invitation.delivery = draft.email() == null ? null : Delivery.State.NOT_SENT;
        invitation.uses = draft.uses() != null ? draft.uses() : draft.email() == null ? USES : 1;
        invitation.usesLeft = invitation.uses;
        invitation.codeHash = code.hash();
        invitation.createdBy = facilitator.personId();
        invitation.createdFrom = Fingerprint.of(facilitator.personId(), draft);
        invitation.createdAt = Moment.now();
        invitation.expiresAt = draft.expiresAt() == null
                ? Told.at(invitation.createdAt, facilitator.personId()).plus(LIFETIME)
                : draft.expiresAt().truncatedTo(ChronoUnit.MICROS);
        invitation.requireLifetime();
        return invitation;
    }

    private void requireLifetime() {
        if (!expiresAt.isAfter(createdAt)) {
            throw new Unacceptable("/expiresAt", "min", "must be in the future");
        }
        if (expiresAt.isAfter(createdAt.plus(LONGEST_LIFETIME))) {
            throw new Unacceptable("/expiresAt", "max", "must be within a year from now");
        }
    }

    UUID groupId() {
        return groupId;
    }

    UUID invitationId() {
        return invitationId;
    }

    String email() {
        return email;
    }

    byte[] codeHash() {
        return codeHash;
    }

    @Override
    public byte[] createdFrom() {
        return createdFrom;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    boolean isRevoked() {
        return revokedAt != null;
    }

    void revoke() {
        revokedAt = Moment.now();
    }
}
