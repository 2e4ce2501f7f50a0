package org.studycircle.progress.report;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.studycircle.group.member.Author;
import org.studycircle.http.paging.Page;
import org.studycircle.http.paging.Paged;

/** Where a group stands: members against assigned sections. The columns are the same on every page. */
record ProgressBoard(List<Column> columns, List<Row> items, String next, String previous) implements Paged {

    /**
     * An assigned section.
     *
     * @param dueAt when the assignment is due for whoever is granted nothing
     * @param openSince from when on somebody who joins has come late
     * @param scheduleEnd of the group; null where late joiners have the same dates
     */
    record ColumnRow(UUID assignmentId, UUID sectionId, String heading, int paragraphCount, Instant dueAt, Instant openSince,
            Instant scheduleEnd) {

        /** @return the first one of each assignment */
        static List<ColumnRow> firsts(List<ColumnRow> columns) {
            Set<UUID> seen = new HashSet<>();
            return columns.stream().filter(column -> seen.add(column.assignmentId)).toList();
        }
    }

    /**
     * A member.
     *
     * @param granted when something is due for the member, where that is another instant than the column's; null where nothing is
     * @param opened the sections that the member has opened; null where there are none
     */
    record MemberRow(Author member, Granted granted, Opened opened) {

        private Map<UUID, Instant> dueByAssignment() {
            return granted == null ? Map.of() : byId(granted.assignments, granted.dueAt::get);
        }

        private Map<UUID, Reached> reachedBySection() {
            return opened == null
                    ? Map.of()
                    : byId(opened.sections, i -> new Reached(opened.paragraphs.get(i), opened.completedAt.get(i)));
        }

        private static <V> Map<UUID, V> byId(List<UUID> ids, IntFunction<V> value) {
            return IntStream.range(0, ids.size()).boxed().collect(Collectors.toMap(ids::get, value::apply));
        }
    }

    record Granted(List<UUID> assignments, List<Instant> dueAt) {}

    record Opened(List<UUID> sections, List<Integer> paragraphs, List<Instant> completedAt) {}

    static ProgressBoard of(List<ColumnRow> columns, Page<MemberRow> members, Instant now) {
        List<Column> all = columns.stream().map(Column::of).toList();
        Page<Row> rows = members.map(member -> Row.of(member, all, now).told());
        return new ProgressBoard(all, rows.items(), rows.next(), rows.previous());
    }

    record Column(UUID assignmentId, UUID sectionId, String heading, int paragraphCount, Instant dueAt) {

        private static Column of(ColumnRow row) {
            return new Column(row.assignmentId, row.sectionId, row.heading, row.paragraphCount, row.dueAt);
        }

        /**
         * @param reached null where the member has not opened it
         * @param granted when it is due for the member, null where that is the same as for everybody
         */
        private Cell cell(Reached reached, Instant granted, Instant now) {
            Instant completedAt = reached == null ? null : reached.completedAt;
            Instant due = granted == null ? dueAt : granted;
            return new Cell(assignmentId, sectionId, state(reached), reached == null ? 0 : reached.paragraphs, completedAt,
                    granted, !(completedAt == null ? now : completedAt).isBefore(due));
        }

        private static State state(Reached reached) {
            if (reached == null) {
                return State.NOT_OPENED;
            }
            return reached.completedAt == null ? State.STARTED : State.COMPLETED;
        }
    }

    /** @param cells one for each column, in their order */
    record Row(Author member, List<Cell> cells) {

        private static Row of(MemberRow row, List<Column> columns, Instant now) {
            Map<UUID, Instant> due = row.dueByAssignment();
            Map<UUID, Reached> reached = row.reachedBySection();
            return new Row(row.member, columns.stream()
                    .map(column -> column.cell(reached.get(column.sectionId), due.get(column.assignmentId), now)).toList());
        }

        private Row told() {
            return new Row(member, cells.stream().map(cell -> cell.toldOf(member)).toList());
        }
    }

    /**
     * @param dueAt when it is due for the member, where that is another instant than the column's
     * @param late a label: completed when it was due already, or due and not completed
     */
    record Cell(UUID assignmentId, UUID sectionId, State state, int paragraphsReached, Instant completedAt, Instant dueAt,
            boolean late) {

        private Cell toldOf(Author member) {
            return new Cell(assignmentId, sectionId, state, paragraphsReached, member.at(completedAt), dueAt, late);
        }
    }

    enum State {
        NOT_OPENED, STARTED, COMPLETED
    }

    /**
     * How far a member who opened a section is with it.
     *
     * @param completedAt null unless it is complete
     */
    private record Reached(int paragraphs, Instant completedAt) {}
}
