package org.studycircle.http.guard;

import java.io.ByteArrayInputStream;
import java.util.Set;

import jakarta.ws.rs.ext.Provider;

import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestFilter;
import org.studycircle.http.MostBytes;
import org.studycircle.http.problem.TooLarge;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;

/**
 * Refuses bodies that are too large before they are in memory: by their declared length, or, where none is declared, as soon
 * as more has come.
 */
@Provider
public class BodyLimit implements ResteasyReactiveContainerRequestFilter {

    /** How long a client may go on sending what nobody reads, so that it comes to see the refusal. */
    private static final long PATIENCE_MILLIS = 5_000;

    private static final Set<HttpMethod> WITH_BODY = Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH);

    @Override
    public void filter(ResteasyReactiveContainerRequestContext call) {
        var context = (ResteasyReactiveRequestContext) call.getServerRequestContext();
        HttpServerRequest request = context.serverRequest().unwrap(HttpServerRequest.class);
        String length = request.getHeader("Content-Length");
        if (length != null) {
            int most = most(context);
            if (Long.parseLong(length) > most) {
                throw refusal(request, most);
            }
        } else if (isOfUnknownLength(request)) {
            new Gathering(call, request, most(context)).start();
        }
    }

    private static boolean isOfUnknownLength(HttpServerRequest request) {
        return request.headers().contains("Transfer-Encoding")
                || request.version() == HttpVersion.HTTP_2 && WITH_BODY.contains(request.method()) && !request.isEnded();
    }

    private static int most(ResteasyReactiveRequestContext context) {
        MostBytes own = context.getTarget().getLazyMethod().getMethod().getAnnotation(MostBytes.class);
        return own == null ? MostBytes.USUALLY : own.value();
    }

    private static TooLarge refusal(HttpServerRequest request, int most) {
        request.response().endHandler(answered -> drain(request));
        return new TooLarge(most);
    }

    /** To close at once would lose the answer at a client that is still sending. */
    private static void drain(HttpServerRequest request) {
        if (request.isEnded()) {
            return;
        }
        request.handler(unread -> {
        });
        request.endHandler(end -> {
        });
        request.resume();
        Vertx.currentContext().owner().setTimer(PATIENCE_MILLIS, late -> {
            if (!request.isEnded()) {
                request.connection().close();
            }
        });
    }

    /** A body of unknown length, read into memory up to the limit. */
    private static final class Gathering {

        private final ResteasyReactiveContainerRequestContext call;
        private final HttpServerRequest request;
        private final int most;
        private final Buffer body = Buffer.buffer();
        private boolean refused;

        Gathering(ResteasyReactiveContainerRequestContext call, HttpServerRequest request, int most) {
            this.call = call;
            this.request = request;
            this.most = most;
        }

        void start() {
            call.suspend();
            if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
                request.response().writeContinue();
            }
            request.handler(this::take);
            request.endHandler(end -> finish());
            request.resume();
        }

        private void take(Buffer chunk) {
            if (!refused && body.length() + chunk.length() > most) {
                refused = true;
                request.pause();
                call.resume(refusal(request, most));
            } else if (!refused) {
                body.appendBuffer(chunk);
            }
        }

        private void finish() {
            if (!refused) {
                call.setEntityStream(new ByteArrayInputStream(body.getBytes()));
                call.resume();
            }
        }
    }
}
