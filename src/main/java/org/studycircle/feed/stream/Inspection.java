package org.studycircle.feed.stream;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;
import org.studycircle.group.member.Seat;
import org.studycircle.people.PersonStates;
import org.studycircle.sql.Database;
import org.studycircle.sql.Sql;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;

/**
 * Looks now and then whether everybody who has a live stream may still have it, and has heard everything: hints may get lost, and
 * nobody hints at a person who is suspended or has signed out. Two queries, whatever the number of streams; none where there is no stream.
 */
@ApplicationScoped
class Inspection {

    private static final Logger LOG = Logger.getLogger(Inspection.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Sql<Seating> SEATED = Sql.rows(Seating.class, """
            select cast(stream.place as integer) as place, g.event_seq
            from unnest(cast(:groups as uuid[]), cast(:people as uuid[])) with ordinality as stream (group_id, person_id, place)
            """ + Seat.joined("stream.group_id", "stream.person_id"));

    @Inject
    Following following;
    @Inject
    OpenStreams streams;
    @Inject
    Database database;
    @Inject
    PersonStates people;
    @Inject
    StreamLoop loop;
    @Inject
    StreamMessages messages;
    @Inject
    StreamSettings settings;

    private boolean isUnderWay;

    /** @param place of the stream among all, from 1 */
    private record Seating(int place, long eventSeq) {}

    void start(@Observes StartupEvent started) {
        loop.every(settings.lookEvery(), this::look);
    }

    /** On the {@link StreamLoop}. */
    private void look() {
        List<EventStream> all = streams.all();
        if (isUnderWay || all.isEmpty()) {
            return;
        }
        isUnderWay = true;
        Uni.combine().all().unis(seated(all), refused(all)).asTuple()
                .ifNoItem().after(PATIENCE).fail()
                .emitOn(loop::run)
                .onTermination().invoke(() -> isUnderWay = false)
                .subscribe().with(found -> judge(all, found.getItem1(), found.getItem2()),
                        failure -> LOG.debugf("Streams will be looked at later: %s", failure));
    }

    /** The number of the group's last event for each stream, by its place, whose person is an active member. */
    private Uni<Map<Integer, Long>> seated(List<EventStream> all) {
        return database.call(SEATED)
                .setEach("groups", all, EventStream::groupId, UUID[]::new)
                .setEach("people", all, EventStream::personId, UUID[]::new)
                .list()
                .map(seated -> seated.stream().collect(Collectors.toMap(seat -> seat.place - 1, Seating::eventSeq)));
    }

    /** By place. */
    private Uni<Set<Integer>> refused(List<EventStream> all) {
        return people.refused(all.stream().map(EventStream::guest).toList())
                .map(places -> places.stream().map(place -> place - 1).collect(Collectors.toSet()));
    }

    private void judge(List<EventStream> all, Map<Integer, Long> last, Set<Integer> refused) {
        Set<UUID> unheard = new HashSet<>();
        for (int i = 0; i < all.size(); i++) {
            EventStream stream = all.get(i);
            if (!last.containsKey(i) || refused.contains(i)) {
                stream.end(messages.end());
            } else if (!stream.hasAll(last.get(i))) {
                unheard.add(stream.groupId());
            }
        }
        unheard.forEach(following::changed);
    }
}
