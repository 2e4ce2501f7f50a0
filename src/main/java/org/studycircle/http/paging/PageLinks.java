package org.studycircle.http.paging;

import java.util.ArrayList;
import java.util.List;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;

import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Gives every page its {@code Link} header (RFC 8288). */
public class PageLinks {

    @ServerResponseFilter
    public void link(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof Paged page) {
            List<String> links = new ArrayList<>();
            add(links, request.getUriInfo(), "next", "after", page.next());
            add(links, request.getUriInfo(), "prev", "before", page.previous());
            if (!links.isEmpty()) {
                response.getHeaders().putSingle(HttpHeaders.LINK, String.join(", ", links));
            }
        }
    }

    private static void add(List<String> links, UriInfo uri, String relation, String parameter, String cursor) {
        if (cursor != null) {
            String target = uri.getRequestUriBuilder().scheme(null).host(null).port(-1)
                    .replaceQueryParam("after").replaceQueryParam("before").replaceQueryParam(parameter, cursor)
                    .build().toString();
            links.add("<" + target + ">; rel=\"" + relation + "\"");
        }
    }
}
