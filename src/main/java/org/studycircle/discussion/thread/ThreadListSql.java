package org.studycircle.discussion.thread;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.studycircle.discussion.ThreadSql;
import org.studycircle.group.member.Seat;
import org.studycircle.group.member.Seated;
import org.studycircle.http.paging.Slice;
import org.studycircle.sql.ListSql;
import org.studycircle.visibility.Visibility;

/**
 * The statement of a list of threads. Each thread has one place, by what its reader sees of it: where nothing bars them its last post, else the last of those
 * that they see, else its opening. So the list is merged of several {@code way}s to its threads, each in the order of an index, and each thread counts in one of
 * them. Threads are gone through until the page is full, whatever the group holds.
 *
 * <p>Filtered by section or paragraph it has no placeholder: that would tell what a concealed thread is about.
 */
record ThreadListSql(boolean bySection, boolean byAssignment, boolean byParagraph, boolean byAuthor, ThreadOrder order) {

    private static final String SCOPE = "coalesce(x.assignment_id, " + Visibility.NO_ASSIGNMENT + ")";

    /**
     * Of the section {@code :section}, the assignments whose threads the member may see some of, because even what is about its first paragraph is
     * concealed otherwise, and those whose threads the member sees all of.
     */
    private static final String OPEN = """
            left join lateral (
              select array_agg(t.scope) filter (where bar.assignment_id is null) as some,
                     array_agg(t.scope) filter (where bar.assignment_id is null and t.paragraph_key is null) as whole
              from (
                select scope.assignment_id as scope, nullif(scope.assignment_id, %1$s) as assignment_id, cast(:section as uuid) as section_id,
                       place.paragraph_key
                from (
                  select %1$s as assignment_id
                  union all
                  select named.assignment_id from assignment named
                  where named.group_id = :group and named.edition_id = (
                    select about.edition_id from section about where about.group_id = :group and about.section_id = :section)
                ) scope
                cross join lateral (
                  select cast(null as text) as paragraph_key
                  union all
                  (select p.paragraph_key from paragraph p where p.group_id = :group and p.section_id = :section
                   order by p.position limit 1)
                ) place
              ) t
            %2$s
            ) open on true
            """.formatted(Visibility.NO_ASSIGNMENT, Visibility.BAR);

    private static final String SOME = "cardinality(open.some) > 0 and " + SCOPE + " = any(open.some)";
    private static final String NOT_WHOLE = "coalesce(" + SCOPE + " <> all(open.whole), true)";

    /** Whether there is anything in the group that may be concealed from the member. */
    private static final String CONCEALS = "left join lateral (select " + Visibility.MAY_BE_BARRED
            + " as something) conceals on true\n";

    static ThreadListSql of(ThreadFilter filter) {
        return new ThreadListSql(filter.sectionId() != null, filter.assignmentId() != null, filter.paragraphKey() != null,
                false, filter.order());
    }

    /** Whatever lists are filtered by, in each order. */
    static Stream<ThreadListSql> all() {
        List<Boolean> either = List.of(false, true);
        return Arrays.stream(ThreadOrder.values()).flatMap(order -> either.stream().flatMap(section -> either.stream()
                .flatMap(assignment -> either.stream()
                        .map(paragraph -> new ThreadListSql(section, assignment, paragraph, false, order)))));
    }

    ListSql<Seated<ThreadRow>> sql() {
        return ListSql.of(Seated.reader(ThreadRow.class), ThreadOrder.BY_PLACE, this::text).withShortcut(this::unbarred,
                Visibility.UNBARRED);
    }

    /** Each thread has the place of its last post, or of its opening, and so there is one way. */
    private String unbarred(Slice slice) {
        return Visibility.unbarred(text("", "", oneWay(slice), "true"));
    }

    private String text(Slice slice) {
        return text("", concealing(), ways(slice), counted());
    }

