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
import io.vertx.pgclient.pubsub.PgSubscriber;
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
    /** After which another server is tried, where there are several. */
    private static final int TRIES = 4;
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
    private PgSubscriber subscriber;
    private boolean isSending;
    private boolean isEnding;

    void start(@Observes StartupEvent started) {
        loop.run(this::subscribe);
        loop.every(ASKED_EVERY, this::ask);
    }

    void stop(@Observes ShutdownEvent ending) {
        loop.run(() -> {
            isEnding = true;
            if (subscriber != null) {
                subscriber.close();
            }
        });
    }

    private void subscribe() {
        if (isEnding) {
            return;
        }
        PgSubscriber made = PgSubscriber.subscriber(vertx, server.get().addProperty("application_name", CONNECTION))
                .reconnectPolicy(Hints::pause);
        made.channel(CHANNEL)
                .subscribeHandler(listening -> loop.run(() -> listening(made)))
                .handler(payload -> loop.run(() -> heard(payload)));
        subscriber = made;
        made.closeHandler(closed -> giveUp(made)).connect().onFailure(failure -> giveUp(made));
    }

    /** @return milliseconds until the next try, less than none for no other */
    private static long pause(int tries) {
        long usual = FIRST_PAUSE.toMillis() << tries;
        return tries < TRIES ? usual + ThreadLocalRandom.current().nextLong(usual) : -1;
    }

    /** Anything may have happened before. */
    private void listening(PgSubscriber made) {
        if (made == subscriber && !isEnding) {
            isSending = false;
            streams.groups().forEach(following::changed);
            send();
        } else {
            made.close();
        }
    }

    /** Begins anew, perhaps with another server. */
    private void giveUp(PgSubscriber dead) {
        LOG.debug("No hints for a while");
        dead.close();
        loop.run(() -> {
            if (dead == subscriber) {
                subscriber = null;
                loop.after(Duration.ofMillis(pause(TRIES - 1)), this::subscribe);
            }
        });
    }

    private void ask() {
        PgSubscriber asked = subscriber;
        if (asked != null) {
            PgConnection connection = asked.actualConnection();
            Future<?> answer = connection == null
                    ? Future.failedFuture("not connected")
                    : inTime(connection.query("select 1").execute());
            answer.onFailure(failure -> giveUp(asked));
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

    private void send() {
        PgConnection connection = subscriber == null ? null : subscriber.actualConnection();
        if (connection == null || waiting.size() > MOST_WAITING) {
            waiting.clear();
        }
        if (isSending || waiting.isEmpty()) {
            return;
        }
        isSending = true;
        PgSubscriber used = subscriber;
        List<UUID> together = waiting.stream().limit(MOST_TOGETHER).toList();
        together.forEach(waiting::remove);
        inTime(connection.preparedQuery("select pg_notify($1, $2)").execute(Tuple.of(CHANNEL, payload(together))))
                .onFailure(failure -> giveUp(used))
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
