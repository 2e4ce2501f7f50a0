package org.studycircle.http.paging;

import java.util.Optional;

import jakarta.validation.constraints.Pattern;

import io.smallrye.config.ConfigMapping;

/** With what the places in lists are sealed that clients keep. */
@ConfigMapping(prefix = "study-circle.cursors")
public interface CursorSettings {

    /** The same on all replicas. An installation that brings its own servers makes one and keeps it in their data directory. */
    Optional<@Pattern(regexp = "\\S{32,}", message = "a secret of 32 characters or more without spaces") String> key();

    /** The key from before, whose cursors are still taken. */
    Optional<@Pattern(regexp = "\\S{32,}", message = "a secret of 32 characters or more without spaces") String> previousKey();
}
