package org.studycircle;

import java.util.List;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Singleton;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnectOptions;

/** The connection pool, impatient: a database that is away is to be an answer within seconds, not a request that hangs. */
@Singleton
class DatabasePool implements PgPoolCreator {

    private static final int CONNECT_MILLISECONDS = 3_000;
    private static final int WAIT_SECONDS = 5;

    @Override
    public Pool create(Input input) {
        PoolOptions pool = input.poolOptions().setConnectionTimeout(WAIT_SECONDS).setConnectionTimeoutUnit(TimeUnit.SECONDS);
        List<SqlConnectOptions> servers = List.copyOf(input.pgConnectOptionsList());
        servers.forEach(server -> server.setConnectTimeout(CONNECT_MILLISECONDS));
        return PgBuilder.pool().with(pool).connectingTo(servers).using(input.vertx()).build();
    }
}
