package org.studycircle.library.importing;

import java.time.Duration;
import java.util.Optional;

import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.studycircle.app.configuration.OffOrDuration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;

/** How long texts wait to be committed. */
@ConfigMapping(prefix = "study-circle.imports")
public interface ImportSettings {

    @WithDefault("7D")
    @DurationMin(minutes = 1)
    @DurationMax(days = 90)
    Duration lifetime();

    /** How often those that waited too long are removed. */
    @WithDefault("10M")
    @WithConverter(OffOrDuration.class)
    Optional<@DurationMin(seconds = 1) @DurationMax(days = 1) Duration> expiryEvery();
}
