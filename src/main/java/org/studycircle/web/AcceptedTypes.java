package org.studycircle.web;

import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses an {@code Accept} that can't be read before anything is done for it; one that is empty says nothing. */
public class AcceptedTypes {

    @ServerRequestFilter(preMatching = true)
    public void read(ContainerRequestContext call) {
        String accepted = call.getHeaderString(HttpHeaders.ACCEPT);
        if (accepted != null && accepted.isBlank()) {
            call.getHeaders().remove(HttpHeaders.ACCEPT);
        } else if (accepted != null && !isReadable(call)) {
            throw new NotAcceptableException();
        }
    }

    private static boolean isReadable(ContainerRequestContext call) {
        try {
            return !call.getAcceptableMediaTypes().isEmpty();
        } catch (RuntimeException e) {
            return false;
        }
    }
}
