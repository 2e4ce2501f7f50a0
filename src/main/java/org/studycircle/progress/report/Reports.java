package org.studycircle.progress.report;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.group.member.Author;
import org.studycircle.group.member.MembershipState;
import org.studycircle.group.member.Permission;
import org.studycircle.group.member.Role;
import org.studycircle.group.member.Seated;
import org.studycircle.http.paging.Keyset;
import org.studycircle.http.paging.Page;
import org.studycircle.http.paging.Paging;
import org.studycircle.http.paging.Slice;
import org.studycircle.http.problem.Forbidden;
import org.studycircle.http.problem.NotFound;
import org.studycircle.progress.SectionProgress;
import org.studycircle.progress.StoredReading;
import org.studycircle.progress.report.ProgressBoard.Column;
import org.studycircle.progress.report.ProgressBoard.Reached;
import org.studycircle.schedule.EffectiveDates;
import org.studycircle.schedule.Joining;
import org.studycircle.sql.Moment;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

/** What can be read of progress: a member's by assignment, and the board of a group. */
@ApplicationScoped
class Reports {

    private static final Keyset BY_DUE = Keyset.ascending().with("a.due_before", LocalDateTime::parse)
            .uuid("a.assignment_id");
    private static final Keyset BY_NAME = Keyset.ascending().text("m.display_name").uuid("m.person_id");
    private static final int MOST_COLUMNS = 200;

    @Inject
    Pool pool;

    /** An assignment's progress and its place in the list. */
    private record Placed(LocalDateTime dueBefore, AssignmentProgress progress) {}

    /** A column with what decides when it is due for whom. */
    private record Planned(Column column, LocalDateTime opensFrom, LocalDateTime dueBefore, Joining joining) {

        ProgressBoard.Cell cell(Reader reader, Instant now) {
            return column.cell(reader.sections.get(column.sectionId()),
                    joining.at(reader.joinedAt).dueAt(opensFrom, dueBefore), now);
        }
    }

    /** A member with the sections that they have opened. */
    private record Reader(Author member, Instant joinedAt, Map<UUID, Reached> sections) {

        private Reader(Row row) {
            this(new Author(row.getUUID("person_id"), row.getString("display_name")),
                    row.getOffsetDateTime("first_joined_at").toInstant(), new HashMap<>());
        }
    }

    /**
     * @param readerId the member whose progress is wanted, as the group knows them; null for the caller's own
     * @param assignmentId the only one wanted, or null for all
     */
    Uni<Page<AssignmentProgress>> of(UUID groupId, UUID callerId, UUID readerId, UUID assignmentId, Paging paging) {
        Slice slice = paging.slice("progress " + groupId + " " + readerId + " " + assignmentId, BY_DUE);
        return pool.preparedQuery("""
                select seat.role as seat_role, reader.state as reader_state,
                       reader.hides_progress and reader.person_id <> seat.person_id as is_hidden, reader.first_joined_at,
                """ + Joining.COLUMNS + """
                , a.*
                from membership seat
                join membership reader
                  on reader.group_id = seat.group_id and reader.person_id = coalesce(cast($4 as uuid), seat.person_id)
                join reading_group g on g.group_id = seat.group_id
                """ + Joining.SCHEDULE_END + """
                left join lateral (
                  select a.assignment_id, a.opens_from, a.due_before, (
                    select json_agg(json_build_object('section_id', s.section_id, 'paragraph_count', s.paragraph_count, 'reading', (
                        select row_to_json(p)
                        from section_progress p
                        where p.group_id = x.group_id and p.person_id = reader.person_id and p.section_id = x.section_id
                      )) order by s.position)
                    from assignment_section x
                    join section s on s.group_id = x.group_id and s.section_id = x.section_id
                    where x.group_id = a.group_id and x.assignment_id = a.assignment_id) as sections
                  from assignment a
                  where a.group_id = seat.group_id and a.deleted_at is null
                """ + only(assignmentId) + slice.clause(5) + """
                ) a on true
                where seat.group_id = $1 and seat.real_person_id = $2 and seat.state = 'ACTIVE'
                """ + slice.order())
                .execute(slice.parameters(groupId, callerId, assignmentId, readerId))
                .map(rows -> Seated.rows(rows, "assignment_id", seat -> requireShown(rows.iterator().next(), seat),
                        Reports::placed))
                .map(rows -> slice.page(rows, row -> List.of(row.dueBefore(), row.progress().assignmentId())))
                .map(page -> page.map(Placed::progress));
    }

    /** Members see who is active, and of those who do not hide it; facilitators see everybody's. */
    private static void requireShown(Row reader, Role seat) {
        boolean isActive = reader.getString("reader_state").equals(MembershipState.ACTIVE.name());
        if (!isActive && !seat.may(Permission.MANAGE_MEMBERS)) {
            throw new NotFound();
        }
        if (reader.getBoolean("is_hidden") && !seat.may(Permission.SEE_PROGRESS)) {
            throw new ProgressHidden();
        }
    }

    /** @param assignmentId the only one wanted, or null for those that are due last */
    Uni<ProgressBoard> board(UUID groupId, UUID callerId, UUID assignmentId, Paging paging) {
        Slice slice = paging.slice("board " + groupId + " " + assignmentId, BY_NAME);
        return columns(groupId, callerId, assignmentId)
                .chain(columns -> rows(groupId, columns, slice)
                        .map(rows -> ProgressBoard.of(columns.stream().map(Planned::column).toList(), rows)));
    }

