package org.studycircle.sql;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;

/** Around every {@link WithTransaction}: makes as many {@link Attempts} as it takes. */
@WithTransaction
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
public class Repeating {

    @Inject
    Attempts attempts;

    @AroundInvoke
    Object repeat(InvocationContext call) throws Exception {
        return attempts.of(call);
    }
}
