package org.studycircle.app;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

/** That jobs wait for the database, for all of them together: one line when it begins and one when it ends. */
@Singleton
class DatabaseOutage {

    private static final Logger LOG = Logger.getLogger(DatabaseOutage.class);

    private final AtomicReference<Instant> since = new AtomicReference<>();

    void begin(Throwable failure) {
        if (since.compareAndSet(null, Instant.now())) {
            LOG.warnf("The database is away, and jobs wait for it: %s", failure);
        }
    }

    /** Where it has begun. */
    void end() {
        if (since.get() != null) {
            Instant begun = since.getAndSet(null);
            if (begun != null) {
                LOG.infof("The database is back, and jobs go on. They have waited for %d s.",
                        Duration.between(begun, Instant.now()).toSeconds());
            }
        }
    }
}
