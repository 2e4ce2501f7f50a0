package org.studycircle.feed.stream;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.studycircle.http.problem.Unavailable;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;

/** How many live streams this replica has, and may have: a place is taken before a stream is opened. */
@ApplicationScoped
class StreamPlaces {

    @Inject
    StreamSettings settings;

    @Inject
    MeterRegistry meters;

    private final Map<UUID, Integer> byPerson = new HashMap<>();
    private int taken;
    private boolean isClosed;

    void measure(@Observes StartupEvent started) {
        Gauge.builder("study.circle.streams", this, StreamPlaces::taken).description("Live streams that are open now")
                .register(meters);
    }

    /**
     * @throws TooManyStreams where the person has as many as one person may have
     * @throws Unavailable where this replica has no room, or is about to end
     */
    synchronized void take(UUID personId) {
        if (isClosed || taken >= settings.most()) {
            throw new Unavailable("There is no room for another live stream here just now.");
        }
        if (byPerson.getOrDefault(personId, 0) >= settings.mostPerPerson()) {
            throw new TooManyStreams(settings.mostPerPerson());
        }
        byPerson.merge(personId, 1, Integer::sum);
        taken++;
    }

    synchronized void giveBack(UUID personId) {
        byPerson.computeIfPresent(personId, (person, streams) -> streams == 1 ? null : streams - 1);
        taken--;
    }

    synchronized int taken() {
        return taken;
    }

    /** From now on there is none. */
    synchronized void close() {
        isClosed = true;
    }
}
