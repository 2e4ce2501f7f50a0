package org.studycircle.feed;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What live streams may take; application.properties says more of each. */
@ConfigMapping(prefix = "study-circle.streams")
interface StreamSettings {

    @WithDefault("20")
    int mostPerPerson();

    @WithDefault("5000")
    int most();

    @WithDefault("20S")
    Duration heartbeat();

    @WithDefault("4S")
    Duration lookEvery();

    @WithDefault("20S")
    Duration patience();

    @WithDefault("3S")
    Duration retry();
}
