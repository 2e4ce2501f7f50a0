package org.studycircle.home;

import java.time.Duration;

import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How the copies behind a person's list of groups are kept. */
@ConfigMapping(prefix = "study-circle.shelf")
public interface ShelfSettings {

    /** Changes are copied at once; this often the database is asked whether any were not, say because a replica went down. */
    @WithDefault("10S")
    @DurationMin(seconds = 1)
    @DurationMax(hours = 1)
    Duration lookEvery();

    /** Whether to make the copies of all groups anew when the service starts; for one replica, and one start. */
    @WithDefault("false")
    boolean rebuild();
}
