package org.studycircle.library.importing;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import org.studycircle.http.problem.Unavailable;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/**
 * Where texts are worked on: each takes several times its size in memory, from when it is read to when it is stored or answered, so that
 * only so many are on the desk of a replica at a time. A few more may wait, of one person fewer still; others come again later.
 */
@ApplicationScoped
public class Desk {

    static final int MOST_PLACES = 2;
    static final int MOST_WAITING = 8;
    static final int MOST_OF_ONE = 4;
    private static final int RETRY_AFTER_SECONDS = 10;

    private final int places;
    private final Queue<Visit> waiting = new ArrayDeque<>();
    private final Map<UUID, Integer> ofPeople = new HashMap<>();
    private int taken;

    /** Half of the processors are left to those who wait for an answer. */
    Desk() {
        this(Math.max(1, Math.min(MOST_PLACES, Runtime.getRuntime().availableProcessors() / 2)));
    }

    Desk(int places) {
        this.places = places;
    }

    /**
     * @param personId who comes with a text
     * @param work all that needs the text; the place is free again when it ends, whatever its end
     * @return its result; {@link Unavailable} where too many wait already, or too many of this person's texts are here
     */
    public <T> Uni<T> with(UUID personId, Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            Visit visit = enter(personId);
            return visit.seated().chain(seated -> work.get()).onTermination().invoke(() -> leave(visit));
        });
    }

    private synchronized Visit enter(UUID personId) {
        int own = ofPeople.getOrDefault(personId, 0);
        if (own >= MOST_OF_ONE || taken >= places && waiting.size() >= MOST_WAITING) {
            throw new Unavailable("Many texts are being worked on just now. Come again with this one.", RETRY_AFTER_SECONDS);
        }
        ofPeople.put(personId, own + 1);
        Visit visit = new Visit(personId);
        if (taken < places) {
            taken++;
            visit.isSeated = true;
            visit.call();
        } else {
            waiting.add(visit);
        }
        return visit;
    }

    private void leave(Visit visit) {
        Visit next = free(visit);
        if (next != null) {
            next.call();
        }
    }

    /** @return who waits longest and has the place now, null where it is nobody's */
    private synchronized Visit free(Visit visit) {
        ofPeople.computeIfPresent(visit.personId, (person, own) -> own == 1 ? null : own - 1);
        if (!visit.isSeated) {
            waiting.remove(visit);
            return null;
        }
        Visit next = waiting.poll();
        if (next == null) {
            taken--;
        } else {
            next.isSeated = true;
        }
        return next;
    }

    /** One text at the desk, or on its way there. */
    private static final class Visit {

        private final UUID personId;
        private final CompletableFuture<Void> place = new CompletableFuture<>();
        private boolean isSeated;

        private Visit(UUID personId) {
            this.personId = personId;
        }

        /** Comes when there is a place, to where the request is at home. */
        private Uni<Void> seated() {
            Context request = Vertx.currentContext();
            Uni<Void> seat = Uni.createFrom().completionStage(place);
            return request == null ? seat : seat.emitOn(task -> request.runOnContext(ignored -> task.run()));
        }

        private void call() {
            place.complete(null);
        }
    }
}
