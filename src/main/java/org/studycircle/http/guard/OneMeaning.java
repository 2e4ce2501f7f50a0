package org.studycircle.http.guard;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.studycircle.http.problem.Malformed;
import org.studycircle.http.problem.Refusal;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;

/**
 * Refuses a head that somebody in front of us may have read in another way than we do, and closes: where the body of such a request ends,
 * and whose it is, nobody can be sure of.
 */
final class OneMeaning {

    private static final List<String> SAID_ONCE = List.of("Host", "Authorization");

    private OneMeaning() {}

    static Optional<Refusal> refusal(HttpServerRequest request) {
        MultiMap headers = request.headers();
        List<String> encodings = headers.getAll("Transfer-Encoding");
        if (encodings.size() > 1 || encodings.size() == 1 && !encodings.get(0).equalsIgnoreCase("chunked")) {
            return Optional.of(refused("The only Transfer-Encoding taken here is chunked, said once."));
        }
        return SAID_ONCE.stream().filter(name -> headers.getAll(name).size() > 1).findFirst()
                .map(name -> refused("Say the header " + name + " once."));
    }

    private static Refusal refused(String detail) {
        return Malformed.request(detail, Map.of("Connection", "close"));
    }
}
