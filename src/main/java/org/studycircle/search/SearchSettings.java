package org.studycircle.search;

import java.time.Duration;

import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How groups are searched. */
@ConfigMapping(prefix = "study-circle.search")
public interface SearchSettings {

    /** What has changed is looked through this often, so that who searches does not have to wait for it. */
    @WithDefault("10S")
    @DurationMin(seconds = 1)
    @DurationMax(hours = 1)
    Duration followEvery();
}
