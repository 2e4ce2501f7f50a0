package org.studycircle.sql;

import java.time.Duration;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.hibernate.reactive.mutiny.Mutiny;
import org.hibernate.reactive.mutiny.impl.MutinySessionImpl;
import org.hibernate.reactive.pool.impl.SqlClientConnection;
import org.studycircle.http.paging.Slice;

import io.quarkus.hibernate.orm.runtime.PersistenceUnitUtil;
import io.quarkus.hibernate.reactive.panache.common.runtime.SessionOperations;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;

/**
 * Where statements are said. Within a session, and so within its transaction, they go by the session's own connection, after what has
 * been changed in its entities; else by any connection of the pool.
 */
@ApplicationScoped
public class Database {

    /** Not the connection that gathers what Hibernate writes, but the one behind it. */
    private static final int AS_IT_IS = 1;

    @Inject
    Pool pool;

    private volatile long lastAnswer = System.nanoTime();

    /** Whether it has answered anybody within that time, which it has not where it is away. */
    public boolean hasAnsweredWithin(Duration time) {
        return System.nanoTime() - lastAnswer <= time.toNanos();
    }

    public <R> Call<R> call(Sql<R> sql) {
        return new Call<>(this, sql);
    }

    /** @return with the parameters of the list's cursor already set */
    public <R> Call<R> call(ListSql<R> list, Slice slice) {
        return list.call(this, slice);
    }

    /** Whether that failed which every other statement would fail of just now: nobody answers, or there is no room to do anything. */
    public static boolean isAway(Throwable failure) {
        return DatabaseFaults.isAway(failure);
    }

    Uni<RowSet<Row>> execute(String sql, Tuple parameters) {
        return Uni.createFrom().deferred(() -> session()
                .map(session -> session.flush().chain(() -> within(session, sql, parameters)))
                .orElseGet(() -> alone(sql, parameters)))
                .invoke(() -> lastAnswer = System.nanoTime());
    }

    /** A connection forgets what it has kept of a statement that has become another with the schema, and reads it anew. */
    private Uni<RowSet<Row>> alone(String sql, Tuple parameters) {
        return Uni.createFrom().completionStage(() -> pool.preparedQuery(sql).execute(parameters).toCompletionStage())
                .onFailure(DatabaseFaults::isKeptTooLong).retry().atMost(Math.max(1, pool.size()));
    }

    private static Uni<RowSet<Row>> within(Mutiny.Session session, String sql, Tuple parameters) {
        SqlClientConnection connection = (SqlClientConnection) ((MutinySessionImpl) session).getReactiveConnection()
                .withBatchSize(AS_IT_IS);
        return Uni.createFrom().completionStage(() -> connection.preparedQuery(sql, parameters));
    }

    /** Only a context that belongs to one request, or one run of a job, has a session at all. */
    private static Optional<Mutiny.Session> session() {
        Context context = Vertx.currentContext();
        return context == null || !VertxContext.isDuplicatedContext(context)
                || !VertxContextSafetyToggle.isExplicitlyMarkedAsSafe(context)
                        ? Optional.empty()
                        : Optional.ofNullable(
                                SessionOperations.getCurrentSession(PersistenceUnitUtil.DEFAULT_PERSISTENCE_UNIT_NAME));
    }
}
