package org.studycircle.http.problem;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** 429: the caller has tried this too often; the headers say when the next try counts again. */
public class TooManyRequests extends Refusal {

    /**
     * @param policy name of the limit
     * @param most how many tries the window has
     * @param wait until there is another try
     */
    public TooManyRequests(String policy, long most, Duration window, Duration wait) {
        super(problem(429, "too-many-requests", "Too many requests",
                "This was tried too often in a short time. Wait, then try again.", List.of()),
                Map.of("Retry-After", String.valueOf(seconds(wait)),
                        "RateLimit-Policy", "\"%s\";q=%d;w=%d".formatted(policy, most, window.toSeconds()),
                        "RateLimit", "\"%s\";r=0;t=%d".formatted(policy, seconds(wait))));
    }

    private static long seconds(Duration wait) {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }
}
