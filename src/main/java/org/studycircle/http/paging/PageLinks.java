package org.studycircle.http.paging;

import java.util.ArrayList;
import java.util.List;

import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;

import org.jboss.resteasy.reactive.server.ServerResponseFilter;

import io.vertx.core.http.HttpServerRequest;

/** Gives every page its {@code Link} header (RFC 8288). */
public class PageLinks {

    @ServerResponseFilter
    public void link(ContainerResponseContext response, HttpServerRequest request) {
        if (response.getEntity() instanceof Paged page && (page.next() != null || page.previous() != null)) {
            response.getHeaders().putSingle(HttpHeaders.LINK, links(request.path() + "?" + others(request.query()), page));
        }
    }

    /** @param address of the list, to which a cursor is added */
    private static String links(String address, Paged page) {
        List<String> links = new ArrayList<>();
        if (page.next() != null) {
            links.add("<" + address + "after=" + page.next() + ">; rel=\"next\"");
        }
        if (page.previous() != null) {
            links.add("<" + address + "before=" + page.previous() + ">; rel=\"prev\"");
        }
        return String.join(", ", links);
    }

    /** @return the parameters but for cursors, each with what stands between it and the next one */
    private static String others(String query) {
        StringBuilder others = new StringBuilder();
        for (String parameter : query == null ? new String[0] : query.split("&")) {
            if (!parameter.isEmpty() && !parameter.startsWith("after=") && !parameter.startsWith("before=")) {
                others.append(parameter).append('&');
            }
        }
        return others.toString();
    }
}
