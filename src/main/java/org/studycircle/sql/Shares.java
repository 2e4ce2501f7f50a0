package org.studycircle.sql;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.http.problem.Unavailable;

import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/**
 * How many connections those may hold at a time who write to one subject. They stand in line for the same rows there, each with a
 * connection in its hands: all of them together would leave none for anybody else. Who finds no place waits for one, for as long as
 * one would wait for a connection, and where too many wait already is sent away.
 */
@ApplicationScoped
public class Shares {

    private static final String SUBJECT = Shares.class.getName();
    private static final int MOST_WAITING = 100;
    private static final int RETRY_AFTER_SECONDS = 1;

    @Inject
    DatabaseSettings settings;

    private final Map<String, Line> lines = new HashMap<>();

    /** What the transactions of this request are about. */
    public static void about(String subject) {
        ContextLocals.put(SUBJECT, subject);
    }

    /** A whole transaction with its repetitions; one within another has its place. */
    <T> Uni<T> within(Supplier<Uni<T>> transaction) {
        Optional<String> subject = ContextLocals.get(SUBJECT);
        return subject.map(named -> within(named, transaction)).orElseGet(transaction);
    }

    private <T> Uni<T> within(String subject, Supplier<Uni<T>> transaction) {
        ContextLocals.remove(SUBJECT);
        Place place = enter(subject);
        return place.turn()
                .chain(transaction::get)
                .onItemOrFailure().invoke((result, failure) -> ContextLocals.put(SUBJECT, subject))
                .onTermination().invoke(() -> leave(place));
    }

    private synchronized Place enter(String subject) {
        Line line = lines.computeIfAbsent(subject, Line::new);
        Place place = new Place(line);
        if (line.holding < settings.writesPerGroup()) {
            line.holding++;
            place.isHeld = true;
        } else if (line.waiting.size() < MOST_WAITING) {
            line.waiting.add(place);
        } else {
            throw crowded();
        }
        return place;
    }

    private synchronized void leave(Place place) {
        Line line = place.line;
        if (!place.isHeld) {
            line.waiting.remove(place);
        } else if (!line.waiting.isEmpty()) {
            line.waiting.remove().give();
        } else if (--line.holding == 0) {
            lines.remove(line.subject);
        }
    }

    private static Unavailable crowded() {
        return new Unavailable("Too many write here at once. Repeat the request.", RETRY_AFTER_SECONDS);
    }

    /** Those who write to one subject. */
    private static final class Line {

        private final String subject;
        private final Queue<Place> waiting = new ArrayDeque<>();
        private int holding;

        Line(String subject) {
            this.subject = subject;
        }
    }

    private final class Place {

        private final Line line;
        private boolean isHeld;
        private UniEmitter<? super Void> wake;

        Place(Line line) {
            this.line = line;
        }

        /** At once, or on the event loop of the request when it is given. */
        Uni<Void> turn() {
            synchronized (Shares.this) {
                if (isHeld) {
                    return Uni.createFrom().voidItem();
                }
            }
            Context request = Vertx.currentContext();
            return Uni.createFrom().<Void>emitter(this::await)
                    .ifNoItem().after(settings.acquisitionTimeout()).failWith(Shares::crowded)
                    .emitOn(task -> request.runOnContext(ignored -> task.run()));
        }

        private void await(UniEmitter<? super Void> emitter) {
            boolean given;
            synchronized (Shares.this) {
                wake = emitter;
                given = isHeld;
            }
            if (given) {
                emitter.complete(null);
            }
        }

        /** From who leaves, within the lock. */
        void give() {
            isHeld = true;
            if (wake != null) {
                wake.complete(null);
            }
        }
    }
}
