package org.studycircle.feed.stream;

import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.feed.EventView;
import org.studycircle.feed.Events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * What a live stream says. Comments are for nobody, but what stands beside them counts: the number to resume after, and how long to
 * wait before.
 */
@ApplicationScoped
class StreamMessages {

    /** How much longer clients spread their return over when a replica ends, and all of them come at once. */
    private static final int ALL_AT_ONCE = 3;

    @Inject
    StreamSettings settings;

    @Inject
    ObjectMapper json;

    String open(long after) {
        return ": open\nid: " + after + retry(1);
    }

    String event(EventView event) {
        return "id: " + event.sequence() + "\nevent: " + event.type() + "\ndata: " + written(event) + "\n\n";
    }

    /** Events up to this place are not for the client; no more often than there is a sign of life. */
    String passed(long last) {
        return ": passed\nid: " + last + "\n\n";
    }

    /** The place that the client named is none that it can have been told: what it knows is of another history. */
    String reset(long last) {
        return "id: " + last + "\nevent: reset\ndata: " + written(Map.of("sequence", last)) + retry(1);
    }

    String heartbeat() {
        return ": still here\n\n";
    }

    String end() {
        return ": end\n\n";
    }

    /** The service ends, and will be had elsewhere. */
    String comeAgain() {
        return ": come again" + retry(ALL_AT_ONCE);
    }

    /** Between half of what is set and that much more, so that not all come back at the same moment. */
    private String retry(int spread) {
        long usual = settings.retry().toMillis();
        return "\nretry: " + (usual / 2 + ThreadLocalRandom.current().nextLong(usual * spread + 1)) + "\n\n";
    }

    private String written(Object data) {
        try {
            return json.writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
