package org.studycircle.discussion.thread;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.discussion.thread.Explanation.Governing;
import org.studycircle.discussion.thread.Explanation.Sees;
import org.studycircle.group.VisibilityPolicy;
import org.studycircle.group.member.Seated;
import org.studycircle.visibility.Concealment;
import org.studycircle.visibility.Visibility;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** Asks the predicate for its reasons. */
@ApplicationScoped
class Explanations {

    private static final String EXPLAIN = """
            select seat.role as seat_role, t.thread_id, t.paragraph_key, g.zone,
                   bar.assignment_id as bar_id,
            """ + Visibility.SEES_ANYTHING + """
             as sees_anything, policy.*
            from membership seat
            """ + Visibility.GROUP + """
            join thread t on t.group_id = seat.group_id and t.thread_id = $3 and t.deleted_at is null
            """ + Visibility.READ_STATE + Visibility.BAR + """
            left join lateral (
              select a.assignment_id, a.visibility, a.due_before, due.ends, seat.role = 'FACILITATOR' or
            """ + Visibility.FULFILLED + """
               as fulfilled, case when t.section_id is not null then array[t.section_id] else array(
                select x.section_id
                from assignment_section x
                join section on section.group_id = x.group_id and section.section_id = x.section_id
                where x.group_id = a.group_id and x.assignment_id = a.assignment_id and not exists (
                  select from section_progress done
                  where done.group_id = x.group_id and done.person_id = seat.person_id and done.section_id = x.section_id
                    and done.complete)
                order by section.position) end as to_read
              from (
            """ + Visibility.GOVERNING + """
              ) governing
            """ + Visibility.ASSIGNMENT + """
            ) policy on true
            where seat.group_id = $1 and seat.real_person_id = $2 and seat.state = 'ACTIVE'
            order by policy.due_before, policy.assignment_id
            """;

    @Inject
    Pool pool;

    Uni<Explanation> of(UUID groupId, UUID threadId, UUID callerId) {
        return pool.preparedQuery(EXPLAIN).execute(Tuple.of(groupId, callerId, threadId))
                .map(rows -> explanation(Seated.rows(rows, "thread_id", row -> row)));
    }

    /** The thread is joined, not looked for: where it is not there, there is no row at all. */
    private static Explanation explanation(List<Row> rows) {
        Row first = rows.get(0);
        return new Explanation(first.getUUID("thread_id"), sees(first), rows.stream()
                .filter(row -> row.getUUID("assignment_id") != null)
                .map(Explanations::governing)
                .toList());
    }

    private static Sees sees(Row row) {
        if (row.getUUID("bar_id") == null) {
            return Sees.EVERYTHING;
        }
        return row.getBoolean("sees_anything") ? Sees.SOME_POSTS : Sees.NOTHING;
    }

    private static Governing governing(Row row) {
        VisibilityPolicy policy = VisibilityPolicy.valueOf(row.getString("visibility"));
        boolean isFulfilled = row.getBoolean("fulfilled");
        boolean isToRead = !isFulfilled && policy == VisibilityPolicy.AFTER_READING;
        return new Governing(row.getUUID("assignment_id"), policy, isFulfilled,
                isFulfilled
                        ? null
                        : Concealment.of(row.getUUID("assignment_id"), policy.name(), row.getLocalDateTime("ends"),
                                row.getString("zone")),
                isToRead ? List.of(row.getArrayOfUUIDs("to_read")) : null, isToRead ? row.getString("paragraph_key") : null);
    }
}
