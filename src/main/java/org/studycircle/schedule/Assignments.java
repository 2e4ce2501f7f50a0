package org.studycircle.schedule;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;

import org.studycircle.group.VisibilityPolicy;
import org.studycircle.group.member.Member;
import org.studycircle.group.member.Seated;
import org.studycircle.http.paging.Keyset;
import org.studycircle.http.paging.Page;
import org.studycircle.http.paging.Paging;
import org.studycircle.http.paging.Slice;
import org.studycircle.http.problem.NotFound;
import org.studycircle.http.problem.Unacceptable;
import org.studycircle.library.SectionSummary;
import org.studycircle.sql.Moment;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** All assignments of all groups. */
@ApplicationScoped
class Assignments {

    private static final Keyset BY_DUE = Keyset.ascending().with("a.due_before", LocalDateTime::parse)
            .uuid("a.assignment_id");

    private static final String SECTIONS = """
            json_agg(json_build_object('sectionId', s.section_id, 'position', s.position, 'heading', s.heading, 'level', s.level,
                                       'paragraphCount', s.paragraph_count, 'words', s.words) order by s.position)
            """;

    private static final String ASSIGNED_SECTIONS = "select " + SECTIONS + """
            from assignment_section x
            join section s on s.group_id = x.group_id and s.section_id = x.section_id
            """;

    /** To be continued with a condition on {@code a}, the assignment, and {@link #OF_CALLER}. */
    private static final String THROUGH_SEAT = """
            select seat.role as seat_role, seat.first_joined_at,
            """ + Joining.COLUMNS + """
            , a.*
            from membership seat
            join reading_group g on g.group_id = seat.group_id
            """ + Joining.SCHEDULE_END + """
            left join lateral (
              select a.assignment_id, a.title, a.instructions, a.essay_id, a.edition_id, a.opens_from, a.opens_at_time,
                     a.due_before, a.due_at_time, a.closes_before, a.closes_at_time, a.visibility, a.revealed_at, a.created_at, a.version, (
            """ + ASSIGNED_SECTIONS + """
                       where x.group_id = a.group_id and x.assignment_id = a.assignment_id) as sections
              from assignment a
              where a.group_id = seat.group_id and a.deleted_at is null
            """;

    private static final String OF_CALLER = """
            ) a on true
            where seat.group_id = $1 and seat.real_person_id = $2 and seat.state = 'ACTIVE'
            """;

    private static final String WITH = "select cast((" + ASSIGNED_SECTIONS + """
              where x.group_id = g.group_id and x.assignment_id = :assignment) as text), to_json(m.first_joined_at) #>> '{}',
              g.grace_days, to_json(schedule.ends) #>> '{}'
            from membership m
            join reading_group g on g.group_id = m.group_id
            """ + Joining.SCHEDULE_END + """
            where m.group_id = :group and m.person_id = :person
            """;

    @Inject
    Pool pool;

    Uni<Page<AssignmentView>> list(UUID groupId, UUID callerId, Paging paging) {
        Slice slice = paging.slice("assignments " + groupId, BY_DUE);
        return pool.preparedQuery(THROUGH_SEAT + slice.clause(3) + OF_CALLER + slice.order())
                .execute(slice.parameters(groupId, callerId))
                .map(rows -> Seated.rows(rows, "assignment_id", row -> assigned(row).view()))
                .map(rows -> slice.page(rows, view -> List.of(view.dueOn().end(), view.assignmentId())));
    }

    Uni<Assigned> get(UUID groupId, UUID callerId, UUID assignmentId) {
        return pool.preparedQuery(THROUGH_SEAT + "and a.assignment_id = $3\n" + OF_CALLER)
                .execute(Tuple.of(groupId, callerId, assignmentId))
                .map(rows -> Seated.row(rows, "assignment_id", Assignments::assigned));
    }

    /** Deleted ones too: an id is used once. */
    Uni<Assignment> find(UUID groupId, UUID assignmentId) {
        return Panache.getSession()
                .chain(session -> session.find(Assignment.class, new AssignmentId(groupId, assignmentId)));
    }

    /** For a change: nobody else changes it until this transaction ends. */
    Uni<Assignment> lock(UUID groupId, UUID assignmentId) {
        return Panache.getSession()
                .chain(session -> session.find(Assignment.class, new AssignmentId(groupId, assignmentId),
                        LockModeType.PESSIMISTIC_WRITE))
                .map(assignment -> assignment == null || assignment.isDeleted() ? null : assignment)
                .onItem().ifNull().failWith(NotFound::new);
    }

