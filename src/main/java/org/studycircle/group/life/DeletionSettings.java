package org.studycircle.group.life;

import java.time.Duration;
import java.util.Optional;

import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.studycircle.app.configuration.OffOrDuration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;

/** How groups end. */
@ConfigMapping(prefix = "study-circle.groups")
public interface DeletionSettings {

    /** How long a group that was given up can be restored. */
    @WithDefault("30D")
    @DurationMin(seconds = 0)
    @DurationMax(days = 365)
    Duration deletionGrace();

    /** How often those whose time is over are removed. */
    @WithDefault("10M")
    @WithConverter(OffOrDuration.class)
    Optional<@DurationMin(seconds = 1) @DurationMax(days = 1) Duration> purgeEvery();
}
