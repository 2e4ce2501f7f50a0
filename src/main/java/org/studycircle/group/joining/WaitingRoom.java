package org.studycircle.group.joining;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.group.Groups;
import org.studycircle.group.Opening;
import org.studycircle.sql.Database;
import org.studycircle.sql.Sql;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** Lets in who still waits before an open group: some at a time, so that nobody else waits for many. */
@ApplicationScoped
class WaitingRoom {

    private static final Sql<UUID> OPEN = Sql.column(UUID.class, """
            select g.group_id
            from reading_group g
            where g.join_policy = 'OPEN' and g.request_count > 0 and g.archived_at is null and g.deleted_at is null
              and exists (select from membership m where m.group_id = g.group_id and m.state = 'REQUESTED')
            order by g.group_id
            limit 1
            """);

    @Inject
    Database database;

    @Inject
    Groups groups;

    @Inject
    Opening opening;

    /** An open group before which somebody waits, null where there is none. */
    Uni<UUID> open() {
        return database.call(OPEN).first();
    }

    @WithTransaction
    Uni<Void> letIn(UUID groupId) {
        return groups.lock(groupId).chain(group -> opening.letIn(group, null));
    }
}
