package org.studycircle.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import org.studycircle.history.History;
import org.studycircle.testing.People;

/**
 * Many clients at once, each with a connection of its own that it keeps. They read and write for as long as the load goes on; what
 * is answered with 503, or not at all, they repeat.
 */
public final class Load implements AutoCloseable {

    private static final int STOP_SECONDS = 60;

    private final Scenery scenery;
    private final History history;
    private final Queue<Exchange> exchanges = new ConcurrentLinkedQueue<>();
    private final Queue<Abandoned> abandoned = new ConcurrentLinkedQueue<>();
    private final List<ExecutorService> threads = new ArrayList<>();
    private volatile boolean isOver;

    public Load(Scenery scenery, History history) {
        this.scenery = scenery;
        this.history = history;
    }

    /**
     * @param people who are busy, in turn
     * @param abandons whether a write of which nothing is known is left so now and then
     */
    public void add(int clients, List<People> people, Route route, boolean abandons) {
        ExecutorService pool = Executors.newFixedThreadPool(clients);
        threads.add(pool);
        for (int i = 0; i < clients; i++) {
            Client client = new Client(this, route, people.get(i % people.size()), abandons);
            pool.execute(client);
        }
        pool.shutdown();
    }

    Scenery scenery() {
        return scenery;
    }

    History history() {
        return history;
    }

    boolean isOver() {
        return isOver;
    }

    void record(Exchange exchange) {
        exchanges.add(exchange);
    }

    void abandon(Abandoned write) {
        abandoned.add(write);
    }

    public List<Exchange> exchanges() {
        return List.copyOf(exchanges);
    }

    public List<Abandoned> abandoned() {
        return List.copyOf(abandoned);
    }

    /** Returns when all clients have ended what they were at. */
    @Override
    public void close() throws InterruptedException {
        isOver = true;
        for (ExecutorService pool : threads) {
            if (!pool.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                pool.shutdownNow();
                throw new AssertionError("clients do not end");
            }
        }
    }
}
