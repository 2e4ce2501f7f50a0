package org.studycircle.http.guard;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

import org.studycircle.http.problem.Malformed;
import org.studycircle.http.problem.Refusal;

import io.vertx.core.http.HttpServerRequest;

/** Refuses an address that is none, in the place of Quarkus, which would do so without a word: a system property turns that off. */
final class ReadableAddress {

    private ReadableAddress() {}

    static Optional<Refusal> refusal(HttpServerRequest request) {
        try {
            new URI(request.uri());
            return Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.of(Malformed.request("The address can't be read. A % that stands for itself is written %25."));
        }
    }
}
