package org.studycircle.people.account;

import java.time.Duration;
import java.util.Optional;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.studycircle.app.configuration.OffOrDuration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;

/** How people follow what becomes of their accounts in the realm: whose is disabled is suspended, whose is deleted will be erased. */
@ConfigMapping(prefix = "study-circle.accounts")
public interface AccountSettings {

    /** How often the realm is asked for what has happened since, by one of all replicas; {@code off} leaves it to others. */
    @WithDefault("15S")
    @WithConverter(OffOrDuration.class)
    Optional<@DurationMin(seconds = 1) @DurationMax(minutes = 1) Duration> followEvery();

    /** How long a site administrator is believed to be one without Keycloak being asked. */
    @WithDefault("30S")
    @DurationMin(seconds = 0)
    @DurationMax(seconds = 30)
    Duration administratorFor();

    /** How often everybody is compared. */
    @WithDefault("15M")
    @DurationMin(minutes = 1)
    @DurationMax(days = 1)
    Duration reconcileEvery();

    /** The first time after a start. */
    @WithDefault("1M")
    @DurationMin(seconds = 0)
    @DurationMax(days = 1)
    Duration reconcileAfter();

    /** Beyond that it is more likely that this is another realm, or one from an old backup: nobody is erased then. */
    @WithDefault("100")
    @Min(0)
    @Max(1_000_000)
    int mostDeletedAtOnce();
}
