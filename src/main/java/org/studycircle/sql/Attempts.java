package org.studycircle.sql;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.interceptor.InvocationContext;

import io.smallrye.mutiny.Uni;

/**
 * Repeats a whole write when PostgreSQL gave it up for another one, and when it lost the race to create a row, so that the repetition finds the row and
 * answers what stands. What waits for the commit comes after it.
 */
@ApplicationScoped
class Attempts {

    private static final int REPETITIONS = 3;
    /** Each time somebody else has come through, so that those who stand there become fewer. */
    private static final int OVERTAKINGS = 30;

    @Inject
    Shares shares;

    /** @param call of a method that returns a {@link Uni}; others go on as they are */
    Object of(InvocationContext call) throws Exception {
        if (!Uni.class.isAssignableFrom(call.getMethod().getReturnType())) {
            return call.proceed();
        }
        return Uni.createFrom().deferred(() -> shares.within(() -> repeated(call)));
    }

    private static Uni<?> repeated(InvocationContext call) {
        return Uni.createFrom().deferred(() -> AfterCommit.around(() -> proceed(call)))
                .onFailure(Overtaken.class).retry().atMost(OVERTAKINGS)
                .onFailure(DatabaseFaults::isWorthRepeating).retry().atMost(REPETITIONS);
    }

    private static Uni<?> proceed(InvocationContext call) {
        try {
            return (Uni<?>) call.proceed();
        } catch (Exception e) {
            return Uni.createFrom().failure(e);
        }
    }
}
