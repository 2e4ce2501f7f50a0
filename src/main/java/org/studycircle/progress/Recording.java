package org.studycircle.progress;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

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
import org.studycircle.sql.Overtaken;
import org.studycircle.sql.Sql;

import io.smallrye.mutiny.Uni;

/** Writes what devices have told, and what it comes to: one statement. */
@ApplicationScoped
class Recording {

    /** What a section's reading comes to, beside whose it is and whether it was read through. */
    private static final List<String> FACTS = List.of("reset_at", "round", "reach_paragraph", "reach_key", "furthest_paragraph",
            "position_paragraph", "position_key", "position_sequence", "position_event", "position_at", "complete",
            "completion_source", "completion_sequence", "completion_event", "completion_at", "completion_received_at",
            "positions", "reopened", "completed");

    /**
     * Nothing is written where something else has been written since it was read what is written over, nor where the group is archived: all
     * of it, or nothing. Rows are locked in the order of their sections, the group's last.
     */
    private static final Sql<Integer> STORE = Sql.column(Integer.class, """
            with told as (
              select n.*, coalesce(n.furthest_paragraph + 1, 0) >= s.paragraph_count as read_through
              from (
                select section_id, stamp, is_new, %3$s, cast(positions as jsonb) as positions, cast(reopened as jsonb) as reopened,
                       cast(completed as jsonb) as completed
                from unnest(
                  cast(:sections as uuid[]), cast(:stamps as bigint[]), cast(:new as boolean[]), cast(:resets as timestamptz[]),
                  cast(:rounds as integer[]), cast(:reaches as integer[]), cast(:reach_keys as text[]),
                  cast(:furthest as integer[]), cast(:places as integer[]), cast(:position_keys as text[]),
                  cast(:position_sequences as bigint[]), cast(:position_events as uuid[]), cast(:positions_at as timestamptz[]),
                  cast(:complete as boolean[]), cast(:completion_sources as text[]), cast(:completion_sequences as bigint[]),
                  cast(:completion_events as uuid[]), cast(:completions_at as timestamptz[]),
                  cast(:completions_received as timestamptz[]), cast(:positions as text[]), cast(:reopened as text[]),
                  cast(:completed as text[]))
                  as n (section_id, stamp, is_new, %1$s)
              ) n
              join section s on s.group_id = :group and s.section_id = n.section_id
            ), locked as (
              select p.section_id, %4$s as stamp
              from section_progress p
              where p.group_id = :group and p.person_id = :person and p.section_id = any(cast(:sections as uuid[]))
              order by p.section_id
              for update
            ), agreed as (
              select 1 as one
              where not exists (
                select from told n
                left join locked l on l.section_id = n.section_id
                where l.stamp is distinct from n.stamp)
            ), changed as (
              select n.section_id from told n cross join agreed where n.is_new
            ), numbered as (
            """.formatted(facts(""), facts("n."), facts("").replaceFirst(", positions.*", ""), stamp("p"))
            + LogSql.numberedEach("changed") + """
            ), going as (
              select 1 as one from numbered
              union all
              select one from agreed where not exists (select from told where is_new)
            ), opened as (
              insert into section_progress (group_id, person_id, section_id, read_through, %1$s)
              select :group, :person, n.section_id, n.read_through, %2$s
              from told n
              cross join going
              where n.stamp is null
              order by n.section_id
            ), stored as (
              update section_progress p
              set (read_through, %1$s) = (n.read_through, %2$s)
              from told n
              cross join going
              where p.group_id = :group and p.person_id = :person and p.section_id = n.section_id and n.stamp is not null
                and n.is_new
            ), added as (
              insert into reading_event (group_id, person_id, event_id, section_id, kind, paragraph_key, device_id, sequence,
                                         round, occurred_at, received_at)
              select :group, :person, e.*
              from unnest(
                  cast(:events as uuid[]), cast(:event_sections as uuid[]), cast(:kinds as text[]), cast(:keys as text[]),
                  cast(:devices as uuid[]), cast(:sequences as bigint[]), cast(:event_rounds as integer[]),
                  cast(:occurred as timestamptz[]), cast(:received as timestamptz[]))
                as e (event_id, section_id, kind, paragraph_key, device_id, sequence, round, occurred_at, received_at)
              cross join going
              order by e.event_id
            ), logged as (
            """.formatted(facts(""), facts("n."))
            + LogSql.inserted(ProgressEventType.PROGRESS_RECORDED, LogSql.each("numbered", "changed", "section_id"), ":at",
                    ":person",
                    new Named(Reference.SECTION, "section_id"), new Named(Reference.PERSON, ":person"))
            + ") select 1 from going");

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

