package org.studycircle.seeds;

import jakarta.validation.constraints.Pattern;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What is loaded into a new service. */
@ConfigMapping(prefix = "study-circle.seeds")
public interface SeedSettings {

    /** Whether the demo group and its texts are. */
    @WithDefault("true")
    boolean enabled();

    /** The folder of the texts that are not part of the project. */
    @WithDefault("../shared/seeds")
    @Pattern(regexp = ".+", message = "a folder")
    String directory();
}
