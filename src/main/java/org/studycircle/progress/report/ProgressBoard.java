package org.studycircle.progress.report;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.studycircle.group.member.Author;
import org.studycircle.http.paging.Page;
import org.studycircle.http.paging.Paged;

/** Where a group stands: members against assigned sections. The columns are the same on every page. */
record ProgressBoard(List<Column> columns, List<Row> items, String next, String previous) implements Paged {

    static ProgressBoard of(List<Column> columns, Page<Row> rows) {
        return new ProgressBoard(columns, rows.items(), rows.next(), rows.previous());
    }

    record Column(UUID assignmentId, UUID sectionId, String heading, int paragraphCount, Instant dueAt) {

        /** @param due when it is due for the member of the row */
        Cell cell(Reached reached, Instant due, Instant now) {
            Instant completedAt = reached == null ? null : reached.completedAt();
            return new Cell(assignmentId, sectionId, state(reached), reached == null ? 0 : reached.paragraphs(), completedAt,
                    due.equals(dueAt) ? null : due, !(completedAt == null ? now : completedAt).isBefore(due));
        }

        private static State state(Reached reached) {
            if (reached == null) {
                return State.NOT_OPENED;
            }
            return reached.completedAt() == null ? State.STARTED : State.COMPLETED;
        }
    }

    /** @param cells one for each column, in their order */
    record Row(Author member, List<Cell> cells) {}

    /**
     * @param dueAt when it is due for the member, where that is another instant than the column's
     * @param late a label: completed when it was due already, or due and not completed
     */
    record Cell(UUID assignmentId, UUID sectionId, State state, int paragraphsReached, Instant completedAt, Instant dueAt,
            boolean late) {}

    enum State {
        NOT_OPENED, STARTED, COMPLETED
    }

    /**
     * How far a member who opened a section is with it.
     *
     * @param completedAt null unless it is complete
     */
    record Reached(int paragraphs, Instant completedAt) {}
}
