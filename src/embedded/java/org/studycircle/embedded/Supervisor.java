package org.studycircle.embedded;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.jboss.logging.Logger;

/**
 * Starts servers again that have ended by themselves, each time after a longer pause, and says so. One that does not stay up after three
 * starts is given up, and with it the service: there is nothing that it could do without.
 */
final class Supervisor implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Supervisor.class);
    private static final double NANOS = 1e9;

    /**
     * How patient it is.
     *
     * @param pauses before each start
     * @param steady how long a server has to run for its former ends not to count any more
     * @param look how often it is looked
     */
    record Patience(List<Duration> pauses, Duration steady, Duration look) {

        static final Patience USUAL = new Patience(List.of(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(15)),
                Duration.ofMinutes(5), Duration.ofMillis(500));
    }

    private final Watchdog watchdog;
    private final Patience patience;
    private final Consumer<String> giveUp;
    private final CountDownLatch closed = new CountDownLatch(1);

    private Supervisor(Watchdog watchdog, Patience patience, Consumer<String> giveUp) {
        this.watchdog = watchdog;
        this.patience = patience;
        this.giveUp = giveUp;
    }

    /** @param giveUp is told the reason, once for each server that can't be kept up */
    static Supervisor over(List<Ward> wards, Watchdog watchdog, Patience patience, Consumer<String> giveUp) {
        Supervisor supervisor = new Supervisor(watchdog, patience, giveUp);
        wards.forEach(supervisor::watch);
        return supervisor;
    }

    private void watch(Ward ward) {
        Thread thread = new Thread(new Watch(ward)::keepUp, "supervisor-" + ward.name());
        thread.setDaemon(true);
        thread.start();
    }

    private boolean isClosedAfter(Duration pause) {
        try {
            return closed.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** From now on servers may end. */
    @Override
    public void close() {
        closed.countDown();
    }

    /** Over one server. */
    private final class Watch {

        private Ward ward;
        private int starts;
        private boolean isOver;

        Watch(Ward ward) {
            this.ward = ward;
        }

        void keepUp() {
            while (hasEnded()) {
                String trouble = "has ended by itself";
                while (!isOver && !isUpAgain(trouble)) {
                    trouble = "does not start";
                }
            }
        }

        /** @return false where nobody is to wait for it any more */
        private boolean hasEnded() {
            long since = System.nanoTime();
            while (!isOver && Alive.is(ward.process())) {
                isOver = isClosedAfter(patience.look);
            }
            if (System.nanoTime() - since > patience.steady.toNanos()) {
                starts = 0;
            }
            return !isOver;
        }

        private boolean isUpAgain(String trouble) {
            if (starts == patience.pauses.size()) {
                isOver = true;
                giveUp.accept("%s %s, and was started again %d times. Its log %s ends with%n%s".formatted(ward.name(), trouble,
                        starts, ward.log(), Command.tail(ward.log())));
                return false;
            }
            Duration pause = patience.pauses.get(starts++);
            LOG.warnf("%s %s. It is started again in %d s (%d of %d).", ward.name(), trouble, pause.toSeconds(), starts,
                    patience.pauses.size());
            isOver = isClosedAfter(pause);
            return !isOver && isStarted();
        }

        private boolean isStarted() {
            long begun = System.nanoTime();
            try {
                watchdog.forget(ward.process());
                ward = ward.restarted();
                LOG.infof("%s is up again after %.1f s.", ward.name(), (System.nanoTime() - begun) / NANOS);
                return true;
            } catch (RuntimeException refused) {
                LOG.warn(refused.getMessage());
                return false;
            }
        }
    }
}
