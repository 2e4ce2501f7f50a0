package org.studycircle.progress.report;

import java.time.Duration;
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
     * @param moved when it was due before it was moved to earlier; null where it never was
     */
    record ColumnRow(UUID assignmentId, UUID sectionId, String heading, int paragraphCount, Instant dueAt, Instant openSince,
            Instant scheduleEnd, Moved moved) {

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
                    : byId(opened.sections, opened::reached);
        }

        private static <V> Map<UUID, V> byId(List<UUID> ids, IntFunction<V> value) {
            return IntStream.range(0, ids.size()).boxed().collect(Collectors.toMap(ids::get, value::apply));
        }
    }

    record Granted(List<UUID> assignments, List<Instant> dueAt) {}

    /**
     * In the same order.
     *
     * @param completedAt null for what is not complete
     * @param receivedAt when the service learned of that, null where it is not known
     * @param claimedWith how many paragraphs the member has read of what is complete by nothing but their own word, else null
     */
    record Opened(List<UUID> sections, List<Integer> paragraphs, List<Instant> completedAt, List<Instant> receivedAt,
            List<Integer> claimedWith) {

        private Reached reached(int i) {
            return new Reached(paragraphs.get(i), completedAt.get(i), receivedAt.get(i), claimedWith.get(i));
        }
    }

    /**
     * Dates that stood once, in the same order.
     *
     * @param until when they were moved
     */
    record Moved(List<Instant> dueAt, List<Instant> until) {

        /** @return the last of those that stood when it was completed or later, and of the one that stands */
        private Instant last(Instant completedAt, Instant due) {
            return IntStream.range(0, until.size()).filter(i -> until.get(i).isAfter(completedAt)).mapToObj(dueAt::get)
                    .reduce(due, (one, other) -> one.isAfter(other) ? one : other);
        }
    }

    static ProgressBoard of(List<ColumnRow> columns, Page<MemberRow> members, Instant now) {
        Page<Row> rows = members.map(member -> Row.of(member, columns, now));
        return new ProgressBoard(columns.stream().map(Column::of).toList(), rows.items(), rows.next(), rows.previous());
    }

    record Column(UUID assignmentId, UUID sectionId, String heading, int paragraphCount, Instant dueAt) {

        private static Column of(ColumnRow row) {
            return new Column(row.assignmentId, row.sectionId, row.heading, row.paragraphCount, row.dueAt);
        }
    }

    /** @param cells one for each column, in their order */
    record Row(Author member, List<Cell> cells) {

        private static Row of(MemberRow row, List<ColumnRow> columns, Instant now) {
            Map<UUID, Instant> due = row.dueByAssignment();
            Map<UUID, Reached> reached = row.reachedBySection();
            return new Row(row.member, columns.stream()
                    .map(column -> Cell.of(column, reached.get(column.sectionId), due.get(column.assignmentId), now)).toList());
        }
    }

    /**
     * @param receivedAt when the service learned that it is complete, where that is more than a day after it; else absent
     * @param claimed true where it is complete by the member's own word, who has not read to its end; else absent
     * @param dueAt when it is due for the member, where that is another instant than the column's
     * @param late a label: completed when it was due already, or due and not completed
     */
    record Cell(UUID assignmentId, UUID sectionId, State state, int paragraphsReached, Instant completedAt, Instant receivedAt,
            Boolean claimed, Instant dueAt, boolean late) {

        /**
         * @param reached null where the member has not opened it
         * @param granted when it is due for the member, null where that is the same as for everybody
         */
        private static Cell of(ColumnRow column, Reached reached, Instant granted, Instant now) {
            Reached known = reached == null ? Reached.NOTHING : reached;
            return new Cell(column.assignmentId, column.sectionId, State.of(reached), known.paragraphs, known.completedAt,
                    known.isLongUnderWay() ? known.receivedAt : null,
                    known.isClaimed(column.paragraphCount) ? Boolean.TRUE : null, granted,
                    known.isLate(column, granted == null ? column.dueAt : granted, now));
        }
    }

    enum State {
        NOT_OPENED, STARTED, COMPLETED;

        private static State of(Reached reached) {
            if (reached == null) {
                return NOT_OPENED;
            }
            return reached.completedAt == null ? STARTED : COMPLETED;
        }
    }

    /** How far a member is with a section, as {@link Opened} has it. */
    private record Reached(int paragraphs, Instant completedAt, Instant receivedAt, Integer claimedWith) {

        private static final Reached NOTHING = new Reached(0, null, null, null);
        private static final Duration LONG = Duration.ofDays(1);

        private boolean isLongUnderWay() {
            return receivedAt != null && receivedAt.isAfter(completedAt.plus(LONG));
        }

        private boolean isClaimed(int paragraphCount) {
            return claimedWith != null && claimedWith < paragraphCount;
        }

        /** @param due for the member now; who was in time by the date that stood then is so for good */
        private boolean isLate(ColumnRow column, Instant due, Instant now) {
            if (completedAt == null) {
                return !now.isBefore(due);
            }
            return !completedAt.isBefore(column.moved == null ? due : column.moved.last(completedAt, due));
        }
    }
}
