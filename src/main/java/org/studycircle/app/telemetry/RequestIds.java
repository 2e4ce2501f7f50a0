package org.studycircle.app.telemetry;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.MDC;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;

/**
 * Gives every request an id, which stands in each line that is logged for it and in the answer. A proxy in front may give it: what it says is
 * taken over where it can do no harm in a log.
 */
@ApplicationScoped
class RequestIds {

    static final String HEADER = "X-Request-Id";

    private static final String LOGGED_AS = "requestId";
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._-]{1,100}");
    private static final int FIRST = 1_000;

    void register(@Observes Filters filters) {
        filters.register(RequestIds::identify, FIRST);
    }

    /** It tells requests apart and keeps nothing secret: the generator of secrets would be one for all threads. */
    private static String next() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    private static void identify(RoutingContext call) {
        String given = call.request().getHeader(HEADER);
        String id = given != null && HARMLESS.matcher(given).matches() ? given : next();
        MDC.put(LOGGED_AS, id);
        call.response().putHeader(HEADER, id);
        call.next();
    }
}
