package org.studycircle;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;

/** The connection pool, impatient: a database that is away is to be an answer within seconds, not a request that hangs. */
@Singleton
class DatabasePool implements PgPoolCreator {

    private static final int CONNECT_MILLISECONDS = 3_000;
    private static final int WAIT_SECONDS = 5;

    private final AtomicInteger turn = new AtomicInteger();
    private volatile List<PgConnectOptions> servers = List.of();

    @Override
    public Pool create(Input input) {
        PoolOptions pool = input.poolOptions().setConnectionTimeout(WAIT_SECONDS).setConnectionTimeoutUnit(TimeUnit.SECONDS);
        servers = List.copyOf(input.pgConnectOptionsList());
        servers.forEach(server -> server.setConnectTimeout(CONNECT_MILLISECONDS));
        return PgBuilder.pool().with(pool).connectingTo(List.copyOf(servers)).using(input.vertx()).build();
    }

    /** For a connection of its own that is no request's: where several servers are configured, each in its turn. */
    @Produces
    @Singleton
    Supplier<PgConnectOptions> server() {
        return () -> new PgConnectOptions(servers.get(Math.floorMod(turn.getAndIncrement(), servers.size())));
    }
}
