package org.studycircle.app;

import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.quarkus.scheduler.Scheduler;
import io.quarkus.vertx.http.HttpServerStart;

/**
 * Has jobs wait until requests are taken. Each asks Vert.x for the next event loop in turn: between the servers that share our port it would put two
 * of these on the same loop, and leave another one idle for as long as the service runs.
 */
@Singleton
class FirstJobs {

    @Inject
    Scheduler scheduler;

    void begin(@ObservesAsync HttpServerStart listening) {
        scheduler.resume();
    }
}
