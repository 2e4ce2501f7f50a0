package org.studycircle.app.configuration;

import java.time.Duration;

import org.eclipse.microprofile.config.spi.Converter;

import io.quarkus.runtime.configuration.DurationConverter;

/** How often a job runs; {@code off} leaves it to other replicas. For methods that return an optional duration. */
public class OffOrDuration implements Converter<Duration> {

    private static final long serialVersionUID = 1;

    static final String OFF = "off";

    @Override
    public Duration convert(String value) {
        return OFF.equals(value) ? null : DurationConverter.parseDuration(value);
    }
}
