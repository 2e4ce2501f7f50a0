package org.studycircle.http.rendering;

import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;

import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.studycircle.http.TagList;
import org.studycircle.text.Digests;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Gives what is read and has no entity tag of its own, lists above all, one over its content: whoever asks again is told in a
 * few bytes that nothing has changed. It costs no read beyond that of the answer, which is written once and sent as it is.
 */
public class ContentTags {

    /** After the filters that look at the answer itself. */
    private static final int LATE = 1_000;

    @Inject
    ObjectMapper json;

    @ServerResponseFilter(priority = LATE)
    public void tag(ContainerRequestContext request, ContainerResponseContext response) throws JsonProcessingException {
        if (!isReadWithoutTag(request, response)) {
            return;
        }
        byte[] content = json.writeValueAsBytes(response.getEntity());
        String tag = "\"" + Long.toHexString(Digests.first64(content)) + "\"";
        response.getHeaders().putSingle(HttpHeaders.ETAG, tag);
        response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        if (TagList.isKnown(tag, request.getHeaderString(HttpHeaders.IF_NONE_MATCH))) {
            response.setEntity(null);
            response.setStatusInfo(Status.NOT_MODIFIED);
        } else {
            response.setEntity(content);
        }
    }

    private static boolean isReadWithoutTag(ContainerRequestContext request, ContainerResponseContext response) {
        return (request.getMethod().equals(HttpMethod.GET) || request.getMethod().equals(HttpMethod.HEAD))
                && response.getStatus() == Status.OK.getStatusCode()
                && response.getEntity() instanceof Record
                && !response.getHeaders().containsKey(HttpHeaders.ETAG);
    }
}
