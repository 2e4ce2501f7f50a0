package org.studycircle.feed.stream;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;
import org.studycircle.feed.Events;
import org.studycircle.feed.News;

import io.smallrye.mutiny.Uni;

/**
 * Reads, for those who have a live stream, what is new in their groups. A group that changes again while it waits is read once, and
 * one that is being read is read again afterwards; a query serves many streams of a group. What fails is noticed by the
 * {@link Inspection}.
 */
@ApplicationScoped
class Following {

    private static final Logger LOG = Logger.getLogger(Following.class);

    /** So that streams never take more than a few of the connections that serve requests. */
    private static final int MOST_GROUPS_AT_ONCE = 3;
    private static final int MOST_STREAMS_AT_ONCE = 100;
    private static final int MOST_EVENTS_AT_ONCE = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Inject
    Events events;
    @Inject
    OpenStreams streams;
    @Inject
    StreamLoop loop;
    @Inject
    StreamMessages messages;

    private final Set<UUID> waiting = new LinkedHashSet<>();
    private final Set<UUID> underWay = new HashSet<>();

    /** On the {@link StreamLoop}, as everything here. */
    void changed(UUID groupId) {
        streams.of(groupId).forEach(EventStream::fallBehind);
        read(groupId);
    }

    /** Of those that are behind and have room. */
    void read(UUID groupId) {
        if (streams.of(groupId).stream().anyMatch(EventStream::isHungry)) {
            waiting.add(groupId);
            next();
        }
    }

    private void next() {
        Optional<UUID> turn = waiting.stream().filter(group -> !underWay.contains(group)).findFirst();
        if (underWay.size() < MOST_GROUPS_AT_ONCE && turn.isPresent()) {
            waiting.remove(turn.get());
            readNow(turn.get());
            next();
        }
    }

    private void readNow(UUID groupId) {
        List<EventStream> hungry = streams.of(groupId).stream().filter(EventStream::isHungry).limit(MOST_STREAMS_AT_ONCE)
                .toList();
        if (!hungry.isEmpty()) {
            underWay.add(groupId);
            hungry.forEach(EventStream::catchUp);
            news(groupId, hungry).subscribe().with(news -> told(groupId, hungry, news), failure -> failed(groupId, failure));
        }
    }

    private Uni<List<News>> news(UUID groupId, List<EventStream> hungry) {
        return events.news(groupId, hungry.stream().map(EventStream::follower).toList(), MOST_EVENTS_AT_ONCE)
                .ifNoItem().after(PATIENCE).fail()
                .emitOn(loop::run);
    }

    private void told(UUID groupId, List<EventStream> hungry, List<News> news) {
        for (int i = 0; i < hungry.size(); i++) {
            tell(hungry.get(i), news.get(i));
        }
        underWay.remove(groupId);
        read(groupId);
        next();
    }

    private void tell(EventStream stream, News news) {
        if (news == null) {
            stream.end(messages.end());
        } else {
            stream.tell(news);
        }
    }

    private void failed(UUID groupId, Throwable failure) {
        LOG.debugf("Events of group %s will be read later: %s", groupId, failure);
        underWay.remove(groupId);
        next();
    }
}
