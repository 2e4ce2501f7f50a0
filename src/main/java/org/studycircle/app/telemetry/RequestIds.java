package org.studycircle.app.telemetry;

import java.util.UUID;
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

    private static void identify(RoutingContext call) {
        String given = call.request().getHeader(HEADER);
        String id = given != null && HARMLESS.matcher(given).matches() ? given : UUID.randomUUID().toString();
        MDC.put(LOGGED_AS, id);
        call.response().putHeader(HEADER, id);
        call.next();
    }
}
