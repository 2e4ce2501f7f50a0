package org.studycircle.feed.stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.feed.Events;
import org.studycircle.http.problem.NotFound;
import org.studycircle.http.problem.Unavailable;

import io.smallrye.mutiny.Uni;

/** Opens live streams. */
@ApplicationScoped
public class LiveStreams {

    @Inject
    Events events;
    @Inject
    Following following;
    @Inject
    OpenStreams streams;
    @Inject
    StreamLoop loop;
    @Inject
    StreamMessages messages;
    @Inject
    StreamPlaces places;

    /**
     * @throws NotFound for who is no active member
     * @throws TooManyStreams where the person has as many as one person may have
     * @throws Unavailable where this replica has no room
     */
    public Uni<EventStream> open(StreamRequest request) {
        places.take(request.personId());
        return events.end(request.groupId(), request.personId(), request.after())
                .onFailure().invoke(() -> places.giveBack(request.personId()))
                .onCancellation().invoke(() -> places.giveBack(request.personId()))
                .map(end -> new EventStream(request, end, loop, messages, following::hungry, streams::remove))
                .invoke(stream -> loop.run(() -> streams.add(stream)));
    }
}
