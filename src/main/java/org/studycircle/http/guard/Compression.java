package org.studycircle.http.guard;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/**
 * Lets large answers of the API be compressed for clients that take it. Large are those that do not fit the output buffer and
 * are therefore sent in chunks; for the others compressing costs more than it saves.
 */
@ApplicationScoped
class Compression {

    private static final int BEFORE_ROUTES = 10;

    void register(@Observes Filters filters) {
        filters.register(Compression::compressIfLarge, BEFORE_ROUTES);
    }

    private static void compressIfLarge(RoutingContext call) {
        HttpServerResponse answer = call.response();
        call.addHeadersEndHandler(headers -> {
            String type = answer.headers().get("Content-Type");
            // Quarkus marks every answer as not to be compressed, and only knows media types that methods declare
            if (answer.isChunked() && type != null && type.startsWith("application/json")
                    && "identity".equals(answer.headers().get("Content-Encoding"))) {
                answer.headers().remove("Content-Encoding");
            }
        });
        call.next();
    }
}
