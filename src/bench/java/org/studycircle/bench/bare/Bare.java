package org.studycircle.bench.bare;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

import org.studycircle.text.Ids;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;

/**
 * The limit of what the service stands on: Vert.x and its PostgreSQL client by themselves, a statement for each request. It believes
 * whoever calls, by the header {@code X-Person}, and knows no wrong request.
 */
public final class Bare extends AbstractVerticle {

    private static final int CONNECTIONS = 20;
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int GROUP = 4;
    private static final int THREAD = 6;
    private static final int SECTION = 8;

    private final Pool pool;

    private Bare(Pool pool) {
        this.pool = pool;
    }

    /** @param arguments address of the database with user and password; the port to listen on */
    public static void main(String[] arguments) {
        Vertx vertx = Vertx.vertx();
        PgConnectOptions database = PgConnectOptions.fromUri(arguments[0]).setCachePreparedStatements(true)
                .setPreparedStatementCacheSqlFilter(sql -> true);
        Pool pool = PgBuilder.pool().connectingTo(database).with(new PoolOptions().setMaxSize(CONNECTIONS)).using(vertx)
                .build();
        vertx.deployVerticle(() -> new Bare(pool),
                new DeploymentOptions().setInstances(VertxOptions.DEFAULT_EVENT_LOOP_POOL_SIZE)
                        .setConfig(new JsonObject().put("port", Integer.valueOf(arguments[1]))))
                .onSuccess(deployed -> System.out.println("Listening"))
                .onFailure(failure -> {
                    failure.printStackTrace();
                    System.exit(1);
                });
    }

    @Override
    public void start(Promise<Void> started) {
        vertx.createHttpServer().requestHandler(this::handle).listen(config().getInteger("port"), "127.0.0.1")
                .<Void>mapEmpty().onComplete(started);
    }

    private void handle(HttpServerRequest request) {
        String[] path = request.path().split("/", -1);
        UUID person = UUID.fromString(request.getHeader("X-Person"));
        switch (path[path.length - 1]) {
            case "threads" -> list(request, BareSql.THREADS, Tuple.of(id(path, GROUP), person));
            case "posts" -> posts(request, id(path, GROUP), id(path, THREAD), person);
            case "reading-events" -> request.body().onSuccess(body -> record(request, id(path, GROUP), person, body));
            case "events" -> list(request, BareSql.EVENTS,
                    Tuple.of(id(path, GROUP), Long.valueOf(request.getParam("after"))));
            case "groups" -> list(request, BareSql.OWN_GROUPS, Tuple.of(person));
            default -> list(request, BareSql.SECTION, Tuple.of(id(path, GROUP), id(path, SECTION)));
        }
    }

    private static UUID id(String[] path, int place) {
        return UUID.fromString(path[place]);
    }

    private void posts(HttpServerRequest request, UUID group, UUID thread, UUID person) {
        if (request.method() == HttpMethod.GET) {
            list(request, BareSql.POSTS, Tuple.of(group, thread));
        } else {
            request.body().onSuccess(body -> reply(request, group, thread, person, body.toJsonObject()));
        }
    }

    private void reply(HttpServerRequest request, UUID group, UUID thread, UUID person, JsonObject draft) {
        String text = draft.getString("text");
        answer(request, CREATED, pool.preparedQuery(BareSql.REPLY).execute(Tuple.of(group, thread, person, Ids.next(),
                draft.getInteger("parent"), text, "<p>" + text + "</p>")));
    }

    private void record(HttpServerRequest request, UUID group, UUID person, Buffer body) {
        JsonArray events = body.toJsonObject().getJsonArray("events");
        int count = events.size();
        UUID[] ids = new UUID[count];
        UUID[] sections = new UUID[count];
        String[] keys = new String[count];
        Long[] sequences = new Long[count];
        OffsetDateTime[] moments = new OffsetDateTime[count];
        for (int i = 0; i < count; i++) {
            JsonObject event = events.getJsonObject(i);
            ids[i] = UUID.fromString(event.getString("eventId"));
            sections[i] = UUID.fromString(event.getString("sectionId"));
            keys[i] = event.getString("paragraphKey");
            sequences[i] = event.getLong("sequence");
            moments[i] = event.getInstant("occurredAt").atOffset(ZoneOffset.UTC);
        }
        answer(request, OK, pool.preparedQuery(BareSql.RECORD).execute(Tuple.of(group, person, ids, sections, keys, sequences, moments)));
    }

    private void list(HttpServerRequest request, String sql, Tuple parameters) {
        answer(request, OK, pool.preparedQuery(sql).execute(parameters));
    }


    private static void answer(HttpServerRequest request, int status, Future<RowSet<Row>> found) {
        found.onSuccess(rows -> request.response().setStatusCode(status).putHeader("Content-Type", "application/json")
                .end(RowsAsJson.all(rows))).onFailure(failure -> fail(request, failure));
    }

    private static void fail(HttpServerRequest request, Throwable failure) {
        failure.printStackTrace();
        request.response().setStatusCode(500).end();
    }
}
