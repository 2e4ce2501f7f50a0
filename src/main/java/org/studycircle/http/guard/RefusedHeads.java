package org.studycircle.http.guard;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.studycircle.http.Json;
import org.studycircle.http.problem.Malformed;
import org.studycircle.http.problem.Problem;
import org.studycircle.http.problem.Refusal;

import io.quarkus.vertx.http.ManagementInterface;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * Refuses heads that nothing can be done with. What is wrong is found before anybody else reads the head, and answered after those who give
 * every answer its headers; in between the request is one for nothing in particular.
 */
@ApplicationScoped
class RefusedHeads {

    /** After the filter for other origins, so that their scripts can read the problem. */
    private static final int ANSWERED = 290;
    private static final String REFUSAL = RefusedHeads.class.getName();
    private static final String NOWHERE = "/";

    private static final List<Function<HttpServerRequest, Optional<Refusal>>> RULES = List.of(Unreadable::refusal,
            HostRequired::refusal, ReadableAddress::refusal, OneMeaning::refusal);

    @Inject
    Json json;

    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(RefusedHeads::read).failureHandler(RefusedHeads::refuse);
    }

    void register(@Observes Filters filters) {
        filters.register(this::answer, ANSWERED);
    }

    /** The port of operators has its own addresses, and nobody who could come between. */
    void register(@Observes ManagementInterface operators) {
        operators.router().route().order(Integer.MIN_VALUE).handler(call -> {
            Unreadable.refusal(call.request()).ifPresent(refusal -> call.put(REFUSAL, refusal));
            answer(call);
        });
    }

    private static Optional<Refusal> refusal(HttpServerRequest request) {
        for (var rule : RULES) {
            Optional<Refusal> refusal = rule.apply(request);
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        return Optional.empty();
    }

    private static void read(RoutingContext call) {
        Optional<Refusal> refusal = call.get(REFUSAL) == null ? refusal(call.request()) : Optional.empty();
        refusal.ifPresentOrElse(found -> turnAway(call, found), call::next);
    }

    /** The router itself refuses, before anybody is asked, who names no host, and an address that does not begin with a slash. */
    private static void refuse(RoutingContext call) {
        if (call.statusCode() == 400 || call.statusCode() == 404) {
            turnAway(call, refusal(call.request()).orElseGet(() -> Malformed.request("An address begins with a slash.")));
        } else {
            call.next();
        }
    }

    private static void turnAway(RoutingContext call, Refusal refusal) {
        call.put(REFUSAL, refusal);
        call.reroute(NOWHERE);
    }

    private void answer(RoutingContext call) {
        Refusal refusal = call.get(REFUSAL);
        if (refusal == null) {
            call.next();
            return;
        }
        HttpServerRequest request = call.request();
        HttpServerResponse answer = call.response().setStatusCode(refusal.problem().status())
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .putHeader("Cache-Control", "no-store");
        boolean closes = refusal.headers().containsKey("Connection") && request.version() != HttpVersion.HTTP_2;
        if (closes) {
            answer.putHeader("Connection", "close");
        }
        answer.end(Buffer.buffer(json.of(refusal.problem()))).onComplete(answered -> {
            if (closes) {
                request.connection().close();
            }
        });
    }
}
