package org.studycircle.privacy;

import java.time.Duration;
import java.util.Optional;

import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.studycircle.app.configuration.OffOrDuration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;

/** How long people have to think erasure over, and how it is worked on. */
@ConfigMapping(prefix = "study-circle.erasure")
public interface ErasureSettings {

    @WithDefault("7D")
    @DurationMin(seconds = 0)
    @DurationMax(days = 90)
    Duration waitingPeriod();

    /** How often what is due is worked on. */
    @WithDefault("1M")
    @WithConverter(OffOrDuration.class)
    Optional<@DurationMin(seconds = 1) @DurationMax(days = 1) Duration> workEvery();

    /** The first time after a start. */
    @WithDefault("30S")
    @DurationMin(seconds = 0)
    @DurationMax(days = 1)
    Duration workAfter();

    /** From when a person is no longer served until the work begins: longer than a verified token is remembered, which is a minute. */
    @WithDefault("2M")
    @DurationMin(seconds = 0)
    @DurationMax(hours = 1)
    Duration settling();
}
