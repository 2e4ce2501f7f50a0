package org.studycircle.progress;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.group.log.GroupArchived;
import org.studycircle.group.log.GroupLog;
import org.studycircle.group.log.LogSql;
import org.studycircle.group.log.LogSql.Named;
import org.studycircle.group.log.Reference;
import org.studycircle.group.member.Member;
import org.studycircle.progress.SectionReading.Completion;
import org.studycircle.progress.SectionReading.Mark;
import org.studycircle.progress.SectionReading.Place;
import org.studycircle.sql.Call;
import org.studycircle.sql.Database;
import org.studycircle.sql.Moment;
import org.studycircle.sql.Sql;

import io.smallrye.mutiny.Uni;

/** Writes what devices have told, and what it comes to. Each method is one statement. */
@ApplicationScoped
class Recording {

    private static final Sql<UUID> ADD = Sql.column(UUID.class, """
            insert into reading_event (group_id, person_id, event_id, section_id, kind, paragraph_key, sequence, round, occurred_at,
                                       received_at)
            select :group, :person, e.*, :at
            from unnest(cast(:events as uuid[]), cast(:sections as uuid[]), cast(:kinds as text[]), cast(:keys as text[]),
                        cast(:sequences as bigint[]), cast(:rounds as integer[]), cast(:occurred as timestamptz[]))
              as e (event_id, section_id, kind, paragraph_key, sequence, round, occurred_at)
            order by e.event_id
            on conflict do nothing
            returning event_id
            """);

    private static final Sql<Void> STORE = Sql.command("""
            with stored as (
              update section_progress p
              set round = n.round, reach_paragraph = n.reach_paragraph, reach_key = n.reach_key,
                  position_paragraph = n.position_paragraph, position_key = n.position_key,
                  position_sequence = n.position_sequence, position_event = n.position_event, position_at = n.position_at,
                  complete = n.complete, completion_source = n.completion_source,
                  completion_sequence = n.completion_sequence, completion_event = n.completion_event,
                  completion_at = n.completion_at
              from unnest(
                  cast(:sections as uuid[]), cast(:rounds as integer[]), cast(:reaches as integer[]), cast(:reach_keys as text[]),
                  cast(:positions as integer[]), cast(:position_keys as text[]), cast(:position_sequences as bigint[]),
                  cast(:position_events as uuid[]), cast(:positions_at as timestamptz[]),
                  cast(:complete as boolean[]), cast(:completion_sources as text[]), cast(:completion_sequences as bigint[]),
                  cast(:completion_events as uuid[]), cast(:completions_at as timestamptz[]))
                as n (section_id, round, reach_paragraph, reach_key,
                      position_paragraph, position_key, position_sequence, position_event, position_at,
                      complete, completion_source, completion_sequence, completion_event, completion_at)
              where p.group_id = :group and p.person_id = :person and p.section_id = n.section_id
              returning p.section_id
            ), numbered as (
            """ + LogSql.numberedEach("stored") + ")\n"
            + LogSql.inserted(ProgressEventType.PROGRESS_RECORDED, LogSql.each("numbered", "stored", "section_id"), ":at",
                    ":person",
                    new Named(Reference.SECTION, "section_id"), new Named(Reference.PERSON, ":person")));

    @Inject
    Database database;

    @Inject
    GroupLog log;

    /** @return the ids of those that were not there before */
    Uni<Set<UUID>> add(Member reader, List<ReadingEvent> events, Instant receivedAt) {
        return of(reader, ADD)
                .set("at", receivedAt)
                .setEach("events", events, ReadingEvent::eventId, UUID[]::new)
                .setEach("sections", events, ReadingEvent::sectionId, UUID[]::new)
                .setEach("kinds", events, ReadingEvent::kind, ReadingEvent.Kind[]::new)
                .setEach("keys", events, ReadingEvent::paragraphKey, String[]::new)
                .setEach("sequences", events, ReadingEvent::sequence, Long[]::new)
                .setEach("rounds", events, ReadingEvent::round, Integer[]::new)
                .setEach("occurred", events, event -> event.at(receivedAt), Instant[]::new)
                .list()
                .map(Set::copyOf);
    }

    /**
     * Stores what has changed and tells the group of each section, in one statement. The lock on the group's row is the last that it takes.
     *
     * @throws GroupArchived where the group is only read any more
     */
    Uni<Void> store(Member reader, Map<UUID, SectionReading> changed) {
        List<Entry<UUID, SectionReading>> rows = List.copyOf(changed.entrySet());
        return of(reader, STORE)
                .set("at", Moment.now())
                .setEach("sections", rows, Entry::getKey, UUID[]::new)
                .setEach("rounds", rows, row -> row.getValue().reach().round(), Integer[]::new)
                .setEach("reaches", rows, reach(Place::paragraph), Integer[]::new)
                .setEach("reach_keys", rows, reach(Place::paragraphKey), String[]::new)
                .setEach("positions", rows, position(mark -> mark.value().paragraph()), Integer[]::new)
                .setEach("position_keys", rows, position(mark -> mark.value().paragraphKey()), String[]::new)
                .setEach("position_sequences", rows, position(Mark::sequence), Long[]::new)
                .setEach("position_events", rows, position(Mark::eventId), UUID[]::new)
                .setEach("positions_at", rows, position(Mark::at), Instant[]::new)
                .setEach("complete", rows, completion(mark -> mark.value().complete()), Boolean[]::new)
                .setEach("completion_sources", rows, completion(mark -> mark.value().source()), Completion.Source[]::new)
                .setEach("completion_sequences", rows, completion(Mark::sequence), Long[]::new)
                .setEach("completion_events", rows, completion(Mark::eventId), UUID[]::new)
                .setEach("completions_at", rows, completion(Mark::at), Instant[]::new)
                .count()
                .chain(told -> told == rows.size() ? Uni.createFrom().voidItem() : log.<Void>refuse(reader.groupId()))
                .invoke(() -> log.tell(reader.groupId()));
    }

    private <R> Call<R> of(Member reader, Sql<R> sql) {
        return database.call(sql).set("group", reader.groupId()).set("person", reader.personId());
    }

    private static <V> Function<Entry<UUID, SectionReading>, V> reach(Function<Place, V> value) {
        return row -> orNull(row.getValue().reach().place(), value);
    }

    private static <V> Function<Entry<UUID, SectionReading>, V> position(Function<Mark<Place>, V> value) {
        return row -> orNull(row.getValue().position(), value);
    }

    private static <V> Function<Entry<UUID, SectionReading>, V> completion(Function<Mark<Completion>, V> value) {
        return row -> orNull(row.getValue().completion(), value);
    }

    private static <P, V> V orNull(P part, Function<P, V> value) {
        return part == null ? null : value.apply(part);
    }
}
