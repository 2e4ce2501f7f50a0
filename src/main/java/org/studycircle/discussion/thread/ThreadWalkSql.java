package org.studycircle.discussion.thread;

import java.util.Arrays;
import java.util.stream.Stream;

import org.studycircle.discussion.ThreadSql;
import org.studycircle.discussion.post.PostGlimpse;
import org.studycircle.discussion.unread.ReadStates;
import org.studycircle.group.member.Seated;
import org.studycircle.http.paging.Slice;
import org.studycircle.sql.ListSql;
import org.studycircle.sql.RowReader;
import org.studycircle.visibility.Visibility;

/**
 * The statement of a list of chosen threads. What they are chosen by is asked of each, so a page goes through {@value #MOST_WALKED} threads at most, and says where
 * it has come to; what the reader has written in is found by the read states. Chosen are threads that the reader sees: by what is concealed none could be chosen without telling it.
 */
record ThreadWalkSql(Along along, ThreadOrder order) {

    private static final int MOST_WALKED = 200;

    /** What the choice is asked of, in the order of an index. */
    private enum Along {
        OWN, SECTION, AUTHOR, ASSIGNMENT, GROUP
    }

    /** A condition: whether the thread {@code t} is chosen. */
    private static final String CHOSEN = "(" + Visibility.SEES_THREAD + """
            and (not cast(:unread as boolean) or %s > 0)
            and (not cast(:mine as boolean) or not isempty(coalesce(s.own, '{}')))
            and (not cast(:unanswered as boolean) or %s)
            and (cast(:author as uuid) is null or t.author_id = :author)
            and (cast(:section as uuid) is null or t.section_id = :section)
            and (cast(:paragraph as text) is null or t.paragraph_key = :paragraph)
            and (cast(:assignment as uuid) is null or t.assignment_id = :assignment
              or cast(:sections as boolean) and exists (
                select from assignment_section x
                where x.group_id = :group and x.assignment_id = :assignment and x.section_id = t.section_id)))
            """.formatted(ReadStates.UNREAD, PostGlimpse.IS_UNANSWERED);

    /** Every thread in which the member has written has a newest post that they see. */
    private static final String WRITTEN_IN = """
            select x.*
            from read_state r
            join thread x on x.group_id = :group and x.thread_id = r.thread_id and x.deleted_at is null
            where r.group_id = :group and r.person_id = seat.person_id and r.seen_seq is not null
            """;

    static ThreadWalkSql of(ThreadFilter filter, ThreadChoice choice) {
        return new ThreadWalkSql(along(filter, choice), filter.order());
    }

    private static Along along(ThreadFilter filter, ThreadChoice choice) {
        if (choice.mine()) {
            return Along.OWN;
        }
        if (filter.sectionId() != null) {
            return Along.SECTION;
        }
        if (choice.authorId() != null) {
            return Along.AUTHOR;
        }
        return filter.assignmentId() == null || choice.withSections() ? Along.GROUP : Along.ASSIGNMENT;
    }

    static Stream<ThreadWalkSql> all() {
        return Arrays.stream(Along.values())
                .flatMap(along -> Arrays.stream(ThreadOrder.values()).map(order -> new ThreadWalkSql(along, order)));
    }

    /**
     * A thread that the walk has met.
     *
     * @param isChosen not where it is only the last
     * @param isLast whether the walk goes no further
     */
    record Met(Seated<ThreadRow> seated, boolean isChosen, boolean isLast) {

        ThreadRow thread() {
            return seated.thing();
        }
    }

    /** Null where there is nothing. */
    private record Step(Boolean isChosen, Boolean isLast) {}

    ListSql<Met> sql() {
        return ListSql.of(Seated.reader(ThreadRow.class).with(RowReader.of(Step.class),
                (seated, step) -> new Met(seated, Boolean.TRUE.equals(step.isChosen), Boolean.TRUE.equals(step.isLast))),
                ThreadOrder.BY_PLACE, this::text)
                .withShortcut(this::unbarred, Visibility.UNBARRED);
    }

    private String text(Slice slice) {
        return along == Along.OWN
                ? text("", own(slice))
                : text(list().concealing(), walk(list().ways(slice), list().counted(), slice));
    }

    private String unbarred(Slice slice) {
        return Visibility.unbarred(along == Along.OWN
                ? text("", own(slice))
                : text("", walk(list().oneWay(slice), "true", slice)));
    }

    private static String text(String concealing, String met) {
        return ThreadListSql.text(", t.is_chosen, t.is_last", concealing, """
                select x.*, m.place, m.is_chosen, m.is_last
                from (
                """ + met + """
                ) m
                join thread x on x.group_id = :group and x.thread_id = m.thread_id
                """, "true");
    }

    private ThreadListSql list() {
        return new ThreadListSql(along == Along.SECTION, along == Along.ASSIGNMENT, false, along == Along.AUTHOR, order);
    }

    /** The last is there whether it is chosen or not. */
    private static String walk(String ways, String counted, Slice slice) {
        String inOrder = " order by t.place" + (slice.backwards() ? "" : " desc");
        return "select t.thread_id, t.place, t.is_chosen, t.step = " + MOST_WALKED
                + " as is_last\nfrom (\nselect t.thread_id, t.place, "
                + CHOSEN + " as is_chosen, row_number() over (" + inOrder + ") as step\nfrom (\n" + ways + ") t\n"
                + ThreadSql.READ_STATE + Visibility.BAR + "where " + counted + inOrder + " limit " + MOST_WALKED
                + ") t\nwhere t.is_chosen or t.step = " + MOST_WALKED + inOrder + " limit " + (slice.limit() + 1);
    }

    private String own(Slice slice) {
        String place = order == ThreadOrder.OPENED
                ? "t.opened_seq"
                : "(case when bar.assignment_id is null then t.activity_seq else greatest(t.opened_seq, s.seen_seq) end)";
        return "select t.thread_id, " + place + " as place, true as is_chosen, false as is_last\nfrom (\n" + WRITTEN_IN
                + ") t\n"
                + ThreadSql.READ_STATE + Visibility.BAR + "where " + CHOSEN
                + (slice.isFromStart() ? "" : "and " + place + (slice.backwards() ? " > " : " < ") + ":beyond1\n")
                + "order by place" + (slice.backwards() ? "" : " desc") + " limit " + (slice.limit() + 1);
    }
}
