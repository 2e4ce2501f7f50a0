package org.studycircle.privacy;

import java.util.concurrent.atomic.AtomicInteger;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;

import org.studycircle.group.PersonalData;

import io.smallrye.mutiny.Uni;

/** Breaks an erasure off after the other features have done their part of a group, as a crash there would. */
@ApplicationScoped
@Priority(2)
public class Stumbling implements PersonalData {

    /** How many groups go well before one does not; negative for all. */
    static final AtomicInteger GROUPS = new AtomicInteger(-1);

    @Override
    public Uni<Farewell> erase(FormerMember member) {
        return GROUPS.get() >= 0 && GROUPS.getAndDecrement() == 0
                ? Uni.createFrom().failure(new IllegalStateException("Stumbled."))
                : Uni.createFrom().item(Farewell.SILENT);
    }
}
