package org.studycircle.sql;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/**
 * Around every {@link WithTransaction}: repeats the whole transaction when PostgreSQL gave it up for another one, and when it
 * lost the race to create a row, so that the repetition finds the row and answers what stands. What waits for the commit comes
 * after it.
 */
@WithTransaction
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
public class Repeating {

    private static final int REPETITIONS = 3;

    @Inject
    Shares shares;

    @AroundInvoke
    Object repeat(InvocationContext call) throws Exception {
        if (!Uni.class.isAssignableFrom(call.getMethod().getReturnType())) {
            return call.proceed();
        }
        return Uni.createFrom().deferred(() -> shares.within(() -> repeated(call)));
    }

    private static Uni<?> repeated(InvocationContext call) {
        return Uni.createFrom().deferred(() -> attempt(call))
                .onFailure(DatabaseFaults::isWorthRepeating).retry().atMost(REPETITIONS);
    }

    private static Uni<?> attempt(InvocationContext call) {
        return AfterCommit.around(() -> proceed(call));
    }

    private static Uni<?> proceed(InvocationContext call) {
        try {
            return (Uni<?>) call.proceed();
        } catch (Exception e) {
            return Uni.createFrom().failure(e);
        }
    }
}
