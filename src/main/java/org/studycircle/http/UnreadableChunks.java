package org.studycircle.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.vertx.core.http.HttpServerRequest;

/** Whose chunks can't be read seems to end there. That it does not stands in the head of the request, for whoever takes the body. */
public final class UnreadableChunks {

    /** Nobody can send it: what is not chunked is refused. */
    private static final String CODING = "unreadable";

    private UnreadableChunks() {}

    public static void sayIn(HttpRequest head) {
        head.headers().set(HttpHeaderNames.TRANSFER_ENCODING, CODING);
    }

    public static boolean areSaidIn(HttpServerRequest request) {
        return CODING.equals(request.getHeader(HttpHeaderNames.TRANSFER_ENCODING));
    }
}
