package org.studycircle.testing;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.restassured.authentication.PreemptiveOAuth2HeaderScheme;
import io.restassured.builder.ResponseBuilder;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.http.Header;
import io.restassured.http.Headers;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;

/**
 * Makes a call of a live stream, which never ends, and answers with what is said until nothing more comes. How long to wait before coming
 * back is said by chance, and left out.
 */
public final class Overhearing implements Filter {

    private static final int SILENCE_MILLISECONDS = 300;
    private static final String CONTENT_TYPE = "Content-Type";

    @Override
    public Response filter(FilterableRequestSpecification call, FilterableResponseSpecification expected,
            FilterContext context) {
        try (Listener listener = Listener.at(URI.create(call.getURI()), headers(call))) {
            List<Header> headers = listener.headers().map().entrySet().stream()
                    .filter(header -> !header.getKey().equalsIgnoreCase(CONTENT_TYPE))
                    .flatMap(header -> header.getValue().stream().map(value -> new Header(header.getKey(), value))).toList();
            String said = String.join("\n", heard(listener));
            ResponseBuilder answer = new ResponseBuilder().setStatusCode(listener.status()).setHeaders(new Headers(headers))
                    .setBody(said);
            // sets the header as well
            listener.headers().firstValue(CONTENT_TYPE).ifPresent(answer::setContentType);
            return answer.build();
        }
    }

    private static Map<String, String> headers(FilterableRequestSpecification call) {
        Map<String, String> headers = new HashMap<>();
        call.getHeaders().forEach(header -> headers.put(header.getName(), header.getValue()));
        if (call.getAuthenticationScheme() instanceof PreemptiveOAuth2HeaderScheme bearer) {
            headers.put("Authorization", "Bearer " + bearer.getAccessToken());
        }
        return headers;
    }

    private static List<String> heard(Listener listener) {
        int before;
        do {
            before = listener.lines().size();
            wait(SILENCE_MILLISECONDS);
        } while (!listener.hasEnded() && listener.lines().size() > before);
        return listener.lines().stream().filter(line -> !line.startsWith("retry: ")).collect(Collectors.toList());
    }

    private static void wait(int milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