    /** SQL for which write the row of {@code section_progress} is of, under this alias. */
    static String stamp(String progress) {
        return "cast(cast(" + progress + ".xmin as text) as bigint)";
    }

    private static String facts(String alias) {
        return FACTS.stream().map(fact -> alias + fact).collect(Collectors.joining(", "));
    }

    /**
     * @param fresh events, none of which has been recorded
     * @param merged what is known now of the sections that they are about
     * @throws Overtaken where one of these, or the group, has become another meanwhile
     */
    Uni<Void> store(Member reader, List<DatedEvent> fresh, List<Merged> merged) {
        return facts(events(database.call(STORE), fresh), merged)
                .set("group", reader.groupId())
                .set("person", reader.personId())
                .set("at", Moment.now())
                .first()
                .onItem().ifNull().failWith(Overtaken::new)
                .invoke(() -> tell(reader, merged))
                .replaceWithVoid();
    }

    private void tell(Member reader, List<Merged> merged) {
        if (merged.stream().anyMatch(Merged::isNew)) {
            log.tellFollowers(reader.groupId());
        }
    }

    private static <R> Call<R> events(Call<R> call, List<DatedEvent> events) {
        return call.setEach("events", events, DatedEvent::eventId, UUID[]::new)
                .setEach("event_sections", events, DatedEvent::sectionId, UUID[]::new)
                .setEach("kinds", events, dated -> dated.event().kind(), ReadingEvent.Kind[]::new)
                .setEach("keys", events, dated -> dated.event().paragraphKey(), String[]::new)
                .setEach("devices", events, dated -> dated.mark().deviceId(), UUID[]::new)
                .setEach("sequences", events, dated -> dated.mark().sequence(), Long[]::new)
                .setEach("event_rounds", events, dated -> dated.event().round(), Integer[]::new)
                .setEach("occurred", events, DatedEvent::at, Instant[]::new)
                .setEach("received", events, DatedEvent::receivedAt, Instant[]::new);
    }

    private static <R> Call<R> facts(Call<R> call, List<Merged> rows) {
        return call.setEach("sections", rows, row -> row.section().sectionId(), UUID[]::new)
                .setEach("stamps", rows, row -> row.section().stamp(), Long[]::new)
                .setEach("new", rows, Merged::isNew, Boolean[]::new)
                .setEach("resets", rows, row -> row.after().resetAt(), Instant[]::new)
                .setEach("rounds", rows, row -> row.after().reach().round(), Integer[]::new)
                .setEach("reaches", rows, reach(Place::paragraph), Integer[]::new)
                .setEach("reach_keys", rows, reach(Place::paragraphKey), String[]::new)
                .setEach("furthest", rows, row -> furthest(row.after()), Integer[]::new)
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
                .setEach("positions", rows, row -> JsonRows.text(row.after().positions().last()), String[]::new)
                .setEach("reopened", rows, row -> JsonRows.text(row.after().completions().reopened()), String[]::new)
                .setEach("completed", rows, row -> JsonRows.text(row.after().completions().standing()), String[]::new);
    }

    private static <V> Function<Merged, V> reach(Function<Place, V> value) {
        return row -> orNull(row.after().reach().place(), value);
    }

    private static Integer furthest(SectionReading reading) {
        return reading.furthest() == 0 ? null : reading.furthest() - 1;
    }

    private static <V> Function<Merged, V> position(Function<Position, V> value) {
        return row -> orNull(row.after().positions().newest(), value);
    }

    private static <V> Function<Merged, V> word(Function<Word, V> value) {
        return row -> orNull(Word.last(row.after().completions()), value);
    }

    private static <P, V> V orNull(P part, Function<P, V> value) {
        return part == null ? null : value.apply(part);
    }
}
