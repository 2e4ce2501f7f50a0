package org.studycircle.sql;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnectOptions;

/** The connection pool, impatient: a database that is away is to be an answer within seconds, not a request that hangs. */
@Singleton
class DatabasePool implements PgPoolCreator {

    /** More than are in use at a time. Lists have one for each length of a page: who asks for all of them is not to fill PostgreSQL's memory. */
    private static final int MOST_PREPARED = 256;

    @Inject
    DatabaseSettings settings;

    private final AtomicInteger turn = new AtomicInteger();
    private volatile List<PgConnectOptions> servers = List.of();

    @Override
    public Pool create(Input input) {
        PoolOptions pool = input.poolOptions().setConnectionTimeout(milliseconds(settings.acquisitionTimeout()))
                .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS);
        servers = List.copyOf(input.pgConnectOptionsList());
        servers.forEach(server -> server.setConnectTimeout(milliseconds(settings.connectTimeout())));
        List<SqlConnectOptions> impatient = servers.stream().<SqlConnectOptions>map(this::impatient).toList();
        return PgBuilder.pool().with(pool).connectingTo(impatient).withConnectHandler(Silence::end).using(input.vertx())
                .build();
    }

    /** For a connection of its own that is no request's: where several servers are configured, each in its turn. */
    @Produces
    @Singleton
    Supplier<PgConnectOptions> server() {
        return () -> new PgConnectOptions(servers.get(Math.floorMod(turn.getAndIncrement(), servers.size())));
    }

    /** What PostgreSQL can see to is told to it with each connection; that it has vanished is noticed here. */
    private PgConnectOptions impatient(PgConnectOptions server) {
        PgConnectOptions options = new PgConnectOptions(server);
        options.setIdleTimeoutUnit(TimeUnit.MILLISECONDS).setReadIdleTimeout(milliseconds(settings.silenceTimeout()));
        // the client's own choice leaves out long ones, which are those that cost most to plan
        options.setPreparedStatementCacheMaxSize(MOST_PREPARED).setPreparedStatementCacheSqlFilter(sql -> true);
        // what is asked here is answered before it would be compiled
        options.addProperty("jit", "off");
        options.addProperty("statement_timeout", String.valueOf(settings.statementTimeout().toMillis()));
        options.addProperty("lock_timeout", String.valueOf(settings.lockTimeout().toMillis()));
        options.addProperty("idle_in_transaction_session_timeout",
                String.valueOf(settings.idleInTransactionTimeout().toMillis()));
        return options;
    }

    private static int milliseconds(Duration duration) {
        return Math.toIntExact(duration.toMillis());
    }
}
