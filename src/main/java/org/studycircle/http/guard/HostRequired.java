package org.studycircle.http.guard;

import java.util.Optional;

import org.studycircle.http.problem.Malformed;
import org.studycircle.http.problem.Refusal;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.http.HttpServerRequest;

/** HTTP/1.1 demands that the host is named; HTTP/1.0 does not, but no address of an answer can be made without. */
final class HostRequired {

    private HostRequired() {}

    static Optional<Refusal> refusal(HttpServerRequest request) {
        if (request.authority() != null) {
            return Optional.empty();
        }
        // without a host there is no origin that could be the same
        request.headers().remove(HttpHeaderNames.ORIGIN);
        return Optional.of(Malformed.request("Say in the header Host which host is meant."));
    }
}
