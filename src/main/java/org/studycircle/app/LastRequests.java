package org.studycircle.app;

import java.time.Duration;
import java.time.Instant;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;

/**
 * Refuses what comes at the very end. From the signal on Quarkus says that the replica is not ready, and asks with every answer
 * for the connection to be closed, but serves on. Who still comes here in the last second of that delay is sent elsewhere, so that
 * nobody is under way when the sockets close.
 */
@Singleton
public class LastRequests {

    private static final Duration REFUSED_FOR = Duration.ofSeconds(1);

    private final Duration delay;
    private volatile Instant refusedFrom = Instant.MAX;

    LastRequests(@ConfigProperty(name = "quarkus.shutdown.delay", defaultValue = "0S") Duration delay) {
        this.delay = delay;
    }

    void begin(@Observes ShutdownDelayInitiatedEvent signal) {
        refusedFrom = Instant.now().plus(delay).minus(REFUSED_FOR);
    }

    @ServerRequestFilter(preMatching = true)
    public void refuseLate() {
        if (Instant.now().isAfter(refusedFrom)) {
            throw new BeingStopped();
        }
    }
}
