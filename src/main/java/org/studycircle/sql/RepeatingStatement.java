package org.studycircle.sql;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** Around every {@link OneStatement}: makes as many {@link Attempts} as it takes. */
@OneStatement
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
public class RepeatingStatement {

    @Inject
    Attempts attempts;

    @AroundInvoke
    Object repeat(InvocationContext call) throws Exception {
        return attempts.of(call);
    }
}
