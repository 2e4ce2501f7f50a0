package org.studycircle.feed.stream;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/** The one event loop on which everything about live streams happens, so that nothing of it needs a lock. */
@ApplicationScoped
class StreamLoop {

    @Inject
    Vertx vertx;

    private final List<Long> timers = new CopyOnWriteArrayList<>();
    private Context context;

    @PostConstruct
    void start() {
        context = VertxContext.getRootContext(vertx.getOrCreateContext());
    }

    /** Later, in the order in which it was said. */
    void run(Runnable act) {
        context.runOnContext(ignored -> act.run());
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
