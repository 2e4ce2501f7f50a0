package org.studycircle.library.importing;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.app.Jobs;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** Removes what nobody committed in time. Replicas may do it side by side: each row is removed by whoever comes first. */
@ApplicationScoped
class ImportExpiry {

    private static final int MOST_A_RUN = 500;

    @Inject
    Pool pool;

    @Inject
    Jobs jobs;

    @Scheduled(every = "${study-circle.imports.expiry-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> removeExpired() {
        return jobs.run(this::removeNow);
    }

    private Uni<Void> removeNow() {
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
        return pool.preparedQuery("""
                select group_id, import_id from text_import where expires_at <= $1 order by expires_at limit $2
                """)
                .execute(Tuple.of(now, MOST_A_RUN))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> Tuple.of(row.getUUID(0), row.getUUID(1), now)).toList())
                .chain(this::remove);
    }

    private Uni<Void> remove(List<Tuple> expired) {
        if (expired.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return pool.preparedQuery("delete from text_import where group_id = $1 and import_id = $2 and expires_at <= $3")
                .executeBatch(expired)
                .replaceWithVoid();
    }
}
