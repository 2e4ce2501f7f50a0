package org.studycircle.http.page;

import java.util.List;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.studycircle.http.HttpSettings;
import org.studycircle.http.Json;
import org.studycircle.http.problem.NotFound;
import org.studycircle.http.problem.Problem;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;

/** Which of the pages an installation shows; what it does not is 404, as if it had never been. */
@ApplicationScoped
class Published {

    static final String CONTRACT = "/openapi";
    static final String DOCUMENTATION = "/docs";
    static final String TRY_IT = "/swagger-ui";

    private static final int BEFORE_ROUTES = 100;

    @Inject
    HttpSettings settings;

    @Inject
    Json json;

    void register(@Observes Filters filters) {
        List<String> hidden = Stream.of(CONTRACT, DOCUMENTATION, TRY_IT).filter(page -> !isShown(page)).toList();
        if (!hidden.isEmpty()) {
            filters.register(call -> pass(call, hidden), BEFORE_ROUTES);
        }
    }

    /** What is drawn from the contract is shown only with it. */
    boolean isShown(String page) {
        return settings.contract() && switch (page) {
            case DOCUMENTATION -> settings.documentation();
            case TRY_IT -> settings.tryIt();
            default -> true;
        };
    }

    private void pass(RoutingContext call, List<String> hidden) {
        if (hidden.stream().anyMatch(call.normalizedPath()::startsWith)) {
            Problem problem = new NotFound().problem().at(call.request().path());
            call.response().setStatusCode(problem.status()).putHeader("Content-Type", Problem.MEDIA_TYPE)
                    .putHeader("Cache-Control", "no-store").end(Buffer.buffer(json.of(problem)));
        } else {
            call.next();
        }
    }
}
