package org.studycircle.http;

import java.net.URI;
import java.util.function.Supplier;

import jakarta.ws.rs.core.HttpHeaders;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;

import io.smallrye.mutiny.Uni;

/** Answers that carry an entity tag. */
public final class Answer {

    private Answer() {}

    /** 200, or 304 without a body where the client has just this. */
    public static <T> RestResponse<T> read(T body, EntityTag tag, String ifNoneMatch) {
        return tag.knownBy(ifNoneMatch)
                ? Answer.<T>tagged(Status.NOT_MODIFIED, null, tag).build()
                : tagged(Status.OK, body, tag).build();
    }

    /** As {@link #read}, of what takes some work, which is not done where the client has just this. */
    public static <T> Uni<RestResponse<T>> unlessKnown(EntityTag tag, String ifNoneMatch, Supplier<Uni<T>> work) {
        return tag.knownBy(ifNoneMatch)
                ? Uni.createFrom().item(read(null, tag, ifNoneMatch))
                : work.get().map(body -> ok(body, tag));
    }

    /** As {@link #read}, of what never changes: the client may keep it without ever asking again. */
    public static <T> RestResponse<T> forGood(T body, EntityTag tag, String ifNoneMatch) {
        RestResponse<T> answer = read(body, tag, ifNoneMatch);
        answer.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "private, max-age=31536000, immutable");
        return answer;
    }

    public static <T> RestResponse<T> ok(T body, EntityTag tag) {
        return tagged(Status.OK, body, tag).build();
    }

    /** 202: it is not done, but it will be. */
    public static <T> RestResponse<T> accepted(T body, EntityTag tag) {
        return tagged(Status.ACCEPTED, body, tag).build();
    }

    /** 201 with the place of what was made, or 200 with what stood already. */
    public static <T> RestResponse<T> created(boolean made, T body, EntityTag tag, URI location) {
        var answer = tagged(made ? Status.CREATED : Status.OK, body, tag);
        return (made ? answer.header(HttpHeaders.LOCATION, location) : answer).build();
    }

    private static <T> ResponseBuilder<T> tagged(Status status, T body, EntityTag tag) {
        return ResponseBuilder.<T>create(status, body).header(HttpHeaders.ETAG, tag.toString())
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache");
    }
}
