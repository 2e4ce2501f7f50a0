package org.studycircle.history;

import java.util.UUID;

/**
 * One try of a client to write a post, under an id of its own; there may be others of the same post before and after it.
 *
 * @param begun when it was sent, in nanoseconds of one clock
 * @param ended when the answer was there, or nobody waited for it any more
 * @param number of the post in its thread, where the service told it
 */
public record Attempt(UUID thread, UUID post, String text, long begun, long ended, Outcome outcome, Integer number) {

    public enum Outcome {
        /** Acknowledged: 200 or 201. */
        DONE,
        /** 4xx: it was not done and never will be. */
        REFUSED,
        /** Whether it was done is not known: 503, or no answer. */
        UNKNOWN
    }
}
