package org.studycircle.people.token;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import jakarta.validation.constraints.Pattern;

import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Whose tokens are taken. */
@ConfigMapping(prefix = "study-circle.identity")
public interface IdentitySettings {

    /** Clients of the realm, as tokens name them in {@code azp} or {@code client_id}; none means all whose tokens have our audience. */
    Optional<List<@Pattern(regexp = "\\S+", message = "client ids, separated by commas") String>> clients();

    /** How long a caller waits while the keys of the realm are fetched. */
    @WithDefault("5S")
    @DurationMin(seconds = 1)
    @DurationMax(minutes = 1)
    Duration keysTimeout();

    /** How long a token counts as verified without a look at it, its key or its person. */
    @WithDefault("30S")
    @DurationMin(seconds = 0)
    @DurationMax(minutes = 1)
    Duration rememberFor();

    /** Whether the issuer may be plain http although it is not on this machine. */
    @WithDefault("false")
    boolean plainIssuer();
}
