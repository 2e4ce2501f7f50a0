package org.studycircle.progress.report;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.group.member.MembershipState;
import org.studycircle.group.member.Permission;
import org.studycircle.group.member.Role;
import org.studycircle.group.member.Seat;
import org.studycircle.http.paging.Page;
import org.studycircle.http.paging.Paging;
import org.studycircle.http.paging.Slice;
import org.studycircle.http.problem.NotFound;
import org.studycircle.progress.StoredReading;
import org.studycircle.progress.report.AssignmentProgress.AssignedSection;
import org.studycircle.schedule.MemberDates;
import org.studycircle.sql.Call;
import org.studycircle.sql.Columns;
import org.studycircle.sql.Database;
import org.studycircle.sql.Keyset;
import org.studycircle.sql.ListSql;
import org.studycircle.sql.RowReader;

import io.smallrye.mutiny.Uni;

/** How far one member has read, by assignment. */
@ApplicationScoped
class Reports {

    private static final Keyset<Report> BY_DUE = Keyset.<Report>ascending()
            .with("a.due_before", Report::dueBefore, LocalDateTime::parse)
            .uuid("a.assignment_id", report -> report.progress.assignmentId());

    private static final ListSql<ReportRow> ALL = list("");
    private static final ListSql<ReportRow> ONE = list("and a.assignment_id = :assignment ");

    @Inject
    Database database;

    /**
     * A section of an assignment, in front of the caller and of the reader.
     *
     * @param section null where nothing is assigned
     */
    private record ReportRow(Role seatRole, MembershipState readerState, boolean readerHides, LocalDateTime dueBefore,
            AssignedSection section) {

        /** Members see who is active, and of those who do not hide it; facilitators see everybody's. */
        void requireShown() {
            if (readerState != MembershipState.ACTIVE && !seatRole.may(Permission.MANAGE_MEMBERS)) {
                throw new NotFound();
            }
            if (readerHides && !seatRole.may(Permission.SEE_PROGRESS)) {
                throw new ProgressHidden();
            }
        }
    }

    /** An assignment's progress and its place in the list. */
    private record Report(LocalDateTime dueBefore, AssignmentProgress progress) {

        static Report of(List<ReportRow> rows) {
            return new Report(rows.get(0).dueBefore, AssignmentProgress.of(rows.stream().map(ReportRow::section).toList()));
        }
    }

    /** @param only a condition on the assignments that are wanted, if not all are */
    private static ListSql<ReportRow> list(String only) {
        return ListSql.of(RowReader.of(ReportRow.class), BY_DUE, """
                select seat.role as seat_role, reader.state as reader_state,
                       reader.hides_progress and reader.person_id <> seat.person_id as reader_hides, a.due_before,
                       a.assignment_id as section_assignment_id, a.due_at as section_due_at, s.section_id as section_section_id,
                       s.paragraph_count as section_paragraph_count,
                """ + Columns.of(StoredReading.class, "known", "section_reading") + "\n" + Seat.FROM + """
                join membership reader
                  on reader.group_id = :group and reader.person_id = coalesce(cast(:reader as uuid), seat.person_id)
                """ + MemberDates.SCHEDULE_END + """
                left join lateral (
                  select a.assignment_id, a.due_before,
                """ + MemberDates.dueAt("reader.first_joined_at") + """
                  as due_at
                  from assignment a
                  where a.group_id = :group and a.deleted_at is null
                """ + only + """
                  {page}
                ) a on true
                left join assignment_section x on x.group_id = :group and x.assignment_id = a.assignment_id
                left join section s on s.group_id = :group and s.section_id = x.section_id
                left join section_progress known
                  on known.group_id = :group and known.person_id = reader.person_id and known.section_id = x.section_id
                """ + Seat.OF_CALLER + "{order}, s.position");
    }

    /**
     * @param readerId the member whose progress is wanted, as the group knows them; null for the caller's own
     * @param assignmentId the only one wanted, or null for all
     */
    Uni<Page<AssignmentProgress>> of(UUID groupId, UUID callerId, UUID readerId, UUID assignmentId, Paging paging) {
        Slice slice = paging.slice("progress " + groupId + " " + readerId + " " + assignmentId);
        return call(slice, assignmentId).set("group", groupId).set("caller", callerId).set("reader", readerId).list()
                .map(rows -> BY_DUE.page(slice, reports(rows)).map(Report::progress));
    }

    private Call<ReportRow> call(Slice slice, UUID assignmentId) {
        return assignmentId == null ? database.call(ALL, slice) : database.call(ONE, slice).set("assignment", assignmentId);
    }

    private static List<Report> reports(List<ReportRow> rows) {
        if (rows.isEmpty()) {
            throw new NotFound();
        }
        rows.get(0).requireShown();
        Map<UUID, List<ReportRow>> byAssignment = new LinkedHashMap<>();
        rows.stream().filter(row -> row.section != null).forEach(row -> byAssignment
                .computeIfAbsent(row.section.assignmentId(), first -> new ArrayList<>()).add(row));
        return byAssignment.values().stream().map(Report::of).toList();
    }
}
