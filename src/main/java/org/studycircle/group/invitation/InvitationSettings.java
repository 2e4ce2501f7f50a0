package org.studycircle.group.invitation;

import java.time.Duration;
import java.util.Optional;

import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.studycircle.app.configuration.OffOrDuration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;

/** How often what concerns invitations by e-mail is done. */
@ConfigMapping(prefix = "study-circle.invitations")
public interface InvitationSettings {

    /** Mail is sent on its way through Keycloak, which needs an SMTP server for it. */
    @WithDefault("10S")
    @WithConverter(OffOrDuration.class)
    Optional<@DurationMin(seconds = 1) @DurationMax(days = 1) Duration> mailEvery();

    /** Addresses of expired invitations are forgotten. */
    @WithDefault("1H")
    @WithConverter(OffOrDuration.class)
    Optional<@DurationMin(seconds = 1) @DurationMax(days = 1) Duration> expiryEvery();
}
