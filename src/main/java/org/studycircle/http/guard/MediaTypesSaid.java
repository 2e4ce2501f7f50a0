package org.studycircle.http.guard;

import java.util.Arrays;
import java.util.stream.Collectors;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** What a request says of media types, before anybody falls over it. */
public class MediaTypesSaid {

    /** A body means nothing in a {@code GET}, and so does what is said of it. */
    @ServerRequestFilter(preMatching = true)
    public void passOverBody(ContainerRequestContext call) {
        if (call.getMethod().equals(HttpMethod.GET) || call.getMethod().equals(HttpMethod.HEAD)) {
            call.getHeaders().remove(HttpHeaders.CONTENT_TYPE);
        }
    }

    /** Refuses an {@code Accept} that can't be read before anything is done for it; one that names nothing says nothing. */
    @ServerRequestFilter(preMatching = true)
    public void readAccepted(ContainerRequestContext call) {
        String accepted = call.getHeaderString(HttpHeaders.ACCEPT);
        if (accepted == null || accepted.equals(MediaType.APPLICATION_JSON)) {
            return;
        }
        String named = named(accepted);
        if (named.isEmpty()) {
            call.getHeaders().remove(HttpHeaders.ACCEPT);
            return;
        }
        if (!named.equals(accepted)) {
            call.getHeaders().putSingle(HttpHeaders.ACCEPT, named);
        }
        requireReadable(call);
    }

    /** Without the empty elements that a list may have (RFC 9110, 5.6.1.2), over which a media type's reader would fall. */
    private static String named(String list) {
        if (list.indexOf(',') < 0) {
            return list.strip();
        }
        return Arrays.stream(list.split(",", -1)).map(String::strip).filter(type -> !type.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static void requireReadable(ContainerRequestContext call) {
        try {
            if (!call.getAcceptableMediaTypes().isEmpty()) {
                return;
            }
        } catch (RuntimeException unreadable) {
            // as good as one that names what is not to be had
        }
        throw new NotAcceptableException();
    }
}
