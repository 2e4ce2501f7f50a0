package org.studycircle.app.telemetry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;

/**
 * Counts requests whose client has hung up before it was answered, by which nothing is wrong here: a line for who looks for it. Live streams
 * are left as a rule by hanging up.
 */
@ApplicationScoped
class HangUps {

    private static final Logger LOG = Logger.getLogger(HangUps.class);

    /** After the id, before whatever may end a request. */
    private static final int EARLY = 990;
    private static final String STREAM = "text/event-stream";

    private final Counter count;

    @Inject
    HangUps(MeterRegistry meters) {
        count = Counter.builder("study.circle.requests.cut")
                .description("Requests whose client has hung up before it was answered").register(meters);
    }

    void register(@Observes Filters filters) {
        filters.register(this::watch, EARLY);
    }

    private void watch(RoutingContext call) {
        call.addEndHandler(end -> {
            if (end.failed() && !STREAM.equals(call.response().headers().get("Content-Type"))) {
                count.increment();
                LOG.debugf("%s %s was hung up on: %s", call.request().method(), call.normalizedPath(),
                        end.cause().getMessage());
            }
        });
        call.next();
    }
}
