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
import org.studycircle.progress.Completions.Completion;
import org.studycircle.progress.Completions.Source;
import org.studycircle.progress.Positions.Position;
import org.studycircle.progress.SectionReading.Place;
import org.studycircle.sql.Call;
import org.studycircle.sql.Database;
import org.studycircle.sql.JsonRows;
import org.studycircle.sql.Moment;
import org.studycircle.sql.Sql;

import io.smallrye.mutiny.Uni;

/** Writes what devices have told, and what it comes to. Each method is one statement. */
@ApplicationScoped
class Recording {

    private static final Sql<UUID> ADD = Sql.column(UUID.class, """
            insert into reading_event (group_id, person_id, event_id, section_id, kind, paragraph_key, device_id, sequence, round,
                                       occurred_at, received_at)
            select :group, :person, e.*
            from unnest(cast(:events as uuid[]), cast(:sections as uuid[]), cast(:kinds as text[]), cast(:keys as text[]),
                        cast(:devices as uuid[]), cast(:sequences as bigint[]), cast(:rounds as integer[]),
                        cast(:occurred as timestamptz[]), cast(:received as timestamptz[]))
              as e (event_id, section_id, kind, paragraph_key, device_id, sequence, round, occurred_at, received_at)
            order by e.event_id
            on conflict do nothing
            returning event_id
            """);

    private static final Sql<Void> STORE = Sql.command("""
            with stored as (
              update section_progress p
              set reset_at = n.reset_at, round = n.round, reach_paragraph = n.reach_paragraph, reach_key = n.reach_key,
                  furthest_paragraph = n.furthest_paragraph,
                  read_through = coalesce(n.furthest_paragraph + 1, 0) >= s.paragraph_count,
                  position_paragraph = n.position_paragraph, position_key = n.position_key,
                  position_sequence = n.position_sequence, position_event = n.position_event, position_at = n.position_at,
                  complete = n.complete, completion_source = n.completion_source,
                  completion_sequence = n.completion_sequence, completion_event = n.completion_event,
                  completion_at = n.completion_at, completion_received_at = n.completion_received_at,
                  positions = cast(n.positions as jsonb), reopened = cast(n.reopened as jsonb),
                  completed = cast(n.completed as jsonb)
              from unnest(
                  cast(:sections as uuid[]), cast(:resets as timestamptz[]), cast(:rounds as integer[]),
                  cast(:reaches as integer[]), cast(:reach_keys as text[]), cast(:furthest as integer[]),
                  cast(:places as integer[]), cast(:position_keys as text[]), cast(:position_sequences as bigint[]),
                  cast(:position_events as uuid[]), cast(:positions_at as timestamptz[]),
                  cast(:complete as boolean[]), cast(:completion_sources as text[]), cast(:completion_sequences as bigint[]),
                  cast(:completion_events as uuid[]), cast(:completions_at as timestamptz[]),
                  cast(:completions_received as timestamptz[]), cast(:positions as text[]), cast(:reopened as text[]),
                  cast(:completed as text[]))
                as n (section_id, reset_at, round, reach_paragraph, reach_key, furthest_paragraph,
                      position_paragraph, position_key, position_sequence, position_event, position_at,
                      complete, completion_source, completion_sequence, completion_event, completion_at,
                      completion_received_at, positions, reopened, completed)
              join section s on s.group_id = :group and s.section_id = n.section_id
              where p.group_id = :group and p.person_id = :person and p.section_id = n.section_id
              returning p.section_id
            ), numbered as (
            """ + LogSql.numberedEach("stored") + ")\n"
            + LogSql.inserted(ProgressEventType.PROGRESS_RECORDED, LogSql.each("numbered", "stored", "section_id"), ":at",
                    ":person",
                    new Named(Reference.SECTION, "section_id"), new Named(Reference.PERSON, ":person")));

    /** What holds of completion: since when it stands, or what took it back last. */
    private record Word(boolean complete, Source source, Mark mark, Instant receivedAt) {

        /** @return null where nothing was said */
        private static Word last(Completions said) {
            Completion first = said.first();
            if (first != null) {
                return new Word(true, first.source(), first.mark(), first.receivedAt());
            }
            return said.lastReopened() == null ? null : new Word(false, Source.SELF, said.lastReopened(), null);
        }
    }

    @Inject
    Database database;

    @Inject
    GroupLog log;

    /** @return the ids of those that were not there before */
    Uni<Set<UUID>> add(Member reader, List<DatedEvent> events) {
        return of(reader, ADD)
                .setEach("events", events, DatedEvent::eventId, UUID[]::new)
                .setEach("sections", events, DatedEvent::sectionId, UUID[]::new)
                .setEach("kinds", events, dated -> dated.event().kind(), ReadingEvent.Kind[]::new)
                .setEach("keys", events, dated -> dated.event().paragraphKey(), String[]::new)
                .setEach("devices", events, dated -> dated.mark().deviceId(), UUID[]::new)
                .setEach("sequences", events, dated -> dated.mark().sequence(), Long[]::new)
                .setEach("rounds", events, dated -> dated.event().round(), Integer[]::new)
                .setEach("occurred", events, DatedEvent::at, Instant[]::new)
                .setEach("received", events, DatedEvent::receivedAt, Instant[]::new)
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
                .setEach("resets", rows, row -> row.getValue().resetAt(), Instant[]::new)
                .setEach("rounds", rows, row -> row.getValue().reach().round(), Integer[]::new)
                .setEach("reaches", rows, reach(Place::paragraph), Integer[]::new)
                .setEach("reach_keys", rows, reach(Place::paragraphKey), String[]::new)
                .setEach("furthest", rows, row -> furthest(row.getValue()), Integer[]::new)
                .setEach("places", rows, position(newest -> newest.place().paragraph()), Integer[]::new)
                .setEach("position_keys", rows, position(newest -> newest.place().paragraphKey()), String[]::new)
                .setEach("position_sequences", rows, position(newest -> newest.mark().sequence()), Long[]::new)
                .setEach("position_events", rows, position(newest -> newest.mark().eventId()), UUID[]::new)
                .setEach("positions_at", rows, position(newest -> newest.mark().at()), Instant[]::new)
                .setEach("complete", rows, word(Word::complete), Boolean[]::new)
                .setEach("completion_sources", rows, word(Word::source), Source[]::new)
                .setEach("completion_sequences", rows, word(word -> word.mark.sequence()), Long[]::new)
                .setEach("completion_events", rows, word(word -> word.mark.eventId()), UUID[]::new)
                .setEach("completions_at", rows, word(word -> word.mark.at()), Instant[]::new)
                .setEach("completions_received", rows, word(Word::receivedAt), Instant[]::new)
                .setEach("positions", rows, row -> JsonRows.text(row.getValue().positions().last()), String[]::new)
                .setEach("reopened", rows, row -> JsonRows.text(row.getValue().completions().reopened()), String[]::new)
                .setEach("completed", rows, row -> JsonRows.text(row.getValue().completions().standing()), String[]::new)
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

    private static Integer furthest(SectionReading reading) {
        return reading.furthest() == 0 ? null : reading.furthest() - 1;
    }

    private static <V> Function<Entry<UUID, SectionReading>, V> position(Function<Position, V> value) {
        return row -> orNull(row.getValue().positions().newest(), value);
    }

    private static <V> Function<Entry<UUID, SectionReading>, V> word(Function<Word, V> value) {
        return row -> orNull(Word.last(row.getValue().completions()), value);
    }

    private static <P, V> V orNull(P part, Function<P, V> value) {
        return part == null ? null : value.apply(part);
    }
}
