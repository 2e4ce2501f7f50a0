package org.studycircle.http.guard;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * Answers a bare 400 to who does not say which host is meant. HTTP/1.1 demands it; HTTP/1.0 does not, but no address of an
 * answer can be made without.
 */
@ApplicationScoped
class HostRequired {

    private static final int BAD_REQUEST = 400;

    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(HostRequired::check).failureHandler(HostRequired::fail);
    }

    private static void check(RoutingContext call) {
        if (call.request().authority() == null) {
            call.response().setStatusCode(BAD_REQUEST).end();
        } else {
            call.next();
        }
    }

    /** The router refuses HTTP/1.1 without a host by itself, which would be logged as an error of ours. */
    private static void fail(RoutingContext call) {
        if (call.request().authority() == null && !call.response().ended()) {
            call.response().setStatusCode(BAD_REQUEST).end();
        } else {
            call.next();
        }
    }
}
