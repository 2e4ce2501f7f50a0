package org.studycircle.schedule;

import java.time.LocalDateTime;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.group.ZoneMove;
import org.studycircle.sql.Database;
import org.studycircle.sql.Moment;
import org.studycircle.sql.Sql;

import io.smallrye.mutiny.Uni;

/**
 * When assignments were due before that was moved to earlier, so that who was in time stays so. It goes by instants: another zone of the
 * group moves them too.
 */
@ApplicationScoped
public class EarlierDue implements ZoneMove {

    /** What the new one or a later one covers is kept no longer. */
    private static final Sql<Void> KEEP = Sql.command("""
            with moved as (
              select a.assignment_id, stands.at as due_at, becomes.at as becomes
              from assignment a
              cross join lateral (select ending_instant(a.due_before, cast(:before as text)) as at) stands
              cross join lateral (
                select ending_instant(coalesce(cast(:due as timestamp), a.due_before), cast(:after as text)) as at
              ) becomes
              where a.group_id = :group and a.deleted_at is null
                and a.assignment_id = coalesce(cast(:assignment as uuid), a.assignment_id) and becomes.at < stands.at
            ), covered as (
              delete from earlier_due d
              using moved
              where d.group_id = :group and d.assignment_id = moved.assignment_id and d.due_at < moved.due_at
            )
            insert into earlier_due (group_id, assignment_id, due_at, stood_until)
            select :group, moved.assignment_id, moved.due_at, :now
            from moved
            on conflict (group_id, assignment_id, due_at) do update set stood_until = excluded.stood_until
            """);

    @Inject
    Database database;

    /**
     * Within the transaction that moves it, before it does.
     *
     * @param zone of the group
     * @param dueBefore the first moment that will be late
     */
    public Uni<Void> moves(UUID groupId, UUID assignmentId, String zone, LocalDateTime dueBefore) {
        return keep(groupId, assignmentId, zone, zone, dueBefore);
    }

    @Override
    public Uni<Void> moves(UUID groupId, String from, String to) {
        return keep(groupId, null, from, to, null);
    }

    private Uni<Void> keep(UUID groupId, UUID assignmentId, String before, String after, LocalDateTime dueBefore) {
        return database.call(KEEP)
                .set("group", groupId)
                .set("assignment", assignmentId)
                .set("before", before)
                .set("after", after)
                .set("due", dueBefore)
                .set("now", Moment.now())
                .run();
    }
}