    /** Whole assignments only, as many of the last due ones as fit. */
    private Uni<List<Planned>> columns(UUID groupId, UUID callerId, UUID assignmentId) {
        return pool.preparedQuery("""
                select seat.role as seat_role, seat.first_joined_at,
                """ + Joining.COLUMNS + """
                , c.*
                from membership seat
                join reading_group g on g.group_id = seat.group_id
                """ + Joining.SCHEDULE_END + """
                left join lateral (
                  select a.assignment_id, a.opens_from, a.due_before, s.section_id, s.position, s.heading, s.paragraph_count
                  from (
                    select last.*, sum(last.section_count) over (order by last.due_before desc, last.assignment_id desc) as width
                    from (
                      select a.group_id, a.assignment_id, a.opens_from, a.due_before, a.section_count
                      from assignment a
                      where a.group_id = seat.group_id and a.deleted_at is null
                """ + only(assignmentId) + """
                      order by a.due_before desc, a.assignment_id desc
                      limit $4
                    ) last
                  ) a
                  join assignment_section x on x.group_id = a.group_id and x.assignment_id = a.assignment_id
                  join section s on s.group_id = x.group_id and s.section_id = x.section_id
                  where a.width <= $4
                ) c on true
                where seat.group_id = $1 and seat.real_person_id = $2 and seat.state = 'ACTIVE'
                order by c.due_before, c.assignment_id, c.position
                """)
                .execute(Tuple.of(groupId, callerId, assignmentId, MOST_COLUMNS))
                .map(rows -> Seated.rows(rows, "section_id", Reports::maySeeBoard, Reports::planned));
    }

    /** A row for each member and section opened, a single one for a member who opened none. */
    private Uni<Page<ProgressBoard.Row>> rows(UUID groupId, List<Planned> columns, Slice slice) {
        UUID[] sections = columns.stream().map(planned -> planned.column().sectionId()).distinct().toArray(UUID[]::new);
        return pool.preparedQuery("""
                select m.person_id, m.display_name, m.first_joined_at, p.section_id, p.reach_paragraph,
                       case when p.complete then p.completion_at end as completed_at
                from (
                  select m.group_id, m.person_id, m.display_name, m.first_joined_at
                  from membership m
                  where m.group_id = $1 and m.state = 'ACTIVE'
                """ + slice.clause(3) + """
                ) m
                left join section_progress p
                  on p.group_id = m.group_id and p.person_id = m.person_id and p.section_id = any($2)
                """ + slice.order())
                .execute(slice.parameters(groupId, sections))
                .map(rows -> byMember(rows, columns))
                .map(rows -> slice.page(rows, row -> List.of(row.member().displayName(), row.member().personId())));
    }

    /** The third parameter is used either way, so that each way has a plan of its own. */
    private static String only(UUID assignmentId) {
        return assignmentId == null ? "and cast($3 as uuid) is null\n" : "and a.assignment_id = $3\n";
    }

    private static List<ProgressBoard.Row> byMember(RowSet<Row> rows, List<Planned> columns) {
        Instant now = Instant.now();
        Map<UUID, Reader> readers = new LinkedHashMap<>();
        for (Row row : rows) {
            Reader reader = readers.computeIfAbsent(row.getUUID("person_id"), id -> new Reader(row));
            if (row.getUUID("section_id") != null) {
                reader.sections.put(row.getUUID("section_id"), reached(row));
            }
        }
        return readers.values().stream()
                .map(reader -> new ProgressBoard.Row(reader.member,
                        columns.stream().map(planned -> planned.cell(reader, now)).toList()))
                .toList();
    }

    private static Reached reached(Row row) {
        Integer paragraph = row.getInteger("reach_paragraph");
        return new Reached(paragraph == null ? 0 : paragraph + 1, Moment.of(row, "completed_at"));
    }

    private static void maySeeBoard(Role seat) {
        if (!seat.may(Permission.SEE_PROGRESS)) {
            throw new Forbidden("Facilitators of the group may see where it stands.");
        }
    }

    private static Planned planned(Row row) {
        Joining joining = Joining.of(row);
        LocalDateTime dueBefore = row.getLocalDateTime("due_before");
        return new Planned(
                new Column(row.getUUID("assignment_id"), row.getUUID("section_id"), row.getString("heading"),
                        row.getInteger("paragraph_count"), EffectiveDates.ending(dueBefore, joining.zone())),
                row.getLocalDateTime("opens_from"), dueBefore, joining);
    }

    private static Placed placed(Row row) {
        LocalDateTime dueBefore = row.getLocalDateTime("due_before");
        Instant dueAt = Joining.of(row).dueAt(row.getLocalDateTime("opens_from"), dueBefore);
        return new Placed(dueBefore,
                new AssignmentProgress(row.getUUID("assignment_id"), dueAt, row.getJsonArray("sections").stream()
                        .map(JsonObject.class::cast)
                        .map(section -> SectionProgress.of(StoredReading.sectionId(section),
                                section.getInteger("paragraph_count"), StoredReading.of(section.getJsonObject("reading"))))
                        .toList()));
    }
}
