package org.studycircle.problem;

import java.util.List;
import java.util.Map;

/** 503: something that we depend on is away; nothing was changed. */
public class Unavailable extends Refusal {

    private static final String RETRY_AFTER_SECONDS = "5";

    public Unavailable(String detail) {
        super(problem(503, "unavailable", "Temporarily unavailable", detail, List.of()),
                Map.of("Retry-After", RETRY_AFTER_SECONDS));
    }
}
