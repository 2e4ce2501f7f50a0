package org.studycircle.discussion.thread;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.discussion.ThreadSql;
import org.studycircle.discussion.thread.Explanation.Governing;
import org.studycircle.discussion.thread.Explanation.Sees;
import org.studycircle.group.VisibilityPolicy;
import org.studycircle.group.member.Permission;
import org.studycircle.group.member.Seat;
import org.studycircle.http.problem.NotFound;
import org.studycircle.sql.Database;
import org.studycircle.sql.Sql;
import org.studycircle.visibility.Bar;
import org.studycircle.visibility.Concealment;
import org.studycircle.visibility.Visibility;

import io.smallrye.mutiny.Uni;

/** Asks the predicate for its reasons. */
@ApplicationScoped
class Explanations {

    private static final Sql<Reason> EXPLAIN = Sql.rows(Reason.class, """
            select t.thread_id, case when """ + Visibility.SEES_THREAD + " then t.paragraph_key end as paragraph_key," + """
             bar.assignment_id is not null as barred,
            """ + Visibility.SEES_ANYTHING + """
             as sees_anything, policy.assignment_id as policy_assignment_id, policy.visibility as policy_visibility,
              policy.due_at as policy_due_at, policy.fulfilled as policy_fulfilled, policy.to_read as policy_to_read
            """ + ThreadSql.SEATED + """
            left join lateral (
              select a.assignment_id, a.visibility, a.due_before, due.due_at,
            """ + Seat.may(Permission.SEE_CONCEALED) + " or " + Visibility.FULFILLED + """
               as fulfilled, case when t.section_id is not null and """ + Visibility.SEES_THREAD + """
               then array[t.section_id] else array(
                select x.section_id
                from assignment_section x
                join section on section.group_id = :group and section.section_id = x.section_id
                where x.group_id = :group and x.assignment_id = a.assignment_id and not exists (
                  select from section_progress done
                  where done.group_id = :group and done.person_id = seat.person_id and done.section_id = x.section_id
                    and """ + Visibility.HAS_READ + """
                )
                order by section.position) end as to_read
              from (
            """ + Visibility.GOVERNING + """
              ) governing
            """ + Visibility.ASSIGNMENT + """
            ) policy on true
            """ + Seat.OF_CALLER + """
            order by policy.due_before, policy.assignment_id
            """);

    @Inject
    Database database;

    /** One of the policies that govern a thread, or none. */
    private record Reason(UUID threadId, String paragraphKey, boolean barred, boolean seesAnything, Policy policy) {

        Sees sees() {
            if (!barred) {
                return Sees.EVERYTHING;
            }
            return seesAnything ? Sees.SOME_POSTS : Sees.NOTHING;
        }

        Governing governing() {
            boolean isToRead = !policy.fulfilled && policy.visibility == VisibilityPolicy.AFTER_READING;
            return new Governing(policy.assignmentId, policy.visibility, policy.fulfilled,
                    policy.fulfilled ? null : Concealment.of(policy.bar()), isToRead ? policy.toRead : null,
                    isToRead ? paragraphKey : null);
        }
    }

    private record Policy(UUID assignmentId, VisibilityPolicy visibility, Instant dueAt, boolean fulfilled, List<UUID> toRead) {

        Bar bar() {
            return new Bar(assignmentId, visibility, dueAt);
        }
    }

    /** @throws NotFound for who is no active member, and for a thread that is not there */
    Uni<Explanation> of(UUID groupId, UUID threadId, UUID callerId) {
        return database.call(EXPLAIN).set("group", groupId).set("thread", threadId).set("caller", callerId).list()
                .map(Explanations::explanation);
    }

    private static Explanation explanation(List<Reason> reasons) {
        if (reasons.isEmpty()) {
            throw new NotFound();
        }
        Reason first = reasons.get(0);
        return new Explanation(first.threadId, first.sees(),
                reasons.stream().filter(reason -> reason.policy != null).map(Reason::governing).toList());
    }
}
