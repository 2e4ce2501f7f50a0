package org.studycircle.http.body;

import java.util.concurrent.Executor;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.ext.Provider;

import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestFilter;
import org.jboss.threads.ViewExecutor;
import org.studycircle.http.MostBytes;
import org.studycircle.http.body.UnderWay.Share;
import org.studycircle.http.problem.TooLarge;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/**
 * Takes the body of a request after everything that the head decides, and before it is read: bodies that are too large are refused by
 * their declared length, or, where none is declared, as soon as more has come. What is more than small is parsed off the event loop.
 */
@Provider
@Priority(TakenBodies.LAST)
public class TakenBodies implements ResteasyReactiveContainerRequestFilter {

    static final int LAST = Priorities.USER + 1_000;

    /** JSON in memory is several times as large as it came. */
    private static final int WEIGHT_OF_JSON = 8;
    private static final int PARSED_AT_ONCE = 2;

    @Inject
    UnderWay underWay;

    @Inject
    SecurityIdentity identity;

    /** Filters are made before there are workers. */
    private final Executor parsing = ViewExecutor.builder(task -> Infrastructure.getDefaultWorkerPool().execute(task))
            .setMaxSize(PARSED_AT_ONCE).build();

    @Override
    public void filter(ResteasyReactiveContainerRequestContext call) {
        var context = (ResteasyReactiveRequestContext) call.getServerRequestContext();
        HttpServerRequest request = context.serverRequest().unwrap(HttpServerRequest.class);
        MostBytes own = context.getTarget().getLazyMethod().getMethod().getAnnotation(MostBytes.class);
        if (own == null) {
            // nobody asks for it: it is dropped once the answer is given
            return;
        }
        int most = own.value();
        long declared = declared(request);
        if (declared > most) {
            throw new TooLarge(most);
        }
        if (!request.isEnded()) {
            Share share = underWay.share(person(), isJson(request) ? WEIGHT_OF_JSON : 1);
            share.reach(declared);
            RoutingContext routing = context.serverRequest().unwrap(RoutingContext.class);
            Taking taking = new Taking(routing.vertx(), request, share, most, taken -> {
                call.setEntityStream(taken.body());
                goOn(context, taken.size());
            }, call::resume);
            routing.addEndHandler(over -> {
                taking.end();
                share.release();
            });
            call.suspend();
            taking.start(declared);
        }
    }

    private void goOn(ResteasyReactiveRequestContext context, int size) {
        if (size > UnderWay.SMALL) {
            context.resume(parsing);
        } else {
            context.resume();
        }
    }

    private static long declared(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        return length == null ? -1 : Long.parseLong(length);
    }

    private static boolean isJson(HttpServerRequest request) {
        String type = request.getHeader("Content-Type");
        return type == null || !type.startsWith("text/");
    }

    private String person() {
        return identity.getPrincipal() instanceof JsonWebToken token ? token.getSubject() : "";
    }
}
