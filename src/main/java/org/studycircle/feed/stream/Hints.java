package org.studycircle.feed.stream;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;
import org.studycircle.group.log.GroupChanged;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Tuple;

/**
 * Tells other replicas which groups have changed, and hears it from them, by one connection to PostgreSQL that is no request's. A
 * hint says nothing but where to look, many of them go together, and one may get lost: {@link Inspection} looks anyway, and after a
 * break in the connection everything is looked at.
 */
@ApplicationScoped
class Hints {

    static final String CHANNEL = "study_circle_group_changed";
    static final String CONNECTION = "study-circle-hints";

    private static final Logger LOG = Logger.getLogger(Hints.class);

    /** PostgreSQL takes 8,000 bytes; a group's id is 37 with its comma. */
    private static final int MOST_TOGETHER = 200;
    private static final int MOST_WAITING = 10_000;
    private static final Duration BETWEEN = Duration.ofMillis(20);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    /** A connection that was cut somewhere on its way says nothing of it, unless something is asked. */
    private static final Duration ASKED_EVERY = Duration.ofSeconds(15);
    private static final int PATIENCE_SECONDS = 5;

    @Inject
    Following following;
    @Inject
    OpenStreams streams;
    @Inject
    Supplier<PgConnectOptions> server;
    @Inject
    StreamLoop loop;
    @Inject
    Vertx vertx;

    private final String replica = UUID.randomUUID().toString();
    private final Set<UUID> waiting = new LinkedHashSet<>();
    private PgConnection connection;
    private boolean isSending;
    private boolean isEnding;

    void start(@Observes StartupEvent started) {
        loop.run(() -> connect(FIRST_PAUSE));
        loop.every(ASKED_EVERY, this::ask);
    }

    void stop(@Observes ShutdownEvent ending) {
        loop.run(() -> {
            isEnding = true;
            if (connection != null) {
                connection.close();
            }
        });
    }

    private void ask() {
        PgConnection asked = connection;
        if (asked != null) {
            inTime(asked.query("select 1").execute()).onFailure(failure -> lost(asked));
        }
    }

    /** Here it is heard at once. */
    void changed(@Observes GroupChanged change) {
        loop.run(() -> {
            following.changed(change.groupId());
            waiting.add(change.groupId());
            send();
        });
    }

    private void connect(Duration pauseAfterFailure) {
        if (isEnding) {
            return;
        }
        PgConnectOptions options = server.get().addProperty("application_name", CONNECTION);
        Future<PgConnection> connecting = PgConnection.connect(vertx, options);
        inTime(connecting)
                .onFailure(late -> connecting.onSuccess(PgConnection::close))
                .compose(made -> inTime(made.query("listen " + CHANNEL).execute()).map(made)
                        .onFailure(failure -> made.close()))
                .onComplete(made -> loop.run(() -> {
                    if (made.succeeded()) {
                        connected(made.result());
                    } else {
                        LOG.debugf("No hints for a while: %s", made.cause());
                        connectAfter(pauseAfterFailure);
                    }
                }));
    }

    private void connected(PgConnection made) {
        connection = made;
        isSending = false;
        made.notificationHandler(hint -> loop.run(() -> heard(hint.getPayload())));
        made.closeHandler(closed -> lost(made));
        streams.groups().forEach(following::changed);
        send();
    }

    private void lost(PgConnection dead) {
        dead.close();
        loop.run(() -> {
            if (connection == dead) {
                connection = null;
                connectAfter(FIRST_PAUSE);
            }
        });
    }

    private void connectAfter(Duration pause) {
        Duration next = pause.multipliedBy(2);
        Duration jittered = pause.plusMillis(ThreadLocalRandom.current().nextLong(pause.toMillis()));
        loop.after(jittered, () -> connect(next.compareTo(LONGEST_PAUSE) < 0 ? next : LONGEST_PAUSE));
    }

    private void send() {
        if (connection == null || waiting.size() > MOST_WAITING) {
            waiting.clear();
        }
        if (isSending || waiting.isEmpty()) {
            return;
        }
        isSending = true;
        List<UUID> together = waiting.stream().limit(MOST_TOGETHER).toList();
        together.forEach(waiting::remove);
        PgConnection used = connection;
        inTime(used.preparedQuery("select pg_notify($1, $2)").execute(Tuple.of(CHANNEL, payload(together))))
                .onFailure(failure -> lost(used))
                .onComplete(sent -> loop.after(BETWEEN, () -> {
                    isSending = false;
                    send();
                }));
    }

    private static <T> Future<T> inTime(Future<T> answer) {
        return answer.timeout(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private String payload(List<UUID> groups) {
        return groups.stream().map(UUID::toString).collect(Collectors.joining(",", replica + " ", ""));
    }

    /** What this replica has said itself it knows already. */
    private void heard(String payload) {
        String[] parts = payload.split(" ", -1);
        if (parts.length == 2 && !parts[0].equals(replica)) {
            Arrays.stream(parts[1].split(",", -1)).map(Hints::group).forEach(following::changed);
        }
    }

    private static UUID group(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException noneOfOurs) {
            return new UUID(0, 0);
        }
    }
}
