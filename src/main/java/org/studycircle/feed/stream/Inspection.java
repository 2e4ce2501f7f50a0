package org.studycircle.feed.stream;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Looks now and then whether everybody who has a live stream may still have it, and has heard everything: hints may get lost, and
 * nobody hints at a person who is suspended. Two queries, whatever the number of streams; none where there is no stream.
 */
@ApplicationScoped
class Inspection {

    private static final Logger LOG = Logger.getLogger(Inspection.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final String SEATED = """
            select seat.place, g.event_seq
            from unnest($1::uuid[], $2::uuid[]) with ordinality as seat (group_id, person_id, place)
            join membership m on m.group_id = seat.group_id and m.real_person_id = seat.person_id and m.state = 'ACTIVE'
            join reading_group g on g.group_id = m.group_id
            """;

    private static final String REFUSED = "select person_id from person where person_id = any($1) and state <> 'ACTIVE'";

    @Inject
    Following following;
    @Inject
    OpenStreams streams;
    @Inject
    Pool pool;
    @Inject
    StreamLoop loop;
    @Inject
    StreamMessages messages;
    @Inject
    StreamSettings settings;

    private boolean isUnderWay;

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
        return pool.preparedQuery(SEATED)
                .execute(Tuple.of(all.stream().map(EventStream::groupId).toArray(UUID[]::new),
                        all.stream().map(EventStream::personId).toArray(UUID[]::new)))
                .map(rows -> {
                    Map<Integer, Long> last = new HashMap<>();
                    rows.forEach(row -> last.put(row.getLong("place").intValue() - 1, row.getLong("event_seq")));
                    return last;
                });
    }

    private Uni<Set<UUID>> refused(List<EventStream> all) {
        return pool.preparedQuery(REFUSED)
                .execute(Tuple.of((Object) all.stream().map(EventStream::personId).distinct().toArray(UUID[]::new)))
                .map(rows -> {
                    Set<UUID> people = new HashSet<>();
                    rows.forEach(row -> people.add(row.getUUID("person_id")));
                    return people;
                });
    }

    private void judge(List<EventStream> all, Map<Integer, Long> last, Set<UUID> refused) {
        Set<UUID> unheard = new HashSet<>();
        for (int i = 0; i < all.size(); i++) {
            EventStream stream = all.get(i);
            if (!last.containsKey(i) || refused.contains(stream.personId())) {
                stream.end(messages.end());
            } else if (!stream.hasAll(last.get(i))) {
                unheard.add(stream.groupId());
            }
        }
        unheard.forEach(following::changed);
    }
}