    /** All ways in one, for whom nothing is concealed. */
    String oneWay(Slice slice) {
        return way("activity", place(), "true", slice);
    }

    /** What is asked once, before the ways. */
    String concealing() {
        return CONCEALS + (bySection ? OPEN : "");
    }

    /** @param more columns of {@code t}, each behind a comma */
    static String text(String more, String concealing, String ways, String counted) {
        return "select seat.role as seat_role, t.*\n" + Visibility.SEAT + concealing + """
                left join lateral (
                  select t.place
                """ + more + ", " + ThreadRow.COLUMNS + "from (\n" + ways + ") t\n" + ThreadSql.READ_STATE + Visibility.BAR
                + ThreadRow.JOINED + "where " + counted + " {page}) t on true\n" + Seat.OF_CALLER + "{order}";
    }

    private String place() {
        return order == ThreadOrder.ACTIVITY ? "x.activity_seq" : "x.opened_seq";
    }

    /** What {@code t} is met in, with its {@code place}. */
    String ways(Slice slice) {
        String all = way("activity", place(), bySection ? SOME : "true", slice);
        if (isAboutText()) {
            return all + union(way("opened", "x.opened_seq", barred("x.opened_by_facilitator"), slice))
                    + union(way("own", "x.opened_seq", barred("x.author_id = seat.person_id and not x.opened_by_facilitator"),
                            slice))
                    + seen(slice);
        }
        return order == ThreadOrder.OPENED
                ? all
                : all + union(way("opened", "x.opened_seq", barred("x.opened_seq < x.activity_seq"), slice)) + seen(slice);
    }

    private String seen(Slice slice) {
        return order == ThreadOrder.OPENED ? "" : union(way("seen", "r.seen_seq", """
                read_state r
                join thread x on x.group_id = :group and x.thread_id = r.thread_id
                """, "r.group_id = :group and r.person_id = seat.person_id and " + barred("r.seen_seq > x.opened_seq"), slice));
    }

    private String way(String name, String place, String which, Slice slice) {
        return way(name, place, "thread x\n", which, slice);
    }

    /** The limit is none, which the planner can't know: it prepares for the first few rows. */
    private String way(String name, String place, String from, String which, Slice slice) {
        return "(select x.*, " + place + " as place, '" + name + "' as way from " + from + "where " + filtered() + " and "
                + which
                + (slice.isFromStart() ? "" : " and " + place + (slice.backwards() ? " > " : " < ") + ":beyond1")
                + "\norder by " + place + (slice.backwards() ? "" : " desc") + " limit (select cast(null as bigint)))\n";
    }

    private static String union(String way) {
        return "union all\n" + way;
    }

    private String filtered() {
        return "x.group_id = :group and x.deleted_at is null" + (bySection ? " and x.section_id = :section" : "")
                + (byAssignment ? " and x.assignment_id = :assignment" : "")
                + (byParagraph ? " and x.paragraph_key = :paragraph" : "") + (byAuthor ? " and x.author_id = :author" : "");
    }

    /** Of threads that the member may be barred from. */
    private String barred(String which) {
        return which + " and conceals.something" + (bySection ? " and " + NOT_WHOLE : "");
    }

    /** A condition: whether the thread counts where it was met. */
    String counted() {
        String whenSeen = order == ThreadOrder.ACTIVITY ? "when coalesce(s.seen_seq, 0) > t.opened_seq then 'seen' " : "";
        if (isAboutText()) {
            return Visibility.SEES_THREAD + " and t.way = case when bar.assignment_id is null then 'activity' " + whenSeen
                    + "when t.opened_by_facilitator then 'opened' else 'own' end";
        }
        return order == ThreadOrder.OPENED
                ? "true"
                : "t.way = case when bar.assignment_id is null or t.activity_seq = t.opened_seq then 'activity' " + whenSeen
                        + "else 'opened' end";
    }

    private boolean isAboutText() {
        return bySection || byParagraph;
    }
}
