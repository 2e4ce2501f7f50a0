package org.studycircle.feed.stream;

import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

import jakarta.inject.Inject;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;

import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/**
 * Hands the answer over to the stream. Quarkus would write a {@code Multi} by itself, but begin the answer before it is known whether
 * there will be one, and say nothing of a client that takes nothing.
 */
@Provider
@Produces(MediaType.SERVER_SENT_EVENTS)
public class StreamWriter implements ServerMessageBodyWriter<EventStream> {

    @Inject
    StreamLoop loop;

    @Override
    public boolean isWriteable(Class<?> type, Type generic, ResteasyReactiveResourceInfo resource, MediaType as) {
        return EventStream.class.isAssignableFrom(type);
    }

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType as) {
        return EventStream.class.isAssignableFrom(type);
    }

    @Override
    public void writeResponse(EventStream stream, Type generic, ServerRequestContext call) {
        ResteasyReactiveRequestContext context = (ResteasyReactiveRequestContext) call;
        context.suspend();
        call.serverResponse().setChunked(true);
        HttpServerResponse body = context.serverRequest().unwrap(HttpServerRequest.class).response();
        stream.answer(new Client(call.serverResponse(), body, loop.here()), context::close);
    }

    @Override
    public void writeTo(EventStream stream, Class<?> type, Type generic, Annotation[] annotations, MediaType as,
            MultivaluedMap<String, Object> headers, OutputStream body) {
        throw new UnsupportedOperationException("A stream is never a whole body");
    }
}
