package org.studycircle.http.guard;

import java.util.function.BiConsumer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.HttpSecurityRecorder.DefaultAuthFailureHandler;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;

/**
 * Has who is not who they say answered like every other refusal. Quarkus does the same where nobody has said anything yet, but looks for the
 * template of each request's path first, lest it be refused: a tenth of all that a small request takes. Of those that are refused
 * it is found all the same, where failures are routed.
 */
@ApplicationScoped
class AuthenticationFailures {

    /** Behind the filter that authenticates, which has the same place and comes first, and before that of Quarkus. */
    private static final int AUTHENTICATION = 200;

    private static final BiConsumer<RoutingContext, Throwable> FAIL = (call, failure) -> {
        DefaultAuthFailureHandler.markIfOtherAuthenticationFailure(call, failure);
        if (!call.failed()) {
            call.fail(DefaultAuthFailureHandler.extractRootCause(failure));
        }
    };

    void register(@Observes Filters filters) {
        filters.register(call -> {
            call.put(QuarkusHttpUser.AUTH_FAILURE_HANDLER, FAIL);
            call.next();
        }, AUTHENTICATION);
    }
}
