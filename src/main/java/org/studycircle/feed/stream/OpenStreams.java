package org.studycircle.feed.stream;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.StartupEvent;

/** The live streams of this replica, on the {@link StreamLoop}. */
@ApplicationScoped
class OpenStreams {

    private static final Duration OFTEN = Duration.ofMillis(500);

    @Inject
    StreamLoop loop;
    @Inject
    StreamMessages messages;
    @Inject
    StreamPlaces places;
    @Inject
    StreamSettings settings;

    private final Map<UUID, Set<EventStream>> byGroup = new HashMap<>();
    private boolean isEnding;

    void watch(@Observes StartupEvent started) {
        loop.every(OFTEN, this::check);
    }

    private void check() {
        Instant now = Instant.now();
        all().forEach(stream -> stream.check(settings, now));
    }

    void add(EventStream stream) {
        byGroup.computeIfAbsent(stream.groupId(), group -> new LinkedHashSet<>()).add(stream);
        if (isEnding) {
            stream.end(messages.comeAgain());
        }
    }

    void remove(EventStream stream) {
        byGroup.computeIfPresent(stream.groupId(), (group, streams) -> {
            streams.remove(stream);
            return streams.isEmpty() ? null : streams;
        });
        places.giveBack(stream.personId());
    }

    Set<EventStream> of(UUID groupId) {
        return byGroup.getOrDefault(groupId, Set.of());
    }

    List<UUID> groups() {
        return List.copyOf(byGroup.keySet());
    }

    /** A copy, since streams may end by what is done with them. */
    List<EventStream> all() {
        List<EventStream> all = new ArrayList<>();
        byGroup.values().forEach(all::addAll);
        return all;
    }

    /** Before the HTTP server waits for what is under way: a stream would keep it waiting for ever. */
    void end(@Observes ShutdownDelayInitiatedEvent ending) {
        places.close();
        loop.run(() -> {
            isEnding = true;
            all().forEach(stream -> stream.end(messages.comeAgain()));
        });
    }
}
