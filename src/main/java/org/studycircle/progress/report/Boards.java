package org.studycircle.progress.report;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.group.member.Author;
import org.studycircle.group.member.Permission;
import org.studycircle.group.member.Role;
import org.studycircle.group.member.Seat;
import org.studycircle.group.member.Seated;
import org.studycircle.http.paging.Page;
import org.studycircle.http.paging.Paging;
import org.studycircle.http.paging.Slice;
import org.studycircle.http.problem.Forbidden;
import org.studycircle.progress.report.ProgressBoard.ColumnRow;
import org.studycircle.progress.report.ProgressBoard.MemberRow;
import org.studycircle.schedule.MemberDates;
import org.studycircle.sql.Call;
import org.studycircle.sql.Columns;
import org.studycircle.sql.Database;
import org.studycircle.sql.Keyset;
import org.studycircle.sql.ListSql;
import org.studycircle.sql.Sql;

import io.smallrye.mutiny.Uni;

/** The boards of groups: what is assigned, and how far each member is with it. */
@ApplicationScoped
class Boards {

    private static final int MOST_COLUMNS = 200;

    private static final Keyset<MemberRow> BY_NAME = Keyset.<MemberRow>ascending()
            .text("m.display_name", row -> row.member().displayName())
            .uuid("m.person_id", row -> row.member().personId());

    private static final Sql<Seated<ColumnRow>> LAST = columns("");
    private static final Sql<Seated<ColumnRow>> ONE = columns("and a.assignment_id = :assignment");

    /** When something is due for a member is asked for the assignments whose columns are given, and brought where it differs. */
    private static final ListSql<MemberRow> MEMBERS = ListSql.rows(MemberRow.class, BY_NAME, "select "
            + Columns.of(Author.class, "m", "member") + """
            , granted.assignments as granted_assignments, granted.due_at as granted_due_at, opened.sections as opened_sections,
              opened.paragraphs as opened_paragraphs, opened.completed_at as opened_completed_at,
              opened.received_at as opened_received_at, opened.claimed_with as opened_claimed_with
            from (
              select m.person_id, m.display_name, m.first_joined_at
              from membership m
              where m.group_id = :group and m.state = 'ACTIVE' {page}
            ) m
            join reading_group g on g.group_id = :group
            left join lateral (
              select array_agg(due.assignment_id) as assignments, array_agg(due.at) as due_at
              from (
                select a.assignment_id, a.due_at as written_at,
            """ + MemberDates.later("a.due_at", "a.open_since", "m.first_joined_at", "grace.ends_at",
                    "cast(:schedule_end as timestamptz)")
            + """
                  as at
                from unnest(cast(:assignments as uuid[]), cast(:open_since as timestamptz[]), cast(:due as timestamptz[]))
                  as a (assignment_id, open_since, due_at)
                cross join (select
            """ + MemberDates.graceUntil("m.first_joined_at") + """
                  as ends_at offset 0) grace
              ) due
              where due.at <> due.written_at
            ) granted on true
            left join lateral (
              select array_agg(p.section_id) as sections, array_agg(coalesce(p.reach_paragraph + 1, 0)) as paragraphs,
                     array_agg(case when p.complete then p.completion_at end) as completed_at,
                     array_agg(case when p.complete then p.completion_received_at end) as received_at,
                     array_agg(case when p.complete and p.completion_source = 'SELF'
                                 then coalesce(greatest(p.furthest_paragraph, p.reach_paragraph) + 1, 0) end) as claimed_with
              from section_progress p
              where p.group_id = :group and p.person_id = m.person_id and p.section_id = any(:sections)
                and (p.reset_at is null or p.complete or p.position_key is not null or p.round > 1)
            ) opened on true
            {order}
            """);

    @Inject
    Database database;

    /** Whole assignments only, as many of the last due ones as fit. */
    private static Sql<Seated<ColumnRow>> columns(String only) {
        return Sql.of(Seated.reader(ColumnRow.class), "select seat.role as seat_role, c.*\n" + Seat.FROM
                + MemberDates.SCHEDULE_END + """
                        left join lateral (
                          select a.assignment_id, a.due_before, a.due_at, a.open_since, schedule.ends_at as schedule_end, s.section_id,
                                 s.position, s.heading, s.paragraph_count, moved.due_at as moved_due_at, moved.until as moved_until
                          from (
                            select last.*, sum(last.section_count) over (order by last.due_before desc, last.assignment_id desc) as width
                            from (
                              select a.assignment_id, a.due_before, a.section_count,
                        """ + MemberDates.WRITTEN_DUE_AT + " as due_at, " + MemberDates.OPEN_SINCE + """
                               as open_since
                              from assignment a
                              where a.group_id = :group and a.deleted_at is null
                        """ + only + """
                              order by a.due_before desc, a.assignment_id desc
                              limit :most
                            ) last
                          ) a
                          join assignment_section x on x.group_id = :group and x.assignment_id = a.assignment_id
                          join section s on s.group_id = :group and s.section_id = x.section_id
                          left join lateral (
                            select array_agg(d.due_at) as due_at, array_agg(d.stood_until) as until
                            from earlier_due d
                            where d.group_id = :group and d.assignment_id = a.assignment_id
                          ) moved on true
                          where a.width <= :most
                        ) c on true
                        """ + Seat.OF_CALLER + "order by c.due_before, c.assignment_id, c.position");
    }

    /** @param assignmentId the only one wanted, or null for those that are due last */
    Uni<ProgressBoard> board(UUID groupId, UUID callerId, UUID assignmentId, Paging paging) {
        Slice slice = paging.slice("board " + groupId + " " + assignmentId);
        return call(assignmentId).set("group", groupId).set("caller", callerId).set("most", MOST_COLUMNS).list()
                .map(rows -> Seated.all(rows, Boards::requireSeeing))
                .chain(columns -> members(groupId, columns, slice)
                        .map(members -> ProgressBoard.of(columns, members, Instant.now())));
    }

    private Call<Seated<ColumnRow>> call(UUID assignmentId) {
        return assignmentId == null ? database.call(LAST) : database.call(ONE).set("assignment", assignmentId);
    }

    private static void requireSeeing(Role seat) {
        if (!seat.may(Permission.SEE_PROGRESS)) {
            throw new Forbidden("Facilitators of the group may see where it stands.");
        }
    }

    private Uni<Page<MemberRow>> members(UUID groupId, List<ColumnRow> columns, Slice slice) {
        Instant scheduleEnd = columns.isEmpty() ? null : columns.get(0).scheduleEnd();
        List<ColumnRow> movable = scheduleEnd == null ? List.of() : ColumnRow.firsts(columns);
        return database.call(MEMBERS, slice)
                .set("group", groupId)
                .set("schedule_end", scheduleEnd)
                .setEach("assignments", movable, ColumnRow::assignmentId, UUID[]::new)
                .setEach("open_since", movable, ColumnRow::openSince, Instant[]::new)
                .setEach("due", movable, ColumnRow::dueAt, Instant[]::new)
                .set("sections", columns.stream().map(ColumnRow::sectionId).distinct().toArray(UUID[]::new))
                .list()
                .map(rows -> BY_NAME.page(slice, rows));
    }
}
