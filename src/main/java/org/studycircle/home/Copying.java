package org.studycircle.home;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;
import org.studycircle.app.Jobs;
import org.studycircle.group.log.GroupChanged;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/**
 * Copies what has changed, at once after it was committed, but none so soon after it has been copied: a group that changes all the time is copied twice a
 * second. Which groups wait is kept in memory; what a crash or a fault of the database lets slip is found by looking, now and then, at what the
 * database says is not copied. Replicas may copy the same group at once.
 */
@ApplicationScoped
class Copying {

    private static final Logger LOG = Logger.getLogger(Copying.class);
    private static final int MOST_AT_ONCE = 3;
    private static final Duration REST = Duration.ofMillis(500);
    private static final double MILLISECONDS = 1_000;

    @Inject
    GroupCopies copies;
    @Inject
    MeterRegistry meters;
    @Inject
    Vertx vertx;
    @Inject
    Jobs jobs;

    /** In the order in which they changed first, with when that was. */
    private final Map<UUID, Instant> waiting = new LinkedHashMap<>();
    /** What was copied just now, with when it changed first after that, if it did. */
    private final Map<UUID, Optional<Instant>> resting = new HashMap<>();
    private final ArrayDeque<Instant> underWay = new ArrayDeque<>();
    /** What could not be copied and will be found again by looking, with when it changed first. */
    private final Map<UUID, Instant> failed = new HashMap<>();
    private Context context;

    @PostConstruct
    void start() {
        context = VertxContext.getRootContext(vertx.getOrCreateContext());
        Gauge.builder("study.circle.projection.lag", this, copying -> copying.lag().toMillis() / MILLISECONDS)
                .baseUnit("seconds")
                .description("How long the group has been waiting that waits longest for the copies made of its events")
                .register(meters);
    }

    void changed(@Observes GroupChanged change) {
        if (change.isToBeCopied()) {
            note(change.groupId());
        }
    }

    @Scheduled(every = "${study-circle.shelf.look-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> lookForUncopied() {
        return jobs.run(() -> copies.uncopied().invoke(this::found).replaceWithVoid());
    }

    /** How long the group that has waited longest has been waiting; zero where everything known to have changed is copied. */
    synchronized Duration lag() {
        Stream<Instant> ofResting = resting.values().stream().flatMap(Optional::stream);
        Optional<Instant> oldest = Stream.concat(ofResting,
                Stream.of(underWay, waiting.values(), failed.values()).flatMap(Collection::stream)).min(Instant::compareTo);
        return oldest.map(since -> Duration.between(since, Instant.now())).orElse(Duration.ZERO);
    }

    /** What failed and is not among them, another replica has copied. */
    private synchronized void found(List<UUID> uncopied) {
        failed.keySet().retainAll(uncopied);
        uncopied.forEach(this::note);
    }

    private synchronized void note(UUID groupId) {
        Instant failedSince = failed.remove(groupId);
        Instant since = failedSince == null ? Instant.now() : failedSince;
        if (resting.computeIfPresent(groupId, (group, again) -> again.or(() -> Optional.of(since))) == null) {
            await(groupId, since);
        }
    }

    private void await(UUID groupId, Instant since) {
        waiting.putIfAbsent(groupId, since);
        if (underWay.size() < MOST_AT_ONCE) {
            next();
        }
    }

    private synchronized void next() {
        waiting.entrySet().stream().findFirst().ifPresent(first -> {
            waiting.remove(first.getKey());
            underWay.add(first.getValue());
            resting.put(first.getKey(), Optional.empty());
            vertx.setTimer(REST.toMillis(), over -> rested(first.getKey()));
            context.runOnContext(ignored -> copy(first.getKey(), first.getValue()));
        });
    }

    private void copy(UUID groupId, Instant since) {
        jobs.follow(() -> copies.copy(groupId))
                .onFailure().invoke(failure -> failed(groupId, since, failure))
                .onTermination().invoke(() -> done(since))
                .subscribe().with(copied -> {
                }, failure -> {
                });
    }

    private synchronized void rested(UUID groupId) {
        resting.remove(groupId).ifPresent(since -> await(groupId, since));
    }

    private synchronized void failed(UUID groupId, Instant since, Throwable failure) {
        LOG.warnf("Group %s will be copied later: %s", groupId, failure);
        failed.put(groupId, since);
    }

    private synchronized void done(Instant since) {
        underWay.remove(since);
        next();
    }
}
