package org.studycircle.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;

class JobsTest {

    private static final Duration MOMENT = Duration.ofMillis(50);

    private final Jobs jobs = new Jobs(new DatabaseOutage());
    private final AtomicInteger steps = new AtomicInteger();

    private Uni<Void> step() {
        return Uni.createFrom().voidItem().invoke(steps::incrementAndGet);
    }

    private void signal() {
        jobs.beginNone(new ShutdownDelayInitiatedEvent());
    }

    @Test
    void jobIsRun() {
        jobs.run(this::step).await().indefinitely();
        assertEquals(1, steps.get());
    }

    @Test
    void noneIsBegunAfterTheSignal() {
        signal();
        jobs.run(this::step).await().indefinitely();
        assertEquals(0, steps.get());
    }

    @Test
    void whatFollowsARequestIsDoneUntilTheEnd() throws InterruptedException {
        signal();
        jobs.follow(this::step).await().indefinitely();
        assertEquals(0, jobs.await(MOMENT));
        jobs.follow(this::step).await().indefinitely();
        assertEquals(1, steps.get());
    }

    @Test
    void jobUnderWayEndsBeforeItsNextStepAsIfNothingWere() {
        Uni<Void> job = jobs.run(() -> Multi.createFrom().range(0, 10)
                .onItem().transformToUniAndConcatenate(number -> jobs.goOn().chain(this::step).invoke(() -> {
                    if (number == 2) {
                        signal();
                    }
                }))
                .collect().last().replaceWithVoid());
        assertNull(job.await().indefinitely());
        assertEquals(3, steps.get());
    }

    @Test
    void failureOfAJobIsStillAFailure() {
        Uni<Void> job = jobs.run(() -> Uni.createFrom().failure(new IllegalStateException("fault")));
        assertThrows(IllegalStateException.class, () -> job.await().indefinitely());
        assertTrue(Jobs.isFault(new IllegalStateException("fault")));
        assertFalse(Jobs.isFault(new BeingStopped()));
    }

    @Test
    void endWaitsForTheStepUnderWay() throws InterruptedException {
        CompletableFuture<Void> underWay = new CompletableFuture<>();
        jobs.run(() -> Uni.createFrom().completionStage(underWay)).subscribe().withSubscriber(UniAssertSubscriber.create());
        assertEquals(1, jobs.await(MOMENT));
        underWay.completeOnTimeout(null, 1, TimeUnit.MILLISECONDS);
        assertEquals(0, jobs.await(Duration.ofSeconds(30)));
    }

    @Test
    void jobThatFailsOrIsCancelledIsNotWaitedFor() throws InterruptedException {
        jobs.run(() -> Uni.createFrom().failure(new IllegalStateException("fault"))).onFailure().recoverWithNull().await()
                .indefinitely();
        jobs.run(() -> Uni.createFrom().nothing()).subscribe().withSubscriber(UniAssertSubscriber.create()).cancel();
        assertEquals(0, jobs.await(MOMENT));
    }
}
