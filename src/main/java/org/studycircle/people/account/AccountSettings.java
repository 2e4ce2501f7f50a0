package org.studycircle.people.account;

import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How people are compared with the accounts of the realm: whose is disabled is suspended, whose is deleted will be erased. */
@ConfigMapping(prefix = "study-circle.accounts")
public interface AccountSettings {

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
