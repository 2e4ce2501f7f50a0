package org.studycircle.http.guard;

import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.studycircle.http.HttpSettings;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;

/**
 * Cuts off who sends a request so slowly that it only holds a connection. That nothing is sent at all is noticed by the idle
 * time-out; a byte now and then is not.
 */
@ApplicationScoped
class SlowRequests {

    private static final int FIRST = 1_500;
    private static final Set<HttpMethod> WITH_BODY = Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH);

    @Inject
    HttpSettings settings;

    void register(@Observes Filters filters) {
        filters.register(this::watch, FIRST);
    }

    private void watch(RoutingContext call) {
        HttpServerRequest request = call.request();
        if (hasBody(request)) {
            long timer = call.vertx().setTimer(settings.requestTimeout().toMillis(), late -> cutOff(request));
            call.addEndHandler(end -> call.vertx().cancelTimer(timer));
        }
        call.next();
    }

    private static boolean hasBody(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        return length == null
                ? request.headers().contains("Transfer-Encoding")
                        || request.version() == HttpVersion.HTTP_2 && WITH_BODY.contains(request.method())
                : !length.equals("0");
    }

    /** Other requests of the same connection, which only HTTP/2 knows, are not its fault. */
    private static void cutOff(HttpServerRequest request) {
        if (!request.isEnded()) {
            if (request.version() == HttpVersion.HTTP_2) {
                request.response().reset();
            } else {
                request.connection().close();
            }
        }
    }
}
