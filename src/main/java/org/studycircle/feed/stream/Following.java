package org.studycircle.feed.stream;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;
import org.studycircle.feed.Events;
import org.studycircle.feed.News;

/**
 * Reads, for those who have a live stream, what is new in their groups. A reading is for whoever has waited longest, and for all others of
 * the group who stand about where they do; the next one of the group is made when everybody has been told, so that what happens
 * meanwhile is read together. What fails is noticed by the {@link Inspection}.
 */
@ApplicationScoped
class Following {

    private static final Logger LOG = Logger.getLogger(Following.class);

    /** So that streams never take more than a few of the connections that serve requests. */
    private static final int MOST_READINGS_AT_ONCE = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Inject
    Events events;
    @Inject
    OpenStreams streams;
    @Inject
    StreamLoop loop;
    @Inject
    StreamMessages messages;

    /** Who waits to be read for: groups and their streams, who has waited longest first. */
    private final Map<UUID, Set<EventStream>> hungry = new LinkedHashMap<>();
    private final Set<UUID> underWay = new HashSet<>();
    private int readings;
    private boolean isNextDue;

    /** On the {@link StreamLoop}, as everything here. */
    void changed(UUID groupId) {
        streams.of(groupId).forEach(EventStream::fallBehind);
    }

    /** Others of the group may become hungry by what is done just now, and are to be read for together. */
    void hungry(EventStream stream) {
        hungry.computeIfAbsent(stream.groupId(), group -> new LinkedHashSet<>()).add(stream);
        if (!isNextDue) {
            isNextDue = true;
            loop.run(this::next);
        }
    }

    private void next() {
        isNextDue = false;
        Optional<UUID> turn = readings < MOST_READINGS_AT_ONCE
                ? hungry.keySet().stream().filter(group -> !underWay.contains(group)).findFirst()
                : Optional.empty();
        turn.ifPresent(groupId -> {
            read(groupId, hungry.remove(groupId).stream().filter(EventStream::isHungry).toList());
            next();
        });
    }

    private void read(UUID groupId, List<EventStream> waiting) {
        if (waiting.isEmpty()) {
            return;
        }
        long longest = waiting.get(0).after();
        long after = waiting.stream().mapToLong(EventStream::after).filter(place -> place > longest - News.MOST).min()
                .orElse(longest);
        Map<Boolean, List<EventStream>> near = waiting.stream()
                .collect(Collectors.partitioningBy(stream -> after <= stream.after() && stream.after() < after + News.MOST));
        if (!near.get(false).isEmpty()) {
            hungry.put(groupId, new LinkedHashSet<>(near.get(false)));
        }
        readNow(groupId, near.get(true), after);
    }

    private void readNow(UUID groupId, List<EventStream> together, long after) {
        underWay.add(groupId);
        readings++;
        together.forEach(EventStream::catchUp);
        events.news(groupId, together.stream().map(EventStream::personId).toList(), after)
                .ifNoItem().after(PATIENCE).fail()
                .emitOn(loop::run)
                .onTermination().invoke(() -> readings--)
                .subscribe().with(news -> told(groupId, together, news), failure -> failed(groupId, failure));
    }

    /** Who is told first is another one each time. */
    private void told(UUID groupId, List<EventStream> together, News news) {
        Telling telling = new Telling(news, messages);
        int first = ThreadLocalRandom.current().nextInt(together.size());
        for (int i = 0; i < together.size(); i++) {
            int listener = (first + i) % together.size();
            telling.tell(together.get(listener), listener);
        }
        whenHandedOver(together, () -> over(groupId));
    }

    /** What clients do not take at once is not waited for. */
    private void whenHandedOver(List<EventStream> together, Runnable act) {
        Set<Turns> loops = together.stream().map(EventStream::turns).collect(Collectors.toSet());
        AtomicInteger left = new AtomicInteger(loops.size());
        loops.forEach(turns -> turns.run(() -> {
            if (left.decrementAndGet() == 0) {
                loop.run(act);
            }
        }));
    }

    private void failed(UUID groupId, Throwable failure) {
        LOG.debugf("Events of group %s will be read later: %s", groupId, failure);
        over(groupId);
    }

    private void over(UUID groupId) {
        underWay.remove(groupId);
        next();
    }
}
