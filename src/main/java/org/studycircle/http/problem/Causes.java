package org.studycircle.http.problem;

import java.util.Optional;

/** Looks behind a failure for what caused it. */
public final class Causes {

    /** Chains of causes may be circular. */
    private static final int DEEPEST = 20;

    private Causes() {}

    /** @return the failure itself or the nearest cause that is of this type */
    public static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> type) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++, cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return Optional.of(type.cast(cause));
            }
        }
        return Optional.empty();
    }
}
