package org.studycircle.app;

import java.time.Duration;
import java.util.function.Supplier;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;
import org.studycircle.sql.Database;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;

/**
 * What the service does by itself. A job is not begun any more once the service is about to end, and one that is under way ends
 * with the step that it is at; the connections to the database stay open until it has. Another replica goes on with the rest.
 */
@Singleton
public class Jobs {

    private enum Phase {
        GOING_ON, ABOUT_TO_END, ENDING
    }

    private static final Logger LOG = Logger.getLogger(Jobs.class);

    /** More than a step takes: a transaction, or a call of Keycloak. */
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final DatabaseOutage outage;
    private Phase phase = Phase.GOING_ON;
    private int underWay;

    Jobs(DatabaseOutage outage) {
        this.outage = outage;
    }

    /** One run of a job, or nothing where the service is about to end. Where the database is away, the next run makes up for it. */
    public Uni<Void> run(Supplier<Uni<Void>> job) {
        return unless(Phase.ABOUT_TO_END, () -> job.get().invoke(outage::end))
                .onFailure(BeingStopped.class).recoverWithNull()
                .onFailure(Database::isAway).invoke(outage::begin)
                .onFailure(Database::isAway).recoverWithNull();
    }

    /** Something short that follows a request, and is done for as long as requests are served. */
    public Uni<Void> follow(Supplier<Uni<Void>> work) {
        return unless(Phase.ENDING, work);
    }

    /** Before each step of a job: fails where the service is about to end, so that nothing further is done. */
    public Uni<Void> goOn() {
        return Uni.createFrom().deferred(() -> has(Phase.ABOUT_TO_END)
                ? Uni.createFrom().failure(new BeingStopped())
                : Uni.createFrom().voidItem());
    }

    /** Whether a step has failed, and not merely been told not to be done, or met with a database that is away for every other as well. */
    public static boolean isFault(Throwable failure) {
        return !(failure instanceof BeingStopped) && !Database.isAway(failure);
    }

    private Uni<Void> unless(Phase end, Supplier<Uni<Void>> work) {
        return Uni.createFrom().deferred(() -> begin(end)
                ? Uni.createFrom().deferred(work::get).onTermination().invoke(this::done)
                : Uni.createFrom().voidItem());
    }

    private synchronized boolean has(Phase reached) {
        return phase.compareTo(reached) >= 0;
    }

    private synchronized boolean begin(Phase end) {
        if (has(end)) {
            return false;
        }
        underWay++;
        return true;
    }

    private synchronized void done() {
        underWay--;
        notifyAll();
    }

    synchronized void beginNone(@Observes ShutdownDelayInitiatedEvent signal) {
        phase = Phase.ABOUT_TO_END;
    }

    void await(@Observes ShutdownEvent end) throws InterruptedException {
        int left = await(PATIENCE);
        if (left > 0) {
            LOG.warnf("%d jobs are cut off in what they do. Their next run goes on.", left);
        }
    }

    /** @return how many have not ended in time */
    synchronized int await(Duration patience) throws InterruptedException {
        phase = Phase.ENDING;
        long end = System.nanoTime() + patience.toNanos();
        for (long left = patience.toMillis(); underWay > 0 && left > 0; left = millisUntil(end)) {
            wait(left);
        }
        return underWay;
    }

    private static long millisUntil(long end) {
        return Duration.ofNanos(end - System.nanoTime()).toMillis();
    }
}
