package org.studycircle.library.importing;

import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.app.Jobs;
import org.studycircle.sql.Database;
import org.studycircle.sql.Sql;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;

/** Removes what nobody committed in time. Replicas may do it side by side: each row is removed by whoever comes first. */
@ApplicationScoped
class ImportExpiry {

    private static final int MOST_A_RUN = 500;

    private static final Sql<Void> REMOVE = Sql.command("""
            delete from text_import
            where (group_id, import_id) in (
              select group_id, import_id from text_import where expires_at <= :now order by expires_at limit :most
              for update skip locked)
            """);

    @Inject
    Database database;

    @Inject
    Jobs jobs;

    @Scheduled(every = "${study-circle.imports.expiry-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> removeExpired() {
        return jobs.run(() -> database.call(REMOVE).set("now", Instant.now()).set("most", MOST_A_RUN).run());
    }
}
