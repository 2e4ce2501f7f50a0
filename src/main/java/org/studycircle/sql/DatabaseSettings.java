package org.studycircle.sql;

import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How long requests and jobs wait for PostgreSQL; migrations wait as long as they take. */
@ConfigMapping(prefix = "study-circle.database")
public interface DatabaseSettings {

    /** For a connection to be opened. */
    @WithDefault("3S")
    @DurationMin(seconds = 1)
    @DurationMax(minutes = 1)
    Duration connectTimeout();

    /** For one of the connections to be free. */
    @WithDefault("5S")
    @DurationMin(seconds = 1)
    @DurationMax(minutes = 1)
    Duration acquisitionTimeout();

    /** How many connections those may hold at a time who write in one and the same group. */
    @WithDefault("5")
    @Min(1)
    @Max(1000)
    int writesPerGroup();

    /** After which PostgreSQL gives up a statement. */
    @WithDefault("30S")
    @DurationMin(seconds = 1)
    @DurationMax(minutes = 10)
    Duration statementTimeout();

    /** After which a statement gives up waiting for a row that another transaction holds. */
    @WithDefault("5S")
    @DurationMin(seconds = 1)
    @DurationMax(minutes = 10)
    Duration lockTimeout();

    /** After which PostgreSQL ends a transaction in which nothing happens, and its connection. */
    @WithDefault("30S")
    @DurationMin(seconds = 1)
    @DurationMax(hours = 1)
    Duration idleInTransactionTimeout();

    /**
     * After which a connection that says nothing is closed, be it idle or waiting for an answer: longer than any statement may
     * take. It is what ends the wait for a database that has vanished without a word.
     */
    @WithDefault("35S")
    @DurationMin(seconds = 2)
    @DurationMax(hours = 1)
    Duration silenceTimeout();
}