    /** As it stands with its sections, for this member. */
    Uni<Assigned> with(Assignment assignment, Member member) {
        return Panache.getSession().chain(session -> session.createNativeQuery(WITH, Object[].class)
                .setParameter("group", assignment.groupId())
                .setParameter("assignment", assignment.assignmentId())
                .setParameter("person", member.personId())
                .getSingleResult())
                .map(row -> assignment.with(sections(new JsonArray((String) row[0])),
                        new Joining(OffsetDateTime.parse((String) row[1]).toInstant(), ZoneId.of(member.zone()),
                                (Integer) row[2],
                                row[3] == null ? null : LocalDateTime.parse((String) row[3]))));
    }

    /** An edition of the group with those of these sections that are its own. */
    Uni<AssignedText> text(UUID groupId, UUID editionId, List<UUID> sectionIds) {
        return Panache.getSession().chain(session -> session.createNativeQuery("""
                select cast(json_build_object('essayId', e.essay_id, 'title', y.title, 'sectionCount', e.section_count,
                  'defaultVisibility', g.default_visibility, 'sections', (
                  select coalesce(
                """ + SECTIONS + """
                  , '[]')
                  from section s
                  where s.group_id = e.group_id and s.edition_id = e.edition_id and s.section_id = any(cast(:sections as uuid[])))) as text)
                from edition e
                join reading_group g on g.group_id = e.group_id
                join essay y on y.group_id = e.group_id and y.essay_id = e.essay_id
                where e.group_id = :group and e.edition_id = :edition
                """, String.class)
                .setParameter("group", groupId)
                .setParameter("edition", editionId)
                .setParameter("sections", sectionIds.toArray(UUID[]::new))
                .getSingleResultOrNull())
                .onItem().ifNull().failWith(() -> new Unacceptable("/editionId", "unknown-edition",
                        "The group's library has no such edition."))
                .map(Assignments::text);
    }

    Uni<Void> add(Assignment assignment, List<SectionSummary> sections) {
        return Panache.getSession().chain(session -> session.persist(assignment))
                .call(Panache::flush)
                .call(() -> assign(assignment, sections));
    }

    Uni<Void> replace(Assignment assignment, List<SectionSummary> sections) {
        return Panache.getSession().chain(session -> session.createNativeQuery("""
                delete from assignment_section where group_id = :group and assignment_id = :assignment
                """)
                .setParameter("group", assignment.groupId())
                .setParameter("assignment", assignment.assignmentId())
                .executeUpdate())
                .chain(() -> assign(assignment, sections));
    }

    private static Uni<Void> assign(Assignment assignment, List<SectionSummary> sections) {
        return Panache.getSession().chain(session -> session.createNativeQuery("""
                insert into assignment_section (group_id, assignment_id, section_id)
                select :group, :assignment, unnest(cast(:sections as uuid[]))
                """)
                .setParameter("group", assignment.groupId())
                .setParameter("assignment", assignment.assignmentId())
                .setParameter("sections", sections.stream().map(SectionSummary::sectionId).toArray(UUID[]::new))
                .executeUpdate())
                .replaceWithVoid();
    }

    private static Assigned assigned(Row row) {
        LocalDateTime closes = row.getLocalDateTime("closes_before");
        return new Assigned(row.getUUID("assignment_id"), row.getString("title"), row.getString("instructions"),
                row.getUUID("essay_id"), row.getUUID("edition_id"), sections(row.getJsonArray("sections")),
                new Window(LocalMoment.from(row.getLocalDateTime("opens_from"), row.getBoolean("opens_at_time")),
                        LocalMoment.until(row.getLocalDateTime("due_before"), row.getBoolean("due_at_time")),
                        closes == null ? null : LocalMoment.until(closes, row.getBoolean("closes_at_time"))),
                VisibilityPolicy.valueOf(row.getString("visibility")), Moment.of(row, "revealed_at"),
                Joining.of(row), row.getOffsetDateTime("created_at").toInstant(), row.getInteger("version"));
    }

    private static AssignedText text(String json) {
        JsonObject text = new JsonObject(json);
        return new AssignedText(UUID.fromString(text.getString("essayId")), text.getString("title"),
                text.getInteger("sectionCount"), sections(text.getJsonArray("sections")),
                VisibilityPolicy.valueOf(text.getString("defaultVisibility")));
    }

    private static List<SectionSummary> sections(JsonArray sections) {
        return sections.stream().map(JsonObject.class::cast).map(Assignments::section).toList();
    }

    private static SectionSummary section(JsonObject section) {
        return SectionSummary.of(UUID.fromString(section.getString("sectionId")), section.getInteger("position"),
                section.getString("heading"), section.getInteger("level"), section.getInteger("paragraphCount"),
                section.getInteger("words"));
    }
}
