package org.studycircle.http.guard;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;

/**
 * What becomes of a body that nobody took because the head was answered. To close at once would lose the answer at a client that is still
 * sending: it may go on for a moment, and what comes is dropped.
 */
@ApplicationScoped
class Unread {

    private static final int FIRST = 1_400;
    private static final long PATIENCE_MILLIS = 5_000;

    /** Sixty who send as fast as they can are not to keep us from others. */
    private static final long BETWEEN_MILLIS = 20;

    void register(@Observes Filters filters) {
        filters.register(Unread::watch, FIRST);
    }

    private static void watch(RoutingContext call) {
        if (RequestBodies.mayHave(call.request())) {
            call.addEndHandler(answered -> drain(call.vertx(), call.request()));
        }
        call.next();
    }

    private static void drain(Vertx vertx, HttpServerRequest request) {
        if (request.isEnded()) {
            return;
        }
        request.handler(unread -> {
            request.pause();
            vertx.setTimer(BETWEEN_MILLIS, next -> request.resume());
        });
        request.endHandler(end -> {
        });
        request.resume();
        vertx.setTimer(PATIENCE_MILLIS, late -> {
            if (!request.isEnded()) {
                giveUp(request);
            }
        });
    }

    /** Other requests of the same connection, which only HTTP/2 knows, are not its fault. */
    static void giveUp(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_2) {
            request.response().reset();
        } else {
            request.connection().close();
        }
    }
}
