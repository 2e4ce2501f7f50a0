package org.studycircle.web;

import java.util.function.Supplier;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/** Work that takes long and needs no database, done where it holds up nobody. */
public final class Worker {

    private Worker() {}

    /** @return the result, back on the event loop of the request, where sessions are at home */
    public static <T> Uni<T> run(Supplier<T> work) {
        return Uni.createFrom().deferred(() -> {
            Context request = Vertx.currentContext();
            return Uni.createFrom().item(work)
                    .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                    .emitOn(task -> request.runOnContext(ignored -> task.run()));
        });
    }
}
