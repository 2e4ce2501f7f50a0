package org.studycircle.http;

import java.time.Duration;

import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What clients are granted and told. */
@ConfigMapping(prefix = "study-circle.http")
public interface HttpSettings {

    /** How long a client may take to send one request. */
    @WithDefault("1M")
    @DurationMin(seconds = 1)
    @DurationMax(minutes = 30)
    Duration requestTimeout();

    /** How long browsers are told to come by https only; 0S for not at all. For a service that all clients reach by https. */
    @WithDefault("0S")
    @DurationMin(seconds = 0)
    @DurationMax(days = 730)
    Duration strictTransportSecurity();

    /** Whether the contract is served. Without it the pages that are drawn from it are not either. */
    @WithDefault("true")
    boolean contract();

    /** Whether the documentation is served. */
    @WithDefault("true")
    boolean documentation();

    /** Whether there is a page on which to sign in and call every operation; with the embedded servers there is. */
    @WithDefault("false")
    boolean tryIt();
}
