package org.studycircle.http.problem;

import java.util.List;
import java.util.Map;

/** 503: something that we depend on is away. A change may have been made all the same, where the answer to a commit was lost. */
public class Unavailable extends Refusal {

    private static final int RETRY_AFTER_SECONDS = 5;

    public Unavailable(String detail) {
        this(detail, RETRY_AFTER_SECONDS);
    }

    /** @param retryAfter how many seconds to wait before the request is repeated */
    public Unavailable(String detail, int retryAfter) {
        super(problem(503, "unavailable", "Temporarily unavailable", detail, List.of()),
                Map.of("Retry-After", Integer.toString(retryAfter)));
    }
}
