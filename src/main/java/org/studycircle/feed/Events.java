package org.studycircle.feed;

import static java.util.stream.Collectors.groupingBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.group.LastHeard;
import org.studycircle.group.log.Reference;
import org.studycircle.group.member.Told;
import org.studycircle.http.paging.Page;
import org.studycircle.http.problem.Malformed;
import org.studycircle.http.problem.NotFound;
import org.studycircle.sql.Database;
import org.studycircle.sql.RowReader;
import org.studycircle.sql.Sql;

import io.smallrye.mutiny.Uni;

/** The numbered events of a group. */
@ApplicationScoped
public class Events implements LastHeard {

    private static final RowReader<Map<String, Object>> REFERENCES = columns -> {
        Map<String, Integer> places = new LinkedHashMap<>();
        Arrays.stream(Reference.values())
                .forEach(reference -> places.put(reference.field(), columns.indexOf(reference.column())));
        return row -> {
            Map<String, Object> named = new LinkedHashMap<>();
            places.forEach((field, place) -> {
                if (row.getValue(place) != null) {
                    named.put(field, row.getValue(place));
                }
            });
            return named;
        };
    };

    private static final RowReader<Heard> READER = RowReader.of(HeardRow.class).with(REFERENCES, Heard::new);
    private static final Sql<Heard> AFTER = EventSql.afterPlace(READER);
    private static final Sql<Heard> ONWARDS = Sql.of(READER, EventSql.onwards());
    private static final Sql<End> END = EventSql.end(RowReader.of(End.class));

    @Inject
    Database database;

    /** @param lookedSeq number of the last event that there was to look at */
    private record HeardRow(int place, long lastSeq, long lookedSeq, boolean known, Logged event) {}

    private record Logged(long seq, String type, Instant at, UUID actorId) {}

    /** An event as it meets a follower; a row without one for who has all. */
    private record Heard(HeardRow row, Map<String, Object> references) {

        EventView view() {
            return new EventView(row.event.seq, row.event.type, Told.at(row.event.at, somebody()), row.event.actorId,
                    references);
        }

        /** Whom the event is about where nobody in the group has done it. */
        private UUID somebody() {
            return row.event.actorId == null ? (UUID) references.get(Reference.PERSON.field()) : row.event.actorId;
        }
    }

    /**
     * @param after the place that is known, 0 for none
     * @throws NotFound for who is no active member
     * @throws Malformed where it is no place that the caller may have been told
     */
    Uni<Page<EventView>> after(UUID groupId, UUID callerId, long after, int limit) {
        return database.call(AFTER).set("group", groupId).set("caller", callerId).set("after", after).set("most", limit).list()
                .map(rows -> page(rows, after, limit));
    }

    /**
     * What each of them is to be told, in their order; null for who is no active member any more.
     *
     * @param limit how many events each is told at most
     */
    public Uni<List<News>> news(UUID groupId, List<Follower> followers, int limit) {
        return database.call(ONWARDS)
                .set("group", groupId)
                .setEach("people", followers, Follower::personId, UUID[]::new)
                .setEach("after", followers, Follower::after, Long[]::new)
                .set("most", limit)
                .list()
                .map(rows -> rows.stream().collect(groupingBy(heard -> heard.row.place)))
                .map(byPlace -> IntStream.rangeClosed(1, followers.size())
                        .mapToObj(place -> byPlace.containsKey(place) ? news(byPlace.get(place), limit) : null)
                        .toList());
    }

    @Override
    public Uni<Long> lastHeard(UUID groupId, UUID callerId) {
        return end(groupId, callerId, null).map(End::told);
    }

    /** An empty page, after which everything comes that is not there yet. */
    Uni<Page<EventView>> latest(UUID groupId, UUID callerId) {
        return lastHeard(groupId, callerId).map(last -> new Page<>(List.of(), String.valueOf(last), null));
    }

    /**
     * @param after the place that the caller says to know, or null
     * @throws NotFound for who is no active member
     */
    public Uni<End> end(UUID groupId, UUID callerId, Long after) {
        return database.call(END).set("group", groupId).set("caller", callerId).set("after", after).first()
                .onItem().ifNull().failWith(NotFound::new);
    }

    private static Page<EventView> page(List<Heard> rows, long after, int limit) {
        if (rows.isEmpty()) {
            throw new NotFound();
        }
        if (!rows.get(0).row.known) {
            throw Malformed.cursor();
        }
        News news = news(rows, limit);
        return new Page<>(news.events(), String.valueOf(news.place(after)), null);
    }

    /** @param rows of one follower: one at least, which says nothing of an event where there is none */
    private static News news(List<Heard> rows, int limit) {
        List<EventView> events = rows.stream().filter(heard -> heard.row.event != null).map(Heard::view).toList();
        HeardRow any = rows.get(0).row;
        long last = events.size() < limit ? any.lookedSeq : events.get(events.size() - 1).sequence();
        return new News(events, last, last >= any.lastSeq);
    }
}
