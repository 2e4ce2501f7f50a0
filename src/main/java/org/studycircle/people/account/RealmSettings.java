package org.studycircle.people.account;

import java.time.Duration;
import java.util.Optional;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;

import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where the realm is administered, and by which client. */
@ConfigMapping(prefix = "study-circle.keycloak")
public interface RealmSettings {

    /** Default: that of the issuer. */
    Optional<@Pattern(regexp = "https?://\\S+[^/\\s]", message = "an http or https address without a slash at the end") String> serverUrl();

    /** Default: that of the issuer. */
    Optional<@Pattern(regexp = "[^/\\s]+", message = "the name of a realm") String> realm();

    /** Needs the roles view-users, query-users, manage-users and view-events of realm-management, and no other. */
    @WithDefault("study-circle-service")
    @Pattern(regexp = "\\S+", message = "a client id")
    String clientId();

    /** Without it nothing is asked of Keycloak. */
    Optional<@Pattern(regexp = "\\S+", message = "a secret without spaces") String> clientSecret();

    /** For each call. */
    @WithDefault("5S")
    @DurationMin(seconds = 1)
    @DurationMax(minutes = 1)
    Duration timeout();

    /** Who comes when all are taken is refused at once. */
    @WithDefault("8")
    @Min(1)
    @Max(100)
    int concurrentCalls();

    Invitation invitation();

    /** Keycloak's mail to somebody who has no account yet. */
    interface Invitation {

        @WithDefault("study-circle-web")
        @Pattern(regexp = "\\S+", message = "a client id")
        String client();

        /** Where the person gets to in the end, one of that client's redirect addresses; without it, to a page of Keycloak. */
        Optional<@Pattern(regexp = "[a-z][a-z0-9+.-]*:\\S+", message = "an address that the client may be redirected to") String> redirect();

        /** How long the link in it is good. */
        @WithDefault("3D")
        @DurationMin(minutes = 5)
        @DurationMax(days = 30)
        Duration lifespan();
    }
}
