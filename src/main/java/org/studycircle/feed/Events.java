package org.studycircle.feed;

import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

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
    private static final Sql<Fresh> NEWS = Sql.of(RowReader.of(FreshRow.class).with(REFERENCES, Fresh::new), NewsSql.news());
    private static final Sql<Listeners> HEARD = Sql.rows(Listeners.class, NewsSql.heard());
    private static final Sql<End> END = EventSql.end(RowReader.of(End.class));

    @Inject
    Database database;

    /** @param lookedSeq number of the last event that there was to look at */
    private record HeardRow(long lookedSeq, boolean known, Logged event) {}

    private record Logged(long seq, String type, Instant at, UUID actorId) {

        EventView view(Map<String, Object> references) {
            return new EventView(seq, type, Told.at(at, somebody(references)), actorId, references);
        }

        /** Whom the event is about where nobody in the group has done it. */
        private UUID somebody(Map<String, Object> references) {
            return actorId == null ? (UUID) references.get(Reference.PERSON.field()) : actorId;
        }
    }

    /** An event as it meets a follower; a row without one for who has all. */
    private record Heard(HeardRow row, Map<String, Object> references) {

        EventView view() {
            return row.event.view(references);
        }
    }

    /** @param gone places of those who listen and are no members any more, null where there are none */
    private record FreshRow(long lastSeq, List<Integer> gone, boolean isForEverybody, Logged event) {}

    /** @param places of those for whom the event is */
    private record Listeners(long seq, List<Integer> places) {}

    /** An event as it meets many who listen; a row without one where nothing is new. */
    private record Fresh(FreshRow row, Map<String, Object> references) {

        EventView view() {
            return row.event.view(references);
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
     * What is new for those who listen, in their order.
     *
     * @param after number of the last event that was looked at for whoever of them is furthest behind
     */
    public Uni<News> news(UUID groupId, List<UUID> listeners, long after) {
        return database.call(NEWS)
                .set("group", groupId)
                .set("people", listeners.toArray(UUID[]::new))
                .set("after", after)
                .set("most", News.MOST)
                .list()
                .chain(rows -> heard(groupId, listeners, rows).map(heard -> news(rows, heard, listeners.size(), after)));
    }

    /** For whom events are that are not for everybody. */
    private Uni<Map<Long, List<Integer>>> heard(UUID groupId, List<UUID> listeners, List<Fresh> rows) {
        Long[] barred = rows.stream().map(Fresh::row).filter(row -> row.event != null && !row.isForEverybody)
                .map(row -> row.event.seq)
                .toArray(Long[]::new);
        return barred.length == 0
                ? Uni.createFrom().item(Map.of())
                : database.call(HEARD)
                        .set("group", groupId)
                        .set("people", listeners.toArray(UUID[]::new))
                        .set("numbers", barred)
                        .list()
                        .map(found -> found.stream().collect(toMap(Listeners::seq, Listeners::places)));
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
        List<EventView> events = rows.stream().filter(heard -> heard.row.event != null).map(Heard::view).toList();
        long told = events.isEmpty() ? after : events.get(events.size() - 1).sequence();
        long place = events.size() < limit ? News.passed(told, rows.get(0).row.lookedSeq) : told;
        return new Page<>(events, String.valueOf(place), null);
    }

    /** @param rows one at least where there still is the group, which says nothing of an event where there is none */
    private static News news(List<Fresh> rows, Map<Long, List<Integer>> heard, int listeners, long after) {
        if (rows.isEmpty()) {
            return News.gone(listeners, after);
        }
        FreshRow any = rows.get(0).row;
        List<Fresh> events = rows.stream().filter(fresh -> fresh.row.event != null).toList();
        News news = new News(events.stream().map(Fresh::view).toList(), new long[listeners],
                Math.min(after + News.MOST, any.lastSeq),
                after + News.MOST >= any.lastSeq);
        for (int i = 0; i < events.size(); i++) {
            FreshRow row = events.get(i).row;
            if (row.isForEverybody) {
                news.tellEverybody(i);
            } else {
                news.tell(i, heard.getOrDefault(row.event.seq, List.of()));
            }
        }
        news.leaveOut(any.gone == null ? List.of() : any.gone);
        return news;
    }
}
