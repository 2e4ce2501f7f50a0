package org.studycircle.http.guard;

import java.util.Optional;
import java.util.stream.Stream;

import org.studycircle.http.problem.Malformed;
import org.studycircle.http.problem.Refusal;

import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.http.HttpServerRequest;

/**
 * Why a head of HTTP/1 can't be read. Another that says so takes its place, so that it is answered like any request: in its turn, with an id,
 * counted and logged.
 */
enum Unreadable {

    NO_HTTP(Malformed.request("This is no head of HTTP/1.1.")), ADDRESS_TOO_LONG(new Refusal(414, "uri-too-long",
            "Address too long", "The request line has 4096 bytes at most.")), HEADERS_TOO_LARGE(
                    new Refusal(431, "headers-too-large", "Headers too large", "All headers together have 20 KiB at most."));

    /** A name that no header can have on its way to us. */
    private static final String REASON = ":unreadable";
    private static final String REQUEST_ID = "X-Request-Id";

    final Refusal refusal;

    Unreadable(Refusal refusal) {
        this.refusal = refusal;
    }

    static Optional<Unreadable> of(HttpRequest head) {
        Throwable cause = head.decoderResult().cause();
        if (cause instanceof TooLongHttpLineException) {
            return Optional.of(ADDRESS_TOO_LONG);
        }
        if (cause instanceof TooLongHttpHeaderException) {
            return Optional.of(HEADERS_TOO_LARGE);
        }
        HttpVersion version = head.protocolVersion();
        boolean isSpokenHere = version.equals(HttpVersion.HTTP_1_1) || version.equals(HttpVersion.HTTP_1_0);
        return cause == null && isSpokenHere ? Optional.empty() : Optional.of(NO_HTTP);
    }

    /** The last one of its connection: nobody knows where another begins. */
    HttpRequest inPlaceOf(HttpRequest head) {
        HttpHeaders said = DefaultHttpHeadersFactory.headersFactory().withValidation(false).newHeaders()
                .set(REASON, name())
                .set(HttpHeaderNames.HOST, "localhost")
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        String id = head.headers().get(REQUEST_ID);
        if (id != null) {
            said.set(REQUEST_ID, id);
        }
        HttpMethod method = head.method().equals(HttpMethod.HEAD) ? HttpMethod.HEAD : HttpMethod.GET;
        return new DefaultHttpRequest(HttpVersion.HTTP_1_1, method, "/", said);
    }

    static Optional<Refusal> refusal(HttpServerRequest request) {
        String reason = request.getHeader(REASON);
        return reason == null
                ? Optional.empty()
                : Stream.of(values()).filter(known -> known.name().equals(reason)).map(known -> known.refusal).findFirst();
    }
}
