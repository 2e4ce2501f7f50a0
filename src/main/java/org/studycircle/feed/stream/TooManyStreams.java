package org.studycircle.feed.stream;

import java.util.List;
import java.util.Map;

import org.studycircle.http.problem.Problem;
import org.studycircle.http.problem.Refusal;

/** A person has as many live streams open as one person may have. */
class TooManyStreams extends Refusal {

    private static final String RETRY_AFTER_SECONDS = "10";

    TooManyStreams(int most) {
        super(new Problem("/problems/too-many-streams", "Too many live streams", 429,
                "You have " + most + " live streams open, which is as many as one person may have. Close one.", null, List.of(),
                null), Map.of("Retry-After", RETRY_AFTER_SECONDS));
    }
}
