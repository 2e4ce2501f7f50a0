package org.studycircle.people;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.studycircle.http.EntityTag;

/** Somebody with a Keycloak account, known by issuer and subject. */
@Entity
@Table(name = "person")
public class Person {

    @Id
    @Column(name = "person_id")
    private UUID id;
    @Column(name = "display_name")
    private String displayName;
    private String zone;
    private String language;
    @Enumerated(EnumType.STRING)
    @Column(name = "notification_level")
    private NotificationLevel notificationLevel;
    @Enumerated(EnumType.STRING)
    @Column(name = "email_digest")
    private EmailDigest emailDigest;
    @Column(name = "created_at")
    private Instant createdAt;
    @Version
    private int version;

    protected Person() {}

    public UUID id() {
        return id;
    }

    public String displayName() {
        return displayName;
    }

    void change(Profile profile) {
        displayName = profile.displayName();
        zone = profile.zone();
        language = profile.language();
        notificationLevel = profile.notifications().level();
        emailDigest = profile.notifications().emailDigest();
    }

    Profile profile() {
        return new Profile(displayName, zone, language, notifications());
    }

    Me view() {
        return new Me(id, displayName, zone, language, notifications(), createdAt);
    }

    private Notifications notifications() {
        return new Notifications(notificationLevel, emailDigest);
    }

    EntityTag tag() {
        return EntityTag.of(version);
    }
}
