package org.studycircle.embedded;

import java.util.Optional;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;

import org.eclipse.microprofile.config.Config;
import org.studycircle.app.configuration.Settings;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where the embedded servers are, and where they keep their data. */
@ConfigMapping(prefix = "study-circle.embedded")
public interface EmbeddedSettings {

    /** The folder of all data; one service at a time. */
    @WithDefault(".study-circle")
    @Pattern(regexp = ".+", message = "a folder")
    String data();

    /** Seconds that Keycloak may take to start. */
    @WithDefault("180")
    @Min(1)
    @Max(3600)
    int startSeconds();

    PostgreSql postgresql();

    Keycloak keycloak();

    interface PostgreSql {

        /** None means a free one, new at each start. */
        Optional<@Min(1) @Max(65535) Integer> port();
    }

    interface Keycloak {

        /** None means the first free one from 8180, then the same for good. */
        Optional<@Min(1) @Max(65535) Integer> port();

        /** An unpacked Keycloak; none means where the build has put it. */
        Optional<@Pattern(regexp = ".+", message = "a folder") String> home();
    }

    static EmbeddedSettings of(Config config) {
        return Settings.read(config, EmbeddedSettings.class);
    }
}
