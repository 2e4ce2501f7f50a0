package org.studycircle.app;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jboss.logging.Logger;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/**
 * Work that the database knows of, piece by piece: each is looked for when the one before is done, until there is none. A replica does
 * one piece at a time; several may meet at one, which the first does.
 */
public final class Backlog {

    private static final Logger LOG = Logger.getLogger(Backlog.class);

    private final String name;
    private final Vertx vertx;
    private final Jobs jobs;
    private final Supplier<Uni<UUID>> next;
    private final Function<UUID, Uni<Void>> act;
    private boolean isUnderWay;
    private boolean isAsked;

    /**
     * @param name of what is to be done, for who reads the log
     * @param next brings what the next piece is about, null where there is none
     * @param act does it, in a transaction of its own
     */
    public Backlog(String name, Vertx vertx, Jobs jobs, Supplier<Uni<UUID>> next, Function<UUID, Uni<Void>> act) {
        this.name = name;
        this.vertx = vertx;
        this.jobs = jobs;
        this.next = next;
        this.act = act;
    }

    /** Returns at once. Who asks while it is under way is asked for when it is done. */
    public synchronized void look() {
        isAsked = true;
        if (!isUnderWay) {
            begin();
        }
    }

    private void begin() {
        isUnderWay = true;
        isAsked = false;
        Context own = VertxContext.createNewDuplicatedContext(VertxContext.getRootContext(vertx.getOrCreateContext()));
        VertxContextSafetyToggle.setContextSafe(own, true);
        own.runOnContext(begun -> jobs.run(this::all).subscribe().with(done -> end(),
                failure -> {
                    LOG.warnf("%s: the rest comes later: %s", name, failure);
                    end();
                }));
    }

    private synchronized void end() {
        isUnderWay = false;
        if (isAsked) {
            begin();
        }
    }

    private Uni<Void> all() {
        return Multi.createBy().repeating().uni(() -> jobs.goOn()
                .chain(() -> next.get())
                .call(found -> found == null ? Uni.createFrom().voidItem() : act.apply(found))
                .map(Optional::ofNullable))
                .until(Optional::isEmpty)
                .collect().last()
                .replaceWithVoid();
    }
}
