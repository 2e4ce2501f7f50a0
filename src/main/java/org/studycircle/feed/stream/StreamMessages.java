package org.studycircle.feed.stream;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.feed.EventView;
import org.studycircle.http.Json;

import io.vertx.core.buffer.Buffer;

/**
 * What a live stream says. Comments are for nobody, but what stands beside them counts: the number to resume after, and how long to
 * wait before.
 */
@ApplicationScoped
class StreamMessages {

    /** How much longer clients spread their return over when a replica ends, and all of them come at once. */
    private static final int ALL_AT_ONCE = 3;

    private static final Buffer HEARTBEAT = Buffer.buffer(": still here\n\n");
    private static final Buffer END = Buffer.buffer(": end\n\n");

    @Inject
    StreamSettings settings;

    @Inject
    Json json;

    Buffer open(long after) {
        return Buffer.buffer(": open\nid: " + after + retry(1));
    }

    /** A part that may be said to as many as it is for. */
    Buffer events(List<EventView> events) {
        return Buffer.buffer(events.stream().map(this::event).collect(Collectors.joining()));
    }

    private String event(EventView event) {
        return "id: " + event.sequence() + "\nevent: " + event.type() + "\ndata: " + json.text(event) + "\n\n";
    }

    /** Events up to this place are not for the client; no more often than there is a sign of life. */
    Buffer passed(long last) {
        return Buffer.buffer(": passed\nid: " + last + "\n\n");
    }

    /** The place that the client named is none that it can have been told: what it knows is of another history. */
    Buffer reset(long last) {
        return Buffer.buffer("id: " + last + "\nevent: reset\ndata: " + json.text(Map.of("sequence", last)) + retry(1));
    }

    Buffer heartbeat() {
        return HEARTBEAT;
    }

    Buffer end() {
        return END;
    }

    /** The service ends, and will be had elsewhere. */
    Buffer comeAgain() {
        return Buffer.buffer(": come again" + retry(ALL_AT_ONCE));
    }

    /** Between half of what is set and that much more, so that not all come back at the same moment. */
    private String retry(int spread) {
        long usual = settings.retry().toMillis();
        return "\nretry: " + (usual / 2 + ThreadLocalRandom.current().nextLong(usual * spread + 1)) + "\n\n";
    }
}
