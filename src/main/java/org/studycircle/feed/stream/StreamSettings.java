package org.studycircle.feed.stream;

import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What live streams may take, on each replica. */
@ConfigMapping(prefix = "study-circle.streams")
public interface StreamSettings {

    /** How many one person may have open. */
    @WithDefault("20")
    @Min(1)
    @Max(1_000)
    int mostPerPerson();

    /** How many everybody may have open together. */
    @WithDefault("5000")
    @Min(1)
    @Max(1_000_000)
    int most();

    /** A stream on which nothing happens says this often that it is alive; more often than proxies cut silent connections. */
    @WithDefault("20S")
    @DurationMin(seconds = 1)
    @DurationMax(minutes = 1)
    Duration heartbeat();

    /**
     * How often is looked whether people may still have their streams and have heard everything: who is suspended is cut off after
     * this time at the latest, and what was not hinted at comes as late.
     */
    @WithDefault("4S")
    @DurationMin(seconds = 1)
    @DurationMax(minutes = 1)
    Duration lookEvery();

    /** How long a client may take nothing of what was sent before it is cut off; it resumes where it was. */
    @WithDefault("20S")
    @DurationMin(seconds = 1)
    @DurationMax(minutes = 10)
    Duration patience();

    /** How long clients wait before they come again, about: half as long to half as much longer. */
    @WithDefault("3S")
    @DurationMin(seconds = 1)
    @DurationMax(minutes = 10)
    Duration retry();
}
