package org.studycircle.progress;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.group.member.Member;
import org.studycircle.group.member.Seat;
import org.studycircle.http.problem.NotFound;
import org.studycircle.progress.NamedSection.NamedRow;
import org.studycircle.schedule.MemberDates;
import org.studycircle.sql.Call;
import org.studycircle.sql.Columns;
import org.studycircle.sql.Database;
import org.studycircle.sql.Sql;

import io.smallrye.mutiny.Uni;

/** What every member has read: one statement, however many events and sections it is about. */
@ApplicationScoped
class Readings {

    private static final String READING = Columns.of(StoredReading.class, "known", "section_reading_known") + """
            , known.reset_at as section_reading_reset_at, known.furthest_paragraph as section_reading_furthest_paragraph,
            known.positions as section_reading_positions, known.reopened as section_reading_reopened,
            known.completed as section_reading_completed,
            """ + Recording.stamp("known") + " as section_stamp";

    /** Texts never change, and what is known of them is held against its stamp when it is written: nothing of this is locked. */
    private static final Sql<Named> NAMED = Sql.rows(Named.class, "select " + Seat.MEMBER + """
            , s.section_id as section_section_id, s.paragraph_count as section_paragraph_count, named.keys as section_keys,
            named.positions as section_positions,
            case when s.section_id is not null then greatest(g.created_at, seat.first_joined_at, opened.at) end
              as section_readable_since, recorded.events as recorded,
            """ + READING + "\n" + Seat.FROM + """
            cross join lateral (
              select coalesce(array_agg(e.event_id), '{}') as events
              from reading_event e
              where e.group_id = :group and e.person_id = seat.person_id and e.event_id = any(:events)
            ) recorded
            left join (
              select event.section_id, array_agg(p.paragraph_key) filter (where p.position is not null) as keys,
                     array_agg(p.position) filter (where p.position is not null) as positions
              from (
                select distinct section_id, paragraph_key
                from unnest(cast(:sections as uuid[]), cast(:keys as text[])) as event (section_id, paragraph_key)
              ) event
              left join paragraph p
                on p.group_id = :group and p.section_id = event.section_id and p.paragraph_key = event.paragraph_key
              group by event.section_id
            ) named on true
            left join section s on s.group_id = :group and s.section_id = named.section_id
            left join section_progress known
              on known.group_id = :group and known.person_id = seat.person_id and known.section_id = s.section_id
            left join lateral (
              select min(opening.at) as at
              from assignment_section x
              join assignment a on a.group_id = :group and a.assignment_id = x.assignment_id and a.deleted_at is null
              cross join lateral (select
            """ + MemberDates.OPENS_AT + """
             as at) opening
              where x.group_id = :group and x.section_id = s.section_id and
            """ + MemberDates.hasCome("opening.at") + """
            ) opened on true
            """ + Seat.OF_CALLER);

    @Inject
    Database database;

    /** @param section null where the group does not have it */
    private record Named(Member seat, NamedRow section, List<UUID> recorded) {}

    /**
     * A reader in front of the sections that a batch names, as far as the group has them.
     *
     * @param recorded ids of events of the batch that are recorded already
     */
    record ReaderSeat(Member reader, List<NamedSection> sections, Set<UUID> recorded) {

        private static ReaderSeat of(List<Named> rows) {
            if (rows.isEmpty()) {
                throw new NotFound();
            }
            return new ReaderSeat(rows.get(0).seat,
                    rows.stream().map(Named::section).filter(Objects::nonNull).map(NamedSection::of).toList(),
                    Set.copyOf(rows.get(0).recorded));
        }

        private void requireSection() {
            if (sections.isEmpty()) {
                throw new NotFound();
            }
        }
    }

    /** @throws NotFound unless the caller is an active member */
    Uni<ReaderSeat> seat(UUID groupId, UUID callerId, List<ReadingEvent> events) {
        return named(groupId, callerId)
                .setEach("sections", events, ReadingEvent::sectionId, UUID[]::new)
                .setEach("keys", events, ReadingEvent::paragraphKey, String[]::new)
                .setEach("events", events, ReadingEvent::eventId, UUID[]::new)
                .list()
                .map(ReaderSeat::of);
    }

    /** @throws NotFound unless the caller is an active member of a group that has the section */
    Uni<ReaderSeat> seat(UUID groupId, UUID callerId, UUID sectionId) {
        return named(groupId, callerId).set("sections", new UUID[]{sectionId}).set("keys", new String[1])
                .set("events", new UUID[0]).list()
                .map(ReaderSeat::of)
                .invoke(ReaderSeat::requireSection);
    }

    private Call<Named> named(UUID groupId, UUID callerId) {
        return database.call(NAMED).set("group", groupId).set("caller", callerId);
    }
}
