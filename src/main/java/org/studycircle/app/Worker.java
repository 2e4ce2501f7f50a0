package org.studycircle.app;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/** Work that takes long and needs no database, done where it holds up nobody. */
public final class Worker {

    private Worker() {}

    /** @return the result, back on the event loop of the request, where sessions are at home */
    public static <T> Uni<T> run(Supplier<T> work) {
        return run(work, UnaryOperator.identity());
    }

    /** As {@link #run(Supplier)}, or a {@link TimeoutException}; the work is not broken off then, but its result is lost. */
    public static <T> Uni<T> run(Supplier<T> work, Duration patience) {
        return run(work, result -> result.ifNoItem().after(patience).failWith(TimeoutException::new));
    }

    private static <T> Uni<T> run(Supplier<T> work, UnaryOperator<Uni<Outcome<T>>> limit) {
        return Uni.createFrom().deferred(() -> {
            Context request = Vertx.currentContext();
            Uni<Outcome<T>> outcome = Uni.createFrom().item(() -> Outcome.of(work))
                    .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
            return limit.apply(outcome)
                    .emitOn(task -> request.runOnContext(ignored -> task.run()))
                    .map(Outcome::get);
        });
    }

    /** A failure that nobody waits for any more is as good as any other result. */
    private record Outcome<T>(T value, RuntimeException failure) {

        static <T> Outcome<T> of(Supplier<T> work) {
            try {
                return new Outcome<>(work.get(), null);
            } catch (RuntimeException e) {
                return new Outcome<>(null, e);
            }
        }

        T get() {
            if (failure != null) {
                throw failure;
            }
            return value;
        }
    }
}
