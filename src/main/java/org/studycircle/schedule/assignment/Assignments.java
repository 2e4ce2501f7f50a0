package org.studycircle.schedule.assignment;

import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;

import org.studycircle.group.member.Members;
import org.studycircle.group.member.Permission;
import org.studycircle.group.member.Seat;
import org.studycircle.group.member.Seated;
import org.studycircle.http.paging.Page;
import org.studycircle.http.paging.Paging;
import org.studycircle.http.paging.Slice;
import org.studycircle.http.problem.NotFound;
import org.studycircle.http.problem.Unacceptable;
import org.studycircle.library.SectionSummary.SectionRow;
import org.studycircle.schedule.EffectiveDates;
import org.studycircle.schedule.MemberDates;
import org.studycircle.sql.Call;
import org.studycircle.sql.Database;
import org.studycircle.sql.Keyset;
import org.studycircle.sql.ListSql;
import org.studycircle.sql.Sql;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** All assignments of all groups. */
@ApplicationScoped
class Assignments {

    private static final Keyset<AssignmentRow> BY_DUE = Keyset.<AssignmentRow>ascending()
            .with("a.due_before", AssignmentRow::dueBefore, LocalDateTime::parse)
            .uuid("a.assignment_id", AssignmentRow::assignmentId);

    private static final String SECTIONS = """
            json_agg(json_build_object('section_id', s.section_id, 'position', s.position, 'heading', s.heading, 'level', s.level,
                                       'paragraph_count', s.paragraph_count, 'words', s.words) order by s.position)
            """;

    /** To be continued with a condition on {@code a}, the assignment, and {@link #OF_CALLER}. */
    private static final String THROUGH_SEAT = "select seat.role as seat_role, a.*\n" + Seat.FROM + MemberDates.SCHEDULE_END + """
            left join lateral (
              select a.assignment_id, a.title, a.instructions, a.essay_id, a.edition_id, a.opens_from, a.opens_at_time,
                     a.due_before, a.due_at_time, a.closes_before, a.closes_at_time, a.visibility, a.revealed_at, a.created_at,
                     a.version, g.zone,
            """ + EffectiveDates.COLUMNS + ", (select " + SECTIONS + """
                       from assignment_section x
                       join section s on s.group_id = :group and s.section_id = x.section_id
                       where x.group_id = :group and x.assignment_id = a.assignment_id) as sections
              from assignment a
              where a.group_id = :group and a.deleted_at is null
            """;
    private static final String OF_CALLER = ") a on true\n" + Seat.OF_CALLER;
    private static final ListSql<Seated<AssignmentRow>> LIST = ListSql.of(Seated.reader(AssignmentRow.class), BY_DUE,
            THROUGH_SEAT + "{page}" + OF_CALLER + "{order}");
    private static final Sql<Seated<AssignmentRow>> ONE = Sql.of(Seated.reader(AssignmentRow.class),
            THROUGH_SEAT + "and a.assignment_id = :assignment\n" + OF_CALLER);

    private static final Sql<AssignedText> TEXT = Sql.rows(AssignedText.class, "select " + MemberDates.TODAY + """
             as today, e.essay_id, y.title as essay_title, e.section_count, g.default_visibility, (
              select coalesce(
            """ + SECTIONS + """
              , '[]')
              from section s
              where s.group_id = :group and s.edition_id = e.edition_id and s.section_id = any(:sections)) as sections
            from edition e
            join reading_group g on g.group_id = :group
            join essay y on y.group_id = :group and y.essay_id = e.essay_id
            where e.group_id = :group and e.edition_id = :edition
            """);
    private static final Sql<Void> ASSIGN = Sql.command("""
            insert into assignment_section (group_id, assignment_id, section_id)
            select :group, :assignment, unnest(cast(:sections as uuid[]))
            """);
    private static final Sql<Void> UNASSIGN = Sql.command("""
            delete from assignment_section where group_id = :group and assignment_id = :assignment
            """);

    @Inject
    Database database;

    @Inject
    Members members;

    /** By when they are due. */
    Uni<Page<AssignmentView>> list(UUID groupId, UUID callerId, Paging paging) {
        Slice slice = paging.slice("assignments " + groupId);
        return database.call(LIST, slice).set("group", groupId).set("caller", callerId).list()
                .map(Seated::all)
                .map(rows -> BY_DUE.page(slice, rows).map(AssignmentView::of));
    }

    Uni<AssignmentRow> get(UUID groupId, UUID callerId, UUID assignmentId) {
        return database.call(ONE).set("group", groupId).set("caller", callerId).set("assignment", assignmentId).list()
                .map(Seated::one);
    }

    /** Deleted ones too: an id is used once. */
    Uni<Assignment> find(UUID groupId, UUID assignmentId) {
        return Panache.getSession()
                .chain(session -> session.find(Assignment.class, new AssignmentId(groupId, assignmentId)));
    }

    /** For a change: nobody else changes it until this transaction ends. */
    Uni<AssignmentSeat> seat(UUID groupId, UUID assignmentId, UUID callerId) {
        return seatEvenDeleted(groupId, assignmentId, callerId)
                .map(seat -> seat.assignment().isGone() ? null : seat)
                .onItem().ifNull().failWith(NotFound::new);
    }

    Uni<AssignmentSeat> seatEvenDeleted(UUID groupId, UUID assignmentId, UUID callerId) {
        return members.allowed(groupId, callerId, Permission.ASSIGN_READING)
                .chain(member -> lock(groupId, assignmentId)
                        .chain(assignment -> (assignment.isGone()
                                ? Uni.createFrom().<AssignmentRow>nullItem()
                                : get(groupId, callerId, assignmentId))
                                .map(before -> new AssignmentSeat(member, assignment, before))));
    }

    private Uni<Assignment> lock(UUID groupId, UUID assignmentId) {
        return Panache.getSession()
                .chain(session -> session.find(Assignment.class, new AssignmentId(groupId, assignmentId),
                        LockModeType.PESSIMISTIC_WRITE))
                .onItem().ifNull().failWith(NotFound::new);
    }

    /** An edition of the group with those of these sections that are its own. */
    Uni<AssignedText> text(UUID groupId, UUID editionId, List<UUID> sectionIds) {
        return database.call(TEXT)
                .set("group", groupId)
                .set("edition", editionId)
                .set("sections", sectionIds.toArray(UUID[]::new))
                .first()
                .onItem().ifNull().failWith(() -> new Unacceptable("/editionId", "unknown-edition",
                        "The group's library has no such edition."));
    }

    Uni<Void> add(Assignment assignment, List<SectionRow> sections) {
        return Panache.getSession().chain(session -> session.persist(assignment))
                .chain(() -> assign(assignment, sections));
    }

    Uni<Void> replace(Assignment assignment, List<SectionRow> sections) {
        return about(UNASSIGN, assignment).run().chain(() -> assign(assignment, sections));
    }

    private Uni<Void> assign(Assignment assignment, List<SectionRow> sections) {
        return about(ASSIGN, assignment).setEach("sections", sections, SectionRow::sectionId, UUID[]::new).run();
    }

    private Call<Void> about(Sql<Void> sql, Assignment assignment) {
        return database.call(sql).set("group", assignment.groupId()).set("assignment", assignment.assignmentId());
    }
}
