package org.studycircle.progress;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;
import org.studycircle.group.member.Member;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** What every member has read. Each method is one statement (opening is two), however many events and sections it is about. */
@ApplicationScoped
class Readings {

    /** The sections that the events name, as far as the group has them. Texts never change, so nothing of this is locked. */
    Uni<List<NamedSection>> named(Member reader, List<ReadingEvent> events) {
        return Panache.getSession().chain(session -> of(reader, session.createNativeQuery("""
                select cast(json_build_object('section_id', s.section_id, 'paragraph_count', s.paragraph_count,
                  'places', coalesce(named.places, '{}'), 'reading', (
                    select row_to_json(p)
                    from section_progress p
                    where p.group_id = :group and p.person_id = :person and p.section_id = named.section_id
                  )) as text)
                from (
                  select event.section_id, json_object_agg(event.paragraph_key, (
                      select p.position
                      from paragraph p
                      where p.group_id = :group and p.section_id = event.section_id and p.paragraph_key = event.paragraph_key
                    )) filter (where event.paragraph_key is not null) as places
                  from (
                    select distinct section_id, paragraph_key
                    from unnest(cast(:sections as uuid[]), cast(:keys as text[])) as event (section_id, paragraph_key)
                  ) event
                  group by event.section_id
                ) named
                join section s on s.group_id = :group and s.section_id = named.section_id
                """, String.class))
                .setParameter("sections", events.stream().map(ReadingEvent::sectionId).toArray(UUID[]::new))
                .setParameter("keys", events.stream().map(ReadingEvent::paragraphKey).toArray(String[]::new))
                .getResultList())
                .map(rows -> rows.stream().map(JsonObject::new).map(Readings::named).toList());
    }

    /** What is known of these sections, held until the transaction ends: whoever merges there too comes before or after. */
    Uni<Map<UUID, SectionReading>> locked(Member reader, List<NamedSection> sections) {
        UUID[] ids = sections.stream().map(NamedSection::sectionId).toArray(UUID[]::new);
        boolean areOpen = sections.stream().allMatch(section -> section.reading() != null);
        return (areOpen ? Uni.createFrom().voidItem() : open(reader, ids)).chain(() -> locked(reader, ids));
    }

    private static Uni<Void> open(Member reader, UUID[] ids) {
        return Panache.getSession().chain(session -> of(reader, session.createNativeQuery("""
                insert into section_progress (group_id, person_id, section_id, round)
                select :group, :person, section_id, 1
                from unnest(cast(:sections as uuid[])) as opened (section_id)
                order by section_id
                on conflict do nothing
                """))
                .setParameter("sections", ids)
                .executeUpdate())
                .replaceWithVoid();
    }

    private static Uni<Map<UUID, SectionReading>> locked(Member reader, UUID[] ids) {
        return Panache.getSession().chain(session -> of(reader, session.createNativeQuery("""
                select cast(row_to_json(p) as text)
                from section_progress p
                where p.group_id = :group and p.person_id = :person and p.section_id = any(cast(:sections as uuid[]))
                order by p.section_id
                for update
                """, String.class))
                .setParameter("sections", ids)
                .getResultList())
                .map(rows -> rows.stream().map(JsonObject::new)
                        .collect(Collectors.toMap(StoredReading::sectionId, StoredReading::of)));
    }

    /** @return the ids of those that were not there before */
    Uni<Set<UUID>> add(Member reader, List<ReadingEvent> events, Instant receivedAt) {
        return Panache.getSession().chain(session -> session.createNativeQuery("""
                insert into reading_event
                select *
                from json_populate_recordset(cast(null as reading_event), cast(cast(:events as text) as json))
                order by event_id
                on conflict do nothing
                returning cast(event_id as text)
                """, String.class)
                .setParameter("events",
                        json(events.stream().map(event -> StoredReading.row(reader, event, receivedAt)).toList()))
                .getResultList())
                .map(ids -> ids.stream().map(UUID::fromString).collect(Collectors.toSet()));
    }

    Uni<Void> store(Member reader, Map<UUID, SectionReading> readings) {
        List<JsonObject> rows = readings.entrySet().stream()
                .map(entry -> StoredReading.row(entry.getKey(), entry.getValue()))
                .toList();
        return Panache.getSession().chain(session -> of(reader, session.createNativeQuery("""
                update section_progress p
                set round = n.round,
                    reach_paragraph = n.reach_paragraph,
                    reach_key = n.reach_key,
                    position_paragraph = n.position_paragraph,
                    position_key = n.position_key,
                    position_sequence = n.position_sequence,
                    position_event = n.position_event,
                    position_at = n.position_at,
                    complete = n.complete,
                    completion_source = n.completion_source,
                    completion_sequence = n.completion_sequence,
                    completion_event = n.completion_event,
                    completion_at = n.completion_at
                from json_populate_recordset(cast(null as section_progress), cast(cast(:readings as text) as json)) n
                where p.group_id = :group and p.person_id = :person and p.section_id = n.section_id
                """))
                .setParameter("readings", json(rows))
                .executeUpdate())
                .replaceWithVoid();
    }

    private static <Q extends Mutiny.AbstractQuery> Q of(Member reader, Q query) {
        query.setParameter("group", reader.groupId());
        query.setParameter("person", reader.personId());
        return query;
    }

    private static String json(List<JsonObject> rows) {
        return new JsonArray(rows).encode();
    }

    private static NamedSection named(JsonObject row) {
        JsonObject reading = row.getJsonObject("reading");
        Map<String, Integer> places = row.getJsonObject("places").stream()
                .filter(entry -> entry.getValue() != null)
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> (Integer) entry.getValue()));
        return new NamedSection(StoredReading.sectionId(row), row.getInteger("paragraph_count"), places,
                reading == null ? null : StoredReading.of(reading));
    }
}
