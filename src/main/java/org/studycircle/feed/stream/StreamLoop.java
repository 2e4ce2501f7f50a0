package org.studycircle.feed.stream;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/**
 * The one event loop on which everything about live streams is decided, so that nothing of it needs a lock. What is written to a client
 * is written on the loop of its connection.
 */
@ApplicationScoped
class StreamLoop {

    @Inject
    Vertx vertx;

    private final List<Long> timers = new CopyOnWriteArrayList<>();
    private final Map<Context, Turns> loops = new ConcurrentHashMap<>();
    private Turns turns;

    @PostConstruct
    void start() {
        turns = here();
    }

    /** The turns of the event loop that this is said on. */
    Turns here() {
        return loops.computeIfAbsent(VertxContext.getRootContext(vertx.getOrCreateContext()), Turns::new);
    }

    /** Later, in the order in which it was said. */
    void run(Runnable act) {
        turns.run(act);
    }

    void after(Duration pause, Runnable act) {
        run(() -> vertx.setTimer(Math.max(1, pause.toMillis()), timer -> act.run()));
    }

    void every(Duration pause, Runnable act) {
        run(() -> timers.add(vertx.setPeriodic(Math.max(1, pause.toMillis()), timer -> act.run())));
    }

    void stop(@Observes ShutdownEvent ending) {
        timers.forEach(vertx::cancelTimer);
    }
}
