package org.studycircle.http;

import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

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

    /** How long a client may take to send the head of a request, from its first byte. */
    @WithDefault("10S")
    @DurationMin(seconds = 1)
    @DurationMax(minutes = 5)
    Duration headTimeout();

    /** Whether HTTP/2 is spoken without TLS too, for a proxy that wants it, and closes what sends heads too slowly. */
    @WithDefault("false")
    boolean clearTextUpgrade();

    /** Mebibytes of bodies that one person may have under way at a time; JSON counts eightfold. */
    @WithDefault("24")
    @Min(16)
    @Max(4096)
    int mostUnderWayPerPerson();

    /** Mebibytes of bodies of more than 16 KiB that all may have under way at a time; JSON counts eightfold. */
    @WithDefault("192")
    @Min(16)
    @Max(65536)
    int mostUnderWay();

    /** How long browsers are told to come by https only; 0S for not at all. For a service that all clients reach by https. */
    @WithDefault("0S")
    @DurationMin(seconds = 0)
    @DurationMax(days = 730)
    Duration strictTransportSecurity();
}
