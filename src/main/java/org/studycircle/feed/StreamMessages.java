package org.studycircle.feed;

import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.sse.OutboundSseEvent;

import org.jboss.resteasy.reactive.server.jaxrs.OutboundSseEventImpl.BuilderImpl;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What a live stream says. Comments are for nobody, but what stands beside them counts: the number to resume after, the time to wait. */
@ApplicationScoped
class StreamMessages {

    /** How much longer clients spread their return over when a replica ends, and all of them come at once. */
    private static final int ALL_AT_ONCE = 3;

    @Inject
    StreamSettings settings;

    @Inject
    ObjectMapper json;

    OutboundSseEvent open(long after) {
        return new BuilderImpl().comment("open").id(String.valueOf(after)).reconnectDelay(wait(1)).build();
    }

    OutboundSseEvent event(EventView event) {
        return new BuilderImpl().id(String.valueOf(event.sequence())).name(event.type().name()).data(written(event)).build();
    }

    /** Events up to this one are not for the client. */
    OutboundSseEvent passed(long last) {
        return new BuilderImpl().comment("passed").id(String.valueOf(last)).build();
    }

    /** The group has never come to the number that the client named: what it knows is of another history. */
    OutboundSseEvent reset(long last) {
        return new BuilderImpl().id(String.valueOf(last)).name("reset").data(written(Map.of("sequence", last)))
                .reconnectDelay(wait(1)).build();
    }

    OutboundSseEvent heartbeat() {
        return new BuilderImpl().comment("still here").build();
    }

    OutboundSseEvent end() {
        return new BuilderImpl().comment("end").build();
    }

    /** The service ends, and will be had elsewhere. */
    OutboundSseEvent comeAgain() {
        return new BuilderImpl().comment("come again").reconnectDelay(wait(ALL_AT_ONCE)).build();
    }

    /** Milliseconds between half of what is set and that much more. */
    private long wait(int spread) {
        long usual = settings.retry().toMillis();
        return usual / 2 + ThreadLocalRandom.current().nextLong(usual * spread + 1);
    }

    private String written(Object data) {
        try {
            return json.writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
