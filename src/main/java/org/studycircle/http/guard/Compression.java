package org.studycircle.http.guard;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/**
 * Lets large answers of the API be compressed for clients that take gzip. Large are those that are sent in chunks and those of
 * as many bytes as make chunks; for the others compressing costs more than it saves. What is compressed is another representation
 * (RFC 9110, 8.8.3.3): its strong entity tag ends with {@code -gzip}, which is taken off again when the client says it.
 */
@ApplicationScoped
class Compression {

    private static final int BEFORE_ROUTES = 10;
    private static final int LARGE = 8_192;
    private static final String PLAIN = "\"";
    private static final String COMPRESSED = "-gzip\"";

    void register(@Observes Filters filters) {
        filters.register(Compression::compressIfLarge, BEFORE_ROUTES);
    }

    private static void compressIfLarge(RoutingContext call) {
        MultiMap asked = call.request().headers();
        boolean knowsCompressed = takeOff(asked, HttpHeaderNames.IF_NONE_MATCH) | takeOff(asked, HttpHeaderNames.IF_MATCH);
        HttpServerResponse answer = call.response();
        call.addHeadersEndHandler(headers -> {
            String type = answer.headers().get(HttpHeaderNames.CONTENT_TYPE);
            boolean isJson = type != null && type.startsWith("application/json");
            if (isJson || answer.getStatusCode() == 304) {
                answer.headers().add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
            }
            if (isJson && isLarge(answer) && takesGzip(asked.get(HttpHeaderNames.ACCEPT_ENCODING))) {
                answer.headers().remove(HttpHeaderNames.CONTENT_ENCODING);
                putOn(answer.headers());
            } else if (isJson) {
                // what is not marked so is compressed, however small it is
                answer.headers().set(HttpHeaderNames.CONTENT_ENCODING, HttpHeaderValues.IDENTITY);
            } else if (knowsCompressed && answer.getStatusCode() == 304) {
                putOn(answer.headers());
            }
        });
        call.next();
    }

    private static boolean isLarge(HttpServerResponse answer) {
        String length = answer.headers().get(HttpHeaderNames.CONTENT_LENGTH);
        return length == null ? answer.isChunked() : Long.parseLong(length) >= LARGE;
    }

    private static boolean takeOff(MultiMap asked, CharSequence header) {
        String tags = asked.get(header);
        if (tags == null || !tags.contains(COMPRESSED)) {
            return false;
        }
        asked.set(header, tags.replace(COMPRESSED, PLAIN));
        return true;
    }

    private static void putOn(MultiMap headers) {
        String tag = headers.get(HttpHeaderNames.ETAG);
        if (tag != null) {
            headers.set(HttpHeaderNames.ETAG, tag.substring(0, tag.length() - PLAIN.length()) + COMPRESSED);
        }
    }

    /** As the compressor of the server decides it, which knows gzip alone: what is said of gzip counts, else what is said of all. */
    private static boolean takesGzip(String accepted) {
        double gzip = -1;
        double all = -1;
        for (String coding : accepted == null ? new String[0] : accepted.split(",", -1)) {
            if (coding.contains("*")) {
                all = weight(coding);
            } else if (coding.contains("gzip")) {
                gzip = Math.max(gzip, weight(coding));
            }
        }
        return gzip < 0 ? all > 0 : gzip > 0;
    }

    private static double weight(String coding) {
        int equals = coding.indexOf('=');
        try {
            return equals < 0 ? 1 : Double.parseDouble(coding.substring(equals + 1));
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
