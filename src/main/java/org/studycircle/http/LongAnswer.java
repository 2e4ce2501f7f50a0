package org.studycircle.http;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Arrays;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;

import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

import io.vertx.core.Context;
import io.vertx.core.Vertx;

/**
 * An answer that has been written already, off the event loop, since it is long. It is sent slice by slice, as fast as the client takes it,
 * and whatever else the event loop has to do comes in between.
 */
public record LongAnswer(byte[] json) {

    /** Compressing one takes about a millisecond. */
    private static final int SLICE = 64 * 1024;

    @Provider
    public static class Writer implements ServerMessageBodyWriter<LongAnswer> {

        @Override
        public boolean isWriteable(Class<?> type, Type generic, ResteasyReactiveResourceInfo target, MediaType mediaType) {
            return type == LongAnswer.class;
        }

        @Override
        public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
            return type == LongAnswer.class;
        }

        @Override
        public void writeResponse(LongAnswer answer, Type type, ServerRequestContext context) {
            ResteasyReactiveRequestContext request = (ResteasyReactiveRequestContext) context;
            request.suspend();
            request.serverResponse().setChunked(true);
            send(answer.json, 0, request, Vertx.currentContext());
        }

        private static void send(byte[] json, int from, ResteasyReactiveRequestContext request, Context loop) {
            if (from >= json.length) {
                request.serverResponse().end();
                request.resume();
                return;
            }
            int to = Math.min(json.length, from + SLICE);
            request.serverResponse().write(Arrays.copyOfRange(json, from, to)).whenComplete((sent, failure) -> {
                if (failure == null) {
                    loop.runOnContext(next -> send(json, to, request, loop));
                } else {
                    request.resume(failure);
                }
            });
        }

        @Override
        public void writeTo(LongAnswer answer, Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType,
                MultivaluedMap<String, Object> headers, OutputStream to) throws IOException {
            to.write(answer.json);
        }
    }
}
