package org.studycircle.http.guard;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.studycircle.http.HttpSettings;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/**
 * Cuts off who sends a request so slowly that it only holds a connection. That nothing is sent at all is noticed by the idle
 * time-out; a byte now and then is not.
 */
@ApplicationScoped
class SlowRequests {

    private static final int FIRST = 1_500;

    @Inject
    HttpSettings settings;

    void register(@Observes Filters filters) {
        filters.register(this::watch, FIRST);
    }

    private void watch(RoutingContext call) {
        HttpServerRequest request = call.request();
        if (RequestBodies.mayHave(request)) {
            long timer = call.vertx().setTimer(settings.requestTimeout().toMillis(), late -> cutOff(request));
            call.addEndHandler(end -> call.vertx().cancelTimer(timer));
        }
        call.next();
    }

    private static void cutOff(HttpServerRequest request) {
        if (!request.isEnded()) {
            Unread.giveUp(request);
        }
    }
}
