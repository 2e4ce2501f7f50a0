package org.studycircle.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.mutiny.Uni;

/** What waits for the transaction under way: it happens once that has been committed, and never where it has not. */
public final class AfterCommit {

    private static final String KEY = AfterCommit.class.getName();

    private AfterCommit() {}

    /** Within a transaction. It happens in the order in which it was said. */
    public static void run(Runnable act) {
        ContextLocals.<List<Runnable>>get(KEY).orElseThrow().add(act);
    }

    /** Around a whole transaction; one within another is part of that. */
    static Uni<?> around(Supplier<Uni<?>> transaction) {
        if (ContextLocals.get(KEY).isPresent()) {
            return transaction.get();
        }
        List<Runnable> waiting = new ArrayList<>();
        ContextLocals.put(KEY, waiting);
        return transaction.get()
                .onTermination().invoke(() -> ContextLocals.remove(KEY))
                .onItem().invoke(() -> waiting.forEach(Runnable::run));
    }
}
