package org.studycircle.http.body;

import java.util.List;
import java.util.Map;

import org.studycircle.http.problem.Refusal;

/** 429: the caller is sending as much at a time as one person may. */
class TooMuchUnderWay extends Refusal {

    static final int RETRY_AFTER_SECONDS = 5;

    TooMuchUnderWay() {
        super(problem(429, "too-many-requests", "Too many requests",
                "You are sending more at a time than one person may. Let some of it come to its end, then try again.", List.of()),
                Map.of("Retry-After", Integer.toString(RETRY_AFTER_SECONDS)));
    }
}
