package org.studycircle.http.guard;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * Answers a bare 400 to a head that somebody in front of us may have read in another way than we do, and closes: where the body of such a
 * request ends, and whose it is, nobody can be sure of.
 */
@ApplicationScoped
class OneMeaning {

    private static final int BAD_REQUEST = 400;
    private static final List<String> SAID_ONCE = List.of("Host", "Authorization");

    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(OneMeaning::check);
    }

    private static void check(RoutingContext call) {
        HttpServerRequest request = call.request();
        if (isPlain(request.headers())) {
            call.next();
        } else {
            call.response().setStatusCode(BAD_REQUEST).putHeader("Connection", "close").end()
                    .onComplete(answered -> request.connection().close());
        }
    }

    private static boolean isPlain(MultiMap headers) {
        List<String> encodings = headers.getAll("Transfer-Encoding");
        return (encodings.isEmpty() || encodings.size() == 1 && encodings.get(0).equalsIgnoreCase("chunked"))
                && SAID_ONCE.stream().allMatch(name -> headers.getAll(name).size() <= 1);
    }
}
