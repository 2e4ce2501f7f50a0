package org.studycircle.history;

import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What clients did, recorded by themselves, by many at once. */
public final class History {

    private final Queue<Attempt> attempts = new ConcurrentLinkedQueue<>();
    private final Queue<UUID> readings = new ConcurrentLinkedQueue<>();

    public void add(Attempt attempt) {
        attempts.add(attempt);
    }

    /** Acknowledged. */
    public void addReading(UUID event) {
        readings.add(event);
    }

    public List<Attempt> attempts() {
        return List.copyOf(attempts);
    }

    List<UUID> readings() {
        return List.copyOf(readings);
    }

    public long count(Attempt.Outcome outcome) {
        return attempts.stream().filter(attempt -> attempt.outcome() == outcome).count();
    }
}
