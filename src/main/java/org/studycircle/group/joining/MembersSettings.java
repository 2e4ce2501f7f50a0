package org.studycircle.group.joining;

import java.time.Duration;

import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What is done for members after the act that led to it. */
@ConfigMapping(prefix = "study-circle.members")
public interface MembersSettings {

    /** It is done at once; this often the database is asked whether something was not, say because a replica went down. */
    @WithDefault("10S")
    @DurationMin(seconds = 1)
    @DurationMax(hours = 1)
    Duration lookEvery();
}
